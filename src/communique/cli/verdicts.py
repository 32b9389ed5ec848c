"""Verdicts on mentions, kept in a JSON Lines file of Review records."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from communique.errors import UsageError
from communique.model import EventMention
from communique.model.jsonio import from_json, to_json
from communique.model.reviews import Review, ReviewedPlace, Verdict, review


@dataclass(slots=True)
class Verdicts:
    """The verdicts on file; a review's note is its mention's id, and the last one counts."""

    path: Path
    reviewer: str
    kept: list[Review] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path, reviewer: str) -> Verdicts:
        """The verdicts in a file, none where there is no file; UsageError names a broken line."""
        found = cls(path, reviewer)
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        for number, line in enumerate(lines, 1):
            try:
                found.kept.append(from_json(Review, line))
            except ValueError:
                raise UsageError(
                    f"{path} line {number}: is no verdict; name another file with --verdicts"
                ) from None
        return found

    def of(self, mention: str) -> Verdict | None:
        """The verdict on the mention of this id; None where there is none."""
        return next((r.verdict for r in reversed(self.kept) if r.note == mention), None)

    def add(self, mention: EventMention, verdict: Verdict) -> None:
        """Keep a verdict, on file at once."""
        on = ReviewedPlace(mention.document_id, mention.trigger.start, mention.trigger.end)
        at = datetime.now(UTC).isoformat(timespec="microseconds")
        self.kept.append(review(on, verdict, reviewer=self.reviewer, at=at, note=mention.id))
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
