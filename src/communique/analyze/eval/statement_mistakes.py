"""The errors in statements, for reading: only ever of the development part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.analyze.eval.align import align_statements
from communique.analyze.eval.material import Gold, Predicted
from communique.analyze.eval.statement_fields import FIELDS, WHOLES
from communique.model import Span, Statement


@dataclass(frozen=True, slots=True)
class Misread:
    """One statement missed, made up, or wrong in the fields of `kinds`."""

    kinds: tuple[str, ...]
    """`missed`, `not in the gold`, or the rows of the scores in which the pair differs."""
    document_id: str
    gold: Statement | None
    found: Statement | None


def misread(gold: Gold, found: Predicted) -> Iterator[Misread]:
    """All errors in the order of documents and text; optional statements are not missed."""
    for document, golds in (gold.statements or {}).items():
        theirs = (found.statements or {}).get(document, [])
        pairs = align_statements(golds, theirs)
        met = {s.id for pair in pairs for s in pair}
        here = [Misread(kinds, document, g, f) for g, f in pairs if (kinds := tuple(differ(g, f)))]
        here += [
            Misread(("missed",), document, g, None)
            for g in golds
            if g.id not in met and g.id not in gold.optional
        ]
        here += [
            Misread(("not in the gold",), document, None, f) for f in theirs if f.id not in met
        ]
        yield from sorted(here, key=_place)


def differ(gold: Statement, found: Statement) -> Iterator[str]:
    """The rows of the scores that a matched pair does not get in full."""
    for row, right in WHOLES.items():
        if not right(gold, found) and row in {"content", "source and content"}:
            yield row
    for row, (values, equal) in FIELDS.items():
        ours, theirs = values(gold), values(found)
        if not len(ours) == len(theirs) == equal(ours, theirs):
            yield row


def _place(one: Misread) -> tuple[int, tuple[str, ...]]:
    statement = one.gold or one.found
    assert statement is not None
    return statement.content[0].start if statement.content else 0, one.kinds


def described(one: Misread, files: dict[str, str]) -> str:
    """An error in a few lines: where, in what, what is due, what was found and how."""
    lines = [f"{files.get(one.document_id, one.document_id)}  {', '.join(one.kinds)}"]
    lines += [f"  due   {summary(one.gold)}"] if one.gold else []
    lines += [f"  found {summary(one.found)}"] if one.found else []
    if one.found and (why := one.found.why.get("content")):
        lines.append(f"  how   {why.reason}")
    return "\n".join(lines)


def summary(s: Statement) -> str:
    """Source, cue, content and the coded fields of a statement in a line."""
    about = ", ".join(f"{a.kind} {a.name} {a.stance}" for a in s.about)
    heard = ", ".join(p.name for p in s.addressees)
    via = ", ".join(f"{v.kind} {v.name}" for v in s.via)
    parts = [f"{s.form}, {s.kind}, {s.force}" + (", negated" if s.negated else "")]
    parts += [f"by {', '.join(p.name for p in s.speakers)}"] if s.speakers else []
    parts += [f"about {about}"] if about else []
    parts += [f"to {heard}"] if heard else []
    parts += [f"via {via}"] if via else []
    return f"{_quoted(s.source)} | {_quoted(s.cue)} | {_quoted(s.content)} ({'; '.join(parts)})"


def _quoted(spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(span.quote.split()) for span in spans) or "–"
