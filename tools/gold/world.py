"""What a thread's reports share, as records of the world level."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lookup import Raw, Words, edtf, place
from notation import ThreadGold
from pages import page

from communique.model import Actor, NameCount, dates, ids
from communique.model.lasting import Dossier, DossierState, Evidence, Gathering, Tenure

THREAD_KEYS = set(
    "entities gatherings tenures dossiers families relations contradictions notes".split()
)
FAMILY_KINDS = {"copy", "truncation", "edit"}
RELATIONS = {"updates", "follows", "fulfills", "breaks", "denies", "confirms", "part_of"}


@dataclass(frozen=True, slots=True)
class WorldGold:
    """The world level of one thread; plain rows where record.md has no record of their own."""

    actors: list[Actor]
    tenures: list[Tenure]
    gatherings: list[Gathering]
    dossiers: list[Dossier]
    events: list[Raw]
    families: list[Raw]
    contradictions: list[Raw]


def world(gold: ThreadGold) -> WorldGold:
    """The thread's world level; what is wrong is added to the thread's faults."""
    gold.faults.keys(gold.thread, gold.shared, THREAD_KEYS)
    events = {key: _event_id(gold, mentions) for key, mentions in gold.groups().items()}
    return WorldGold(
        actors=list(_actors(gold)),
        tenures=list(_tenures(gold)),
        gatherings=list(_gatherings(gold, events)),
        dossiers=list(_dossiers(gold, events)),
        events=list(_events(gold, events)),
        families=list(_families(gold)),
        contradictions=list(_contradictions(gold, events)),
    )


def _section(gold: ThreadGold, name: str) -> dict[str, Raw]:
    found = gold.shared.get(name) or {}
    if not isinstance(found, dict):
        gold.faults.add(gold.thread, f"{name} must map names to entries")
        return {}
    return found


def _list(gold: ThreadGold, name: str) -> list[Raw]:
    found = gold.shared.get(name) or []
    if not isinstance(found, list):
        gold.faults.add(gold.thread, f"{name} must be a list")
        return []
    return found


def _entity(gold: ThreadGold, where: str, key: Any) -> str | None:
    if key is None:
        return None
    if key not in gold.entities.raw:
        gold.faults.add(f"{gold.thread} {where}", f"no entity {key!r}")
        return None
    return gold.entities.id_of(key)


def _happening(gold: ThreadGold, where: str, key: Any, events: dict[str, str]) -> str | None:
    if key is None:
        return None
    if key not in events:
        gold.faults.add(f"{gold.thread} {where}", f"no mention has event: {key}")
    return events.get(key)


def _event_id(gold: ThreadGold, mentions: list[str]) -> str:
    """The event's id: that of its earliest mention, as record.md orders them."""
    order = []
    for report in gold.reports.values():
        published = report.document.published
        first = (published.min if published else None) or "9999"
        for m in report.mentions:
            if m.id in mentions:
                order.append((first, report.document.id, m.trigger.start, m.id))
    return ids.event_id(min(order)[3])


def _actors(gold: ThreadGold) -> Iterator[Actor]:
    for key, raw in gold.entities.raw.items():
        name = str(raw.get("name") or key)
        spelled = [name, *map(str, raw.get("names") or ())]
        yield Actor(
            id=gold.entities.id_of(key),
            kind=raw["kind"],
            name=name,
            names=tuple(NameCount(n, 1) for n in dict.fromkeys(spelled)),
            country=raw.get("country"),
            bloc=raw.get("bloc"),
            sectors=tuple(raw.get("sectors") or ()),
        )


def _tenures(gold: ThreadGold) -> Iterator[Tenure]:
    for row in _list(gold, "tenures"):
        where = f"tenure of {row.get('who')}"
        actor, report = _entity(gold, where, row.get("who")), gold.reports.get(row.get("file", ""))
        if actor is None or report is None or not row.get("office"):
            gold.faults.add(f"{gold.thread} {where}", "needs who, office, file, s and words")
            continue
        words = Words(page(report.document.text), gold.faults)
        at = words.find(f"{gold.thread} {where}", row.get("words"), row.get("s"), row.get("nth"))
        if at is None:
            continue
        span = Evidence(report.document.id, at.start, at.end, at.quote)
        start, end = (str(row[k]) if row.get(k) else None for k in ("start", "end"))
        key = ids.digest(actor, row["office"], str(row.get("organization")), start or "", end or "")
        yield Tenure(
            id=f"tn_{key}",
            actor_id=actor,
            office=row["office"],
            organization=row.get("organization"),
            country=row.get("country"),
            start=start,
            end=end,
            spans=(span,),
        )


