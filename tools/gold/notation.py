"""The annotators' notation: YAML that says words, turned into records that say offsets.

A thread has one file for what its reports share (entities, gatherings, dossiers, tenures) and one
file for each report. Words are looked up in the sentence whose number (`s`, see `pages.py`) is
given; `nth: 2` takes the second place where they stand, and `first ... last` reaches from the
first words to the last ones. How to write it: docs/how-to/add-to-the-gold.md.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml
from pages import Page, page

from communique.model import Date, Place, Span, Why, dates, ids
from communique.model.records import (
    About,
    Assertion,
    Block,
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

Raw = dict[str, Any]
ALIKE = str.maketrans("“”„‟«»‘’‛`\u00a0\u202f–—", '""""""\'\'\'\'  --')
"""Characters that count as the same in looking words up; each stands for one other."""

REPORT_KEYS = {"published", "blocks", "mentions", "statements", "not_coded", "notes"}
MENTION_KEYS = set(
    "id s type trigger nth status modes contexts actors recipients objects quantities date "
    "deadline place gathering assertions links statement event labels optional also note".split()
)
STATEMENT_KEYS = set(
    "id s speakers source cue content form kind force about addressees via events denies date "
    "negated medium themes occasion optional note".split()
)
ENTITY_KEYS = set("name kind country bloc sectors names".split())


@dataclass(slots=True)
class Faults:
    """What is wrong with a thread's notation, each with its place."""

    found: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        """Note one fault."""
        self.found.append(f"{where}: {what}")

    def keys(self, where: str, raw: Raw, known: set[str]) -> None:
        """Note keys that mean nothing."""
        for key in raw.keys() - known:
            self.add(where, f"unknown key {key!r}; known are {', '.join(sorted(known))}")


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
class Entities:
    """The actors of a thread by the notation's own keys."""

    raw: dict[str, Raw]
    faults: Faults

    def id_of(self, key: str) -> str:
        """The actor id of an entity."""
        raw = self.raw[key]
        country = raw.get("country")
        return ids.actor_id(raw["kind"], raw.get("name") or key, country=country)

    def participant(self, where: str, raw: Raw, mentioned: Span | None) -> Participant | None:
        """Who takes part, with what the mention itself adds; None where the key is not known."""
        key = raw.get("e")
        if key not in self.raw:
            self.faults.add(where, f"entity {key!r} is not in the thread's file")
            return None
        own = self.raw[key]
        return Participant(
            name=str(own.get("name") or key),
            kind=own["kind"],
            actor_id=self.id_of(key),
            country=own.get("country"),
            bloc=own.get("bloc"),
            sectors=tuple(own.get("sectors") or ()),
            office=raw.get("office"),
            role=raw.get("role"),
            mentioned=mentioned,
        )


@dataclass(slots=True)
class Words:
    """Looks words up in a numbered page."""

    page: Page
    faults: Faults

    def sentence(self, where: str, numbers: Any) -> Span | None:
        """The stretch from the first to the last of the numbered sentences."""
        wanted = numbers if isinstance(numbers, list) else [numbers]
        found = []
        for n in wanted:
            if not isinstance(n, int) or not 1 <= n <= len(self.page.sentences):
                self.faults.add(where, f"there is no sentence {n!r}")
                return None
            found.append(self.page.sentences[n - 1])
        start, end = min(s.start for s in found), max(s.end for s in found)
        return Span.of(self.page.text, start, end)

    def find(self, where: str, words: Any, numbers: Any, nth: int | None = None) -> Span | None:
        """Where the words stand in the numbered sentences.

        Without `nth` the first place counts that cuts no word in two, if there is one.
        """
        if words is None:
            return None
        inside = self.sentence(where, numbers)
        if inside is None:
            return None
        plain = self.page.text.translate(ALIKE)
        parts = [p for p in re.split(r"\s*(?:\.\.\.|…)\s*", str(words).translate(ALIKE)) if p]
        patterns = [r"\s+".join(map(re.escape, part.split())) for part in parts]
        if not patterns:
            self.faults.add(where, "no words given")
            return None
        places = list(re.finditer(patterns[0], plain[inside.start : inside.end]))
        if len(places) < (nth or 1):
            self.faults.add(where, f"sentence {numbers} does not hold {words!r} ({nth or 1})")
            return None
        whole = [p for p in places if not _cuts(p)]
        place = places[nth - 1] if nth else (whole or places)[0]
        start, end = inside.start + place.start(), inside.start + place.end()
        for pattern in patterns[1:]:
            ends = list(re.compile(pattern).finditer(plain, end, inside.end))
            more = next((e for e in ends if not _cuts(e)), ends[0] if ends else None)
            if more is None:
                self.faults.add(where, f"sentence {numbers} does not end as {words!r} says")
                return None
            end = more.end()
        return Span.of(self.page.text, start, end)


