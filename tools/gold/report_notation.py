"""One report's notation, turned into its mentions and statements."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from entities import Entities
from lookup import Faults, Raw, Words, edtf, place

from communique.model import Span, ids
from communique.model.records import (
    About,
    Assertion,
    Document,
    EventMention,
    GatheringRef,
    Link,
    Object,
    Participant,
    Quantity,
    Statement,
    Via,
)

Sides = tuple[tuple[Participant, ...], tuple[Participant, ...]]
REPORT_KEYS = {"published", "blocks", "mentions", "statements", "not_coded", "notes"}
MENTION_KEYS = set(
    "id s type trigger nth status modes contexts actors recipients objects quantities date "
    "deadline place gathering assertions links statement event labels optional also note".split()
)
STATEMENT_KEYS = set(
    "id s speakers source cue content form kind force about addressees via events denies date "
    "negated medium themes occasion optional note".split()
)


@dataclass(slots=True)
class ReportGold:
    """What the notation of one report says, as records."""

    file: str
    document: Document
    mentions: list[EventMention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    optional: set[str] = field(default_factory=set)
    """Ids of mentions and statements that are matters of taste."""
    event_keys: dict[str, str] = field(default_factory=dict)
    """Mention id → the thread's name for the happening."""
    gathering_keys: dict[str, str] = field(default_factory=dict)
    traps: list[Raw] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """The notation's own ids → record ids."""