def _gatherings(gold: ThreadGold, events: dict[str, str]) -> Iterator[Gathering]:
    for key, row in _section(gold, "gatherings").items():
        where = f"gathering {key}"
        first = edtf(f"{gold.thread} {where}", row.get("start"), gold.faults)
        last = edtf(f"{gold.thread} {where}", row.get("end"), gold.faults) or first
        reports = [r for r in gold.reports.values() if key in r.gathering_keys.values()]
        inside = {m for r in reports for m, k in r.gathering_keys.items() if k == key}
        groups = gold.groups()
        held = sorted(events[k] for k, ms in groups.items() if inside & set(ms))
        yield Gathering(
            id="gt_"
            + ids.digest(row.get("series", key), str(row.get("edition")), str(row.get("start"))),
            series=row.get("series", key),
            edition=row.get("edition"),
            kind=row.get("kind", "conference"),
            host=_entity(gold, where, row.get("host")),
            place=place(row.get("place")),
            date=dates.interval(first, last) if first and last else None,
            events=tuple(held),
            documents=tuple(sorted(r.document.id for r in reports)),
        )


def _dossiers(gold: ThreadGold, events: dict[str, str]) -> Iterator[Dossier]:
    for key, row in _section(gold, "dossiers").items():
        where = f"dossier {key}"
        parties = [p for k in row.get("parties") or () if (p := _entity(gold, where, k))]
        states = [
            DossierState(
                state=str(s["state"]),
                date=edtf(f"{gold.thread} {where}", s.get("date"), gold.faults),
                event_id=_happening(gold, where, s.get("event"), events),
            )
            for s in row.get("states") or ()
        ]
        name = str(row.get("name") or key)
        yield Dossier(
            id="ds_" + ids.digest(row["kind"], ",".join(sorted(parties)), ids.name_key(name)),
            kind=row["kind"],
            name=name,
            parties=tuple(parties),
            states=tuple(states),
        )


def _events(gold: ThreadGold, events: dict[str, str]) -> Iterator[Raw]:
    relations: dict[str, list[Raw]] = {}
    for row in _list(gold, "relations"):
        source = _happening(gold, f"relation {row}", row.get("from"), events)
        target = _happening(gold, f"relation {row}", row.get("to"), events)
        if row.get("kind") not in RELATIONS:
            gold.faults.add(f"{gold.thread} relation {row}", f"kind is one of {sorted(RELATIONS)}")
        elif source and target:
            relations.setdefault(source, []).append({"kind": row["kind"], "to": target})
    for key, mentions in gold.groups().items():
        yield {
            "id": events[key],
            "name": key,
            "mentions": sorted(mentions),
            "relations": relations.get(events[key], []),
        }


def _families(gold: ThreadGold) -> Iterator[Raw]:
    for row in _list(gold, "families"):
        one, other = gold.reports.get(row.get("of", "")), gold.reports.get(row.get("like", ""))
        if one is None or other is None or row.get("how") not in FAMILY_KINDS:
            gold.faults.add(
                f"{gold.thread} family {row}",
                "of and like are reports; how is copy, truncation or edit",
            )
            continue
        yield {"of": one.document.id, "like": other.document.id, "how": row["how"]}


def _contradictions(gold: ThreadGold, events: dict[str, str]) -> Iterator[Raw]:
    for key, row in _section(gold, "contradictions").items():
        where = f"contradiction {key}"
        told = [gold.mention(one) for one in row.get("between") or ()]
        if None in told or len(told) < 2:
            gold.faults.add(
                f"{gold.thread} {where}", "between names two mentions or more, as t05-1.m3"
            )
            continue
        yield {
            "event": _happening(gold, where, row.get("event"), events),
            "field": str(row.get("field")),
            "mentions": told,
            "values": [str(v) for v in row.get("values") or ()],
        }