def _cuts(found: re.Match[str]) -> bool:
    """Whether a match begins or ends inside a word."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return (before.isalnum() and found[0][0].isalnum()) or (
        after.isalnum() and found[0][-1].isalnum()
    )


def edtf(where: str, value: Any, faults: Faults) -> Date | None:
    """The date written, or None; a fault where it is not EDTF."""
    if value is None:
        return None
    try:
        return dates.parse_edtf(str(value))
    except ValueError as error:
        faults.add(where, str(error))
        return None


def place(raw: Any) -> Place | None:
    """A place by name, country and precision."""
    if not raw:
        return None
    if isinstance(raw, str):
        return Place(raw)
    return Place(str(raw["name"]), raw.get("country"), precision=raw.get("precision"))


def document(name: str, text: str, given: Raw, raw: Raw, faults: Faults) -> Document:
    """The document with its blocks and its published date."""
    words = Words(page(text), faults)
    said = raw.get("published") or {}
    date = edtf(f"{name} published", said.get("edtf"), faults)
    whys = {}
    at = words.find(f"{name} published", said.get("words"), said.get("s"))
    if at:
        whys["published"] = Why("stated on the page", (at,))
    elif date:
        whys["published"] = Why("known from the metadata only")
    else:
        whys["published"] = Why("not stated")
    url, publisher = given.get("url") or None, given.get("publisher") or None
    return Document(
        id=ids.document_id(text, url=url, publisher=publisher, name=name),
        text=text,
        file=name,
        sha256="",
        length=len(text),
        title=given.get("title") or None,
        publisher=publisher,
        url=url,
        language="en",
        published=date,
        blocks=tuple(_blocks(name, raw.get("blocks") or [], words)),
        why=whys,
    )


def _blocks(name: str, rows: list[Raw], words: Words) -> Iterator[Block]:
    """The blocks in order: what no row names is body."""
    cuts: list[tuple[int, int, str]] = []
    lines = words.page.lines
    for row in rows:
        where = f"{name} block {row}"
        wanted = row.get("lines", row.get("line"))
        for n in wanted if isinstance(wanted, list) else [wanted]:
            if not isinstance(n, int) or not 1 <= n <= len(lines):
                words.faults.add(where, f"there is no line {n!r}")
                continue
            span = lines[n - 1]
            if row.get("words"):
                own = [i for i, s in enumerate(words.page.sentences, 1) if span.contains(s)]
                part = words.find(where, row["words"], own)
                if part is None:
                    continue
                span = part
            cuts.append((span.start, span.end, str(row["kind"])))
    cuts.sort()
    for a, b in pairwise(cuts):
        if b[0] < a[1]:
            words.faults.add(name, f"blocks {a} and {b} overlap")
    for line in lines:
        at = line.start
        for start, end, kind in [c for c in cuts if line.start <= c[0] < line.end]:
            if start > at and words.page.text[at:start].strip():
                span = Span.trimmed(words.page.text, at, start)
                yield Block(span.start, span.end, "body", "not of another kind")
            yield Block(start, end, kind, "annotated")  # type: ignore[arg-type]
            at = end
        if at < line.end and words.page.text[at : line.end].strip():
            span = Span.trimmed(words.page.text, at, line.end)
            yield Block(span.start, span.end, "body", "not of another kind")


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
        number = 0
        known = set(gold.names.values())
        make = partial(
            ids.mention_id,
            self.doc.id,
            trigger,
            [p.mentioned for p in actors if p.mentioned],
            [p.mentioned for p in recipients if p.mentioned],
        )
        while (record := make(number)) in known:
            number += 1
        gold.names[str(row["id"])] = record
        if row.get("optional"):
            gold.optional.add(record)
        if row.get("event"):
            gold.event_keys[record] = str(row["event"])
        about = row.get("gathering")
        gathering = None
        if about:
            at = self._span(f"{where} gathering", about, s)
            if about.get("e") not in self.gatherings:
                self.faults.add(where, f"gathering {about.get('e')!r} is not in the thread's file")
            elif at:
                gold.gathering_keys[record] = about["e"]
                name = (
                    self.gatherings[about["e"]].get("name") or self.gatherings[about["e"]]["series"]
                )
                gathering = GatheringRef(name, about["relation"], at)
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
            objects=tuple(
                Object(o["kind"], str(o.get("name") or o["words"]), at)
                for o in row.get("objects") or ()
                if (at := self._span(f"{where} objects", o, s))
            ),
            quantities=tuple(
                Quantity(q["of"], q.get("min"), q.get("max"), q.get("unit"), at.quote, at)
                for q in row.get("quantities") or ()
                if (at := self._span(f"{where} quantities", q, s))
            ),
            date=edtf(f"{where} date", row.get("date"), self.faults),
            deadline=edtf(f"{where} deadline", row.get("deadline"), self.faults),
            place=place(row.get("place")),
            gathering=gathering,
            labels=tuple(row.get("labels") or ()),
            coder="gold",
        )

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


@dataclass(slots=True)
class ThreadGold:
    """What the notation of one thread says."""

    thread: str
    shared: Raw
    entities: Entities
    reports: dict[str, ReportGold]
    faults: Faults

    def groups(self) -> dict[str, list[str]]:
        """Happening → the ids of the mentions that tell it, over the thread's reports."""
        found: dict[str, list[str]] = defaultdict(list)
        for report in self.reports.values():
            for mention, key in report.event_keys.items():
                found[key].append(mention)
        return dict(found)

    def mention(self, name: Any) -> str | None:
        """The record id of `t05-1.m3`."""
        file, _, own = str(name).partition(".")
        report = self.reports.get(file)
        return report.names.get(own) if report else None


