"""Who held which office from when to when, by reports and tables together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from communique.ground.offices import Known, Offices
from communique.ground.terms import term
from communique.link.naming import is_full, words_of
from communique.link.ordering import order_key
from communique.link.sightings import Post, Sighting
from communique.model import Actor, Why
from communique.model.bounds import bounds
from communique.model.ids import digest
from communique.model.lasting import Tenure
from communique.model.offices import Holder
from communique.recognize.office_words import office_data, office_key, owner_name, title_in_words
from communique.recognize.tables import countries


@dataclass(frozen=True, slots=True)
class Dated:
    """What is known of one end of a term: on or after `least`, on or before `most`."""

    least: date | None
    most: date | None

    @property
    def edtf(self) -> str | None:
        """One day, or a set of days; None where nothing is known."""
        if self.least is None and self.most is None:
            return None
        if self.least == self.most:
            return str(self.least)
        return f"[{self.least or ''}..{self.most or ''}]"


def tenures(
    found: Iterable[Sighting], actors: Iterable[Actor], tables: Offices
) -> tuple[Tenure, ...]:
    """Every term of every person whom the documents know, by office and time."""
    people = {a.id: a for a in actors if a.kind == "person"}
    seen: dict[str, list[Sighting]] = {}
    for one in sorted(found, key=_order):
        if one.actor_id in people:
            seen.setdefault(one.actor_id, []).append(one)
    holders = _by_post(seen)
    made: dict[str, Tenure] = {}
    for actor in sorted(people.values(), key=lambda a: a.id):
        mine = seen.get(actor.id, [])
        rows = _rows(actor, mine, tables)
        for tenure in _of_actor(actor, mine, rows, holders):
            made.setdefault(tenure.id, tenure)
    return tuple(sorted(made.values(), key=_listed))


def _of_actor(
    actor: Actor,
    seen: Sequence[Sighting],
    rows: Sequence[Holder],
    holders: Mapping[Post, Sequence[Sighting]],
) -> Iterable[Tenure]:
    told: set[int] = set()
    for group in _same_terms(rows):
        mine = [i for i, s in enumerate(seen) if any(_of_row(s, r) for r in group)]
        told.update(mine)
        yield _from_rows(actor, group, [seen[i] for i in mine])
    left: dict[Post, list[Sighting]] = {}
    for i, one in enumerate(seen):
        if i not in told:
            left.setdefault(one.post, []).append(one)
    for post, mine_ in sorted(left.items()):
        other = [r for r in rows if (r.office, r.country) == (post.key, post.owner)]
        for run in _runs(mine_, holders[post]):
            yield _from_reports(actor, post, run, holders[post], other)


def _by_post(seen: Mapping[str, Sequence[Sighting]]) -> dict[Post, list[Sighting]]:
    found: dict[Post, list[Sighting]] = {}
    for group in seen.values():
        for one in group:
            found.setdefault(one.post, []).append(one)
    return found


def _rows(actor: Actor, seen: Sequence[Sighting], tables: Offices) -> list[Holder]:
    """The rows of the one person of the tables who is this actor; none where several can be."""
    names = sorted({actor.name, *(n.text for n in actor.names if is_full(words_of(n.text)))})
    full = [n for n in names if is_full(words_of(n))]
    options: dict[Holder, Known] = {}
    for name in full:
        if actor.country or len(words_of(name)) > 1:
            options |= {k.rows[0]: k for k in tables.person(name, actor.country)}
    if not full:
        for known in tables.person(actor.name, actor.country) if actor.country else ():
            if any(_of_row(s, r) for s in seen if s.first for r in known.rows):
                options[known.rows[0]] = known
    if len(options) != 1:
        return []
    return list(next(iter(options.values())).rows)


def _same_terms(rows: Sequence[Holder]) -> list[list[Holder]]:
    """Rows of several tables that tell of one term in the same words and dates."""
    found: dict[tuple[str | None, ...], list[Holder]] = {}
    for row in sorted(rows, key=lambda r: (r.start or "", r.office, r.table, r.row)):
        found.setdefault((row.country, row.office, row.start, row.end), []).append(row)
    return list(found.values())


def _of_row(seen: Sighting, row: Holder) -> bool:
    """Whether a place in a report can tell of a row's term."""
    if (seen.post.key, seen.post.owner) != (row.office, row.country):
        same = office_key(row.title or "") == office_key(seen.words) and row.title
        if not same or seen.post.owner != row.country:
            return False
    if seen.first is None or seen.last is None:
        return seen.over is None or term(row).first_start <= seen.over
    return term(row).held(seen.first, seen.last) != "never"


def _from_rows(actor: Actor, rows: Sequence[Holder], seen: Sequence[Sighting]) -> Tenure:
    row = rows[0]
    title = title_in_words(row.office, row.country, row.title)
    tables = "; ".join(_source(r) for r in rows)
    reports = f", and {len({s.document.id for s in seen})} document(s) say it" if seen else ""
    why = {
        "start": Why(f"as the table has it{_written(row)}"),
        "end": Why("still in office when the table was made" if row.end == ".." else "as there"),
        "actor_id": Why(
            f"{row.name} of the table is the only one whom the names can mean{reports}"
        ),
        "confidence": Why("not calibrated yet"),
    }
    if row.start is None:
        why["start"] = Why("the table does not say")
    if row.end is None:
        why["end"] = Why("the table does not say")
    return _tenure(
        actor, Post(row.office, row.country), title, row.start, row.end, seen, tables, why
    )