@dataclass(slots=True)
class Reader:
    """Reads one report's notation."""

    file: str
    raw: Raw
    doc: Document
    words: Words
    entities: Entities
    gatherings: dict[str, Raw]
    faults: Faults

    def read(self) -> ReportGold:
        """All of the report's records."""
        self.faults.keys(self.file, self.raw, REPORT_KEYS)
        gold = ReportGold(self.file, self.doc)
        rows = list(self.raw.get("mentions") or [])
        said = list(self.raw.get("statements") or [])
        drafts = [m for row in rows if (m := self._mention(row, gold))]
        spoken = [s for row in said if (s := self._statement(row, gold))]
        gold.mentions = [self._tied(m, row, gold) for row, m in drafts]
        gold.statements = [self._with_events(s, row, gold) for row, s in spoken]
        gold.traps = [t for row in self.raw.get("not_coded") or [] if (t := self._trap(row))]
        repeated = Counter(gold.names.values())
        for record, n in repeated.items():
            if n > 1:
                own = [k for k, v in gold.names.items() if v == record]
                self.faults.add(self.file, f"{own} have the same trigger and participants")
        return gold

    def _people(self, where: str, rows: Any, numbers: Any) -> tuple[Participant, ...]:
        found = []
        for row in rows or ():
            at = row.get("s", numbers)
            span = self.words.find(f"{where} {row}", row.get("words"), at, row.get("nth"))
            one = self.entities.participant(f"{where} {row}", row, span)
            if one:
                found.append(one)
        return tuple(found)

    def _span(self, where: str, row: Raw, numbers: Any) -> Span | None:
        where = f"{where} {row}"
        return self.words.find(where, row.get("words"), row.get("s", numbers), row.get("nth"))

    def _mention(self, row: Raw, gold: ReportGold) -> tuple[Raw, EventMention] | None:
        where, s = f"{self.file} {row.get('id')}", row.get("s")
        self.faults.keys(where, row, MENTION_KEYS)
        evidence = self.words.sentence(where, s)
        trigger = self.words.find(f"{where} trigger", row.get("trigger"), s, row.get("nth"))
        if evidence is None or trigger is None or not row.get("type") or not row.get("status"):
            self.faults.add(where, "needs id, s, trigger, type and status")
            return None
        spans = [evidence]
        for n in row.get("also") or ():
            more = self.words.sentence(f"{where} also", n)
            spans += [more] if more else []
        actors = self._people(f"{where} actors", row.get("actors"), s)
        recipients = self._people(f"{where} recipients", row.get("recipients"), s)
        record = self._named(row, trigger, (actors, recipients), gold)
        gathering = self._gathering(where, row, record, gold)
        return row, EventMention(
            id=record,
            document_id=self.doc.id,
            event_type=row["type"],
            status=row["status"],
            trigger=trigger,
            evidence=tuple(spans),
            modes=tuple(row.get("modes") or ()),
            contexts=tuple(row.get("contexts") or ()),
            actors=actors,
            recipients=recipients,
            objects=tuple(self._objects(where, row)),
            quantities=tuple(self._quantities(where, row)),
            date=edtf(f"{where} date", row.get("date"), self.faults),
            deadline=edtf(f"{where} deadline", row.get("deadline"), self.faults),
            place=place(row.get("place")),
            gathering=gathering,
            labels=tuple(row.get("labels") or ()),
            coder="gold",
        )

    def _named(self, row: Raw, trigger: Span, sides: Sides, gold: ReportGold) -> str:
        """The mention's id; the next running number where all its spans are taken already."""
        spans = [[p.mentioned for p in side if p.mentioned] for side in sides]
        number, known = 0, set(gold.names.values())
        while (record := ids.mention_id(self.doc.id, trigger, *spans, number)) in known:
            number += 1
        gold.names[str(row["id"])] = record
        if row.get("optional"):
            gold.optional.add(record)
        if row.get("event"):
            gold.event_keys[record] = str(row["event"])
        return record

    def _gathering(
        self, where: str, row: Raw, record: str, gold: ReportGold
    ) -> GatheringRef | None:
        about = row.get("gathering")
        if not about:
            return None
        at = self._span(f"{where} gathering", about, row.get("s"))
        own = self.gatherings.get(about.get("e"))
        if own is None:
            self.faults.add(where, f"gathering {about.get('e')!r} is not in the thread's file")
        if own is None or at is None:
            return None
        gold.gathering_keys[record] = about["e"]
        return GatheringRef(own.get("name") or own["series"], about["relation"], at)

    def _objects(self, where: str, row: Raw) -> Iterator[Object]:
        for o in row.get("objects") or ():
            if at := self._span(f"{where} objects", o, row.get("s")):
                yield Object(o["kind"], str(o.get("name") or o["words"]), at)

    def _quantities(self, where: str, row: Raw) -> Iterator[Quantity]:
        for q in row.get("quantities") or ():
            if at := self._span(f"{where} quantities", q, row.get("s")):
                yield Quantity(q["of"], q.get("min"), q.get("max"), q.get("unit"), at.quote, at)

    def _tied(self, mention: EventMention, row: Raw, gold: ReportGold) -> EventMention:
        where = f"{self.file} {row['id']}"
        links = []
        for link in row.get("links") or ():
            for kind, to in link.items():
                links += [Link(kind, i) for i in self._known(where, [to], gold)]
        own = self._known(where, [row["statement"]] if row.get("statement") else [], gold)
        return replace(
            mention,
            links=tuple(links),
            statement_id=own[0] if own else None,
            assertions=tuple(self._assertions(where, row.get("assertions"), gold)),
        )

    def _assertions(self, where: str, rows: Any, gold: ReportGold) -> Iterator[Assertion]:
        for row in rows or [{"by": "document", "stance": "asserts"}]:
            if isinstance(row, str):
                row = {"by": row, "stance": "asserts"}
            by = row.get("by")
            if by not in {"document", "analyst"}:
                if by not in self.entities.raw:
                    self.faults.add(where, f"assertion by {by!r}: no such entity")
                    continue
                by = self.entities.id_of(by)
            said = self._known(where, [row["statement"]] if row.get("statement") else [], gold)
            yield Assertion(
                by, row.get("stance", "asserts"), said[0] if said else None, row.get("scope")
            )

    def _known(self, where: str, names: Iterable[Any], gold: ReportGold) -> list[str]:
        found = []
        for name in names:
            if str(name) in gold.names:
                found.append(gold.names[str(name)])
            else:
                self.faults.add(where, f"{name!r} is no mention or statement of this report")
        return found

    def _statement(self, row: Raw, gold: ReportGold) -> tuple[Raw, Statement] | None:
        where, s = f"{self.file} {row.get('id')}", row.get("s")
        self.faults.keys(where, row, STATEMENT_KEYS)

        def spans(key: str) -> tuple[Span, ...]:
            given = row.get(key)
            parts = given if isinstance(given, list) else [given] if given else []
            rows = [p if isinstance(p, dict) else {"words": p} for p in parts]
            return tuple(at for r in rows if (at := self._span(f"{where} {key}", r, s)))

        content, cue = spans("content"), spans("cue")
        if not content or not row.get("form") or not row.get("force"):
            self.faults.add(where, "needs id, s, content, form and force")
            return None
        record = ids.statement_id(self.doc.id, cue, content)
        gold.names[str(row["id"])] = record
        if row.get("optional"):
            gold.optional.add(record)
        return row, Statement(
            id=record,
            document_id=self.doc.id,
            form=row["form"],
            kind=row.get("kind", "said"),
            force=row["force"],
            source=spans("source"),
            cue=cue,
            cue_lemma=cue[0].quote.lower() if cue else "",
            content=content,
            speakers=self._people(f"{where} speakers", row.get("speakers"), s),
            via=tuple(
                Via(v["kind"], str(v["name"]), self._span(f"{where} via", v, s))
                for v in row.get("via") or ()
            ),
            addressees=self._people(f"{where} addressees", row.get("addressees"), s),
            about=tuple(self._about(where, row.get("about"), s)),
            themes=tuple(row.get("themes") or ()),
            negated=bool(row.get("negated")),
            medium=row.get("medium"),
            date=edtf(f"{where} date", row.get("date"), self.faults),
        )

    def _about(self, where: str, rows: Any, s: Any) -> Iterator[About]:
        for row in rows or ():
            at = self._span(f"{where} about", row, s)
            key, kind = row.get("e"), row.get("kind", "actor")
            if at is None:
                self.faults.add(where, f"about {row}: give the words it is named by")
                continue
            name, target = str(row.get("name") or at.quote), None
            if kind == "actor":
                if key not in self.entities.raw:
                    self.faults.add(where, f"about {key!r}: no such entity")
                    continue
                target = self.entities.id_of(key)
                name = str(self.entities.raw[key].get("name") or key)
            yield About(kind, target, name, row.get("stance"), at)

    def _with_events(self, said: Statement, row: Raw, gold: ReportGold) -> Statement:
        where = f"{self.file} {row['id']}"
        one = [row["denies"]] if row.get("denies") else []
        occasion = [row["occasion"]] if row.get("occasion") else []
        denies = self._known(where, one, gold)
        at = self._known(where, occasion, gold)
        return replace(
            said,
            events=tuple(self._known(where, row.get("events") or (), gold)),
            denies=denies[0] if denies else None,
            occasion=at[0] if at else None,
        )

    def _trap(self, row: Raw) -> Raw | None:
        at = self._span(f"{self.file} not_coded", row, row.get("s"))
        if at is None:
            return None
        return {"start": at.start, "end": at.end, "quote": at.quote, "why": str(row.get("why"))}
