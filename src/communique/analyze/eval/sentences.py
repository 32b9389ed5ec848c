"""`eval sentences`: the PLOVER types of raw sentences, nothing given, against one type for each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.analyze.eval.identity import codes
from communique.analyze.eval.tally import Tally
from communique.analyze.folding import exported, folded
from communique.errors import ConfigError
from communique.model import EventMention
from communique.model.coded import Coded

SECTION = "sentences"
KEYS = frozenset({"id", "text", "root", "actors", "recipients"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the folded type of its main event and the codes of both sides.

    Codes are ISO 3166 alpha-3 or blocs (IGO, UNO …); a side that is unknown or without country is
    empty. What several do together has all of them as actors and no recipients.
    """

    id: str
    text: str
    root: str
    actors: frozenset[str]
    recipients: frozenset[str]
    part: str | None = None


def read_sentences(path: Path) -> Iterator[Sentence]:
    """The rows of a JSON Lines file with `KEYS` and perhaps `part`; ConfigError names a bad line.

    Other keys are passed over.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not in UTF-8; save it as UTF-8") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _row(line, f"{path} line {number}")


def _row(line: str, where: str) -> Sentence:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ConfigError(f"{where}: is not JSON ({error.msg})") from None
    if not isinstance(row, dict) or not row.keys() >= KEYS:
        missing = sorted(KEYS - row.keys()) if isinstance(row, dict) else sorted(KEYS)
        raise ConfigError(f"{where}: lacks {', '.join(missing)}")
    sides = frozenset(row["actors"]), frozenset(row["recipients"])
    return Sentence(row["id"], row["text"], row["root"], *sides, row.get("part"))


def count(gold: Sentence, coded: Coded, tally: Tally) -> None:
    """Count one sentence: its type among those exported, and whether both sides are met with it."""
    shown = list(exported(coded.mentions))
    roots = {folded(m.event_type, m.status) for m in shown}
    whole = any(folded(m.event_type, m.status) == gold.root and meets(gold, m) for m in shown)
    for row, hit, predicted in (
        ("root", gold.root in roots, len(roots)),
        ("root and both sides", whole, len(roots)),
    ):
        at = tally.at(SECTION, row, gold.id)
        at.hit, at.predicted, at.found, at.due = hit, predicted, hit, 1
    for root in roots | {gold.root}:
        at = tally.at(f"{SECTION}: root by type", root, gold.id)
        met = root == gold.root and root in roots
        at.hit, at.predicted, at.found, at.due = met, root in roots, met, root == gold.root


def meets(gold: Sentence, mention: EventMention) -> bool:
    """Whether a participant of each side that has codes is met on that side.

    Of what several do together two of them must be met, on whichever sides.
    """
    actors, recipients = codes(mention.actors), codes(mention.recipients)
    if len(gold.actors) > 1 and not gold.recipients:
        return len(gold.actors & (actors | recipients)) > 1
    return _met(gold.actors, actors) and _met(gold.recipients, recipients)


def _met(due: frozenset[str], found: frozenset[str]) -> bool:
    return not due or bool(due & found)