def _source(row: Holder) -> str:
    told = f": {row.source}" if row.source else ""
    return f"{row.table} row {row.row}{told}" + (", interim" if row.interim else "")


def _written(row: Holder) -> str:
    return f" (written {row.written})" if row.written else ""


def _from_reports(
    actor: Actor,
    post: Post,
    run: Sequence[Sighting],
    holders: Sequence[Sighting],
    rows: Sequence[Holder],
) -> Tenure:
    firsts, lasts = [s.last for s in run if s.last], [s.first for s in run if s.first]
    before, after = _neighbors(actor.id, post, run, holders)
    began = sorted({s.began for s in run if s.began})
    over = [s.over for s in run if s.over and not (lasts and s.over < max(lasts))]
    start = Dated(before, min(firsts, default=None))
    end = Dated(max(lasts, default=None), min([*over, *([after] if after else [])], default=None))
    first = began[0] if len(began) == 1 and _fits_start(began[0], start) else start.edtf
    words = sorted({s.words for s in run}, key=lambda w: (-sum(s.words == w for s in run), w))
    held = " and ".join(_days(run)) or "no known day"
    why = {
        "start": Why(f"held on {held}" + (", and nobody else was named between" if before else "")),
        "end": Why(f"held on {held}" + ("; then another was named" if after else "")),
        "table": Why(
            "no table has it" if not rows else f"the tables have other dates: {_other(rows)}"
        ),
        "confidence": Why("not calibrated yet"),
    }
    if first != start.edtf:
        why["start"] = Why("the text says when the office was taken up")
    if len(began) > 1:
        why["start"] = Why(
            f"the reports differ on when it began: {', '.join(began)}; held on {held}"
        )
    return _tenure(actor, post, words[0], first, end.edtf, run, None, why)


def _tenure(
    actor: Actor,
    post: Post,
    words: str,
    start: str | None,
    end: str | None,
    seen: Sequence[Sighting],
    table: str | None,
    why: dict[str, Why],
) -> Tenure:
    spans = tuple(dict.fromkeys(s.evidence for s in sorted(seen, key=_order)))
    return Tenure(
        id="tn_" + digest(actor.id, words, post.owner, start or ""),
        actor_id=actor.id,
        office=words,
        organization=owner_name(post.owner).removeprefix("the ") if post.owner else None,
        country=post.owner if post.owner in countries() else None,
        start=start,
        end=end,
        spans=spans,
        table=table,
        name=actor.name,
        why=why,
    )


def _runs(mine: Sequence[Sighting], holders: Sequence[Sighting]) -> list[list[Sighting]]:
    """One person's sightings, parted where another held the office for a day between."""
    runs: list[list[Sighting]] = []
    single = mine[0].post.key in office_data().single
    others = [h for h in holders if h.actor_id != mine[0].actor_id and h.first and h.last]
    undated = [s for s in mine if s.first is None]
    for one in sorted((s for s in mine if s.first), key=_order):
        last = runs[-1][-1] if runs else None
        between = last is not None and any(
            last.last
            and one.first
            and last.last < (o.first or date.min)
            and (o.last or date.max) < one.first
            for o in others
        )
        if last is None or (single and between):
            runs.append([one])
        else:
            runs[-1].append(one)
    if not runs:
        return [undated]
    runs[-1] += undated
    return runs


def _neighbors(
    actor: str, post: Post, run: Sequence[Sighting], holders: Sequence[Sighting]
) -> tuple[date | None, date | None]:
    """The last day on which another had the office before, and the first after; of single ones."""
    days = [d for s in run for d in (s.first, s.last) if d]
    if post.key not in office_data().single or not days:
        return None, None
    others = [h for h in holders if h.actor_id != actor and h.first and h.last]
    before = [h.first for h in others if h.first and h.last and h.last < min(days)]
    after = [h.last for h in others if h.first and h.last and h.first > max(days)]
    return max(before, default=None), min(after, default=None)


def _fits_start(began: str, start: Dated) -> bool:
    first, last = bounds(began)
    return start.most is None or (
        first <= start.most and (start.least is None or last >= start.least)
    )


def _days(run: Sequence[Sighting]) -> list[str]:
    days = sorted({(s.first, s.last) for s in run if s.first and s.last})
    told = [str(a) if a == b else f"{a}/{b}" for a, b in days]
    return told if len(told) < 3 else [told[0], told[-1]]


def _other(rows: Sequence[Holder]) -> str:
    return "; ".join(f"{r.start or '?'} to {r.end or '?'} ({_source(r)})" for r in rows)


def _order(one: Sighting) -> tuple[object, ...]:
    first = one.first or date.max
    return (
        first,
        one.last or date.max,
        order_key(one.document),
        one.evidence.start,
        one.evidence.end,
    )


def _listed(one: Tenure) -> tuple[str, ...]:
    began = bounds(one.start)[1].isoformat()
    return one.country or "~", one.organization or "", one.office, began, one.id