def load(path: Path, faults: Faults) -> Raw:
    """A YAML file's mapping; a fault where it is none."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except (OSError, yaml.YAMLError) as error:
        faults.add(path.name, str(error))
        return {}
    if not isinstance(raw, dict):
        faults.add(path.name, "is not a mapping")
        return {}
    return raw


def read_thread(thread: str, folder: Path, reports: Path, given: dict[str, Raw]) -> ThreadGold:
    """The gold of one thread; `given` holds each report's row of the metadata."""
    faults = Faults()
    shared = load(folder / f"{thread}.yaml", faults)
    raw_entities = shared.get("entities") or {}
    for key, entity in list(raw_entities.items()):
        faults.keys(f"{thread} entity {key}", entity, ENTITY_KEYS)
        if "kind" not in entity:
            faults.add(f"{thread} entity {key}", "has no kind")
            del raw_entities[key]
    entities = Entities(raw_entities, faults)
    found = {}
    for path in sorted(reports.glob(f"{thread}-*.txt")):
        name = path.stem
        text = path.read_bytes().decode("utf-8")
        raw = load(folder / f"{name}.yaml", faults)
        doc = document(path.name, text, given.get(path.name, {}), raw, faults)
        words = Words(page(text), faults)
        gatherings = shared.get("gatherings") or {}
        found[name] = Reader(name, raw, doc, words, entities, gatherings, faults).read()
    return ThreadGold(thread, shared, entities, found, faults)
