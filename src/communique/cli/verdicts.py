"""Verdicts on mentions, kept in a JSON Lines file of Review records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from communique.errors import UsageError
from communique.model import EventMention
from communique.model.ids import digest
from communique.model.jsonio import from_json, to_json
from communique.model.reviews import Review, ReviewedPlace, Verdict, review


@dataclass(slots=True)
class Verdicts:
    """The verdicts on file; the last one on a mention counts.

    A review's note is its mention's id, its value a digest of what was judged: a mention that is
    coded otherwise later is asked for again.
    """

    path: Path
    reviewer: str
    kept: list[Review] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path, reviewer: str) -> Verdicts:
        """The verdicts in a file, none where there is no file; UsageError names a broken line."""
        found = cls(path, reviewer)
        if not path.absolute().parent.is_dir():
            raise UsageError(f"{path}: there is no folder {path.parent}; make it first")
        try:
            lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        except UnicodeDecodeError:
            raise UsageError(
                f"{path}: is no file of verdicts; name another with --verdicts"
            ) from None
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                found.kept.append(from_json(Review, line))
            except ValueError:
                raise UsageError(
                    f"{path} line {number}: is no verdict; name another file with --verdicts"
                ) from None
        return found

    def of(self, mention: EventMention) -> Verdict | None:
        """The verdict on a mention as it is now; None where there is none."""
        key = (mention.id, judged(mention))
        return next((r.verdict for r in reversed(self.kept) if (r.note, r.value) == key), None)

    def add(self, mention: EventMention, verdict: Verdict) -> None:
        """Keep a verdict, on file at once."""
        on = ReviewedPlace(mention.document_id, mention.trigger.start, mention.trigger.end)
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        self.kept.append(
            review(
                on,
                verdict,
                reviewer=self.reviewer,
                at=at,
                value=judged(mention),
                note=mention.id,
            )
        )
        self._write()

    def take_back(self, mention: str) -> None:
        """Forget the last verdict on the mention of this id."""
        for i in reversed(range(len(self.kept))):
            if self.kept[i].note == mention:
                del self.kept[i]
                break
        self._write()

    def _write(self) -> None:
        new = self.path.with_name(self.path.name + ".new")
        new.write_text("".join(to_json(r) + "\n" for r in self.kept), encoding="utf-8")
        new.replace(self.path)


def judged(mention: EventMention) -> str:
    """A digest of what a verdict is on: type, status and both sides."""
    sides = (f"{p.name}/{p.country or p.bloc}" for p in (*mention.actors, *mention.recipients))
    return digest(mention.event_type, mention.status, str(len(mention.actors)), *sides)
