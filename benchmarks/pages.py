"""Server time of every page on a large record, against `GET /api/events/ID` in the same run.

    python benchmarks/pages.py [--documents 100000] [--mentions 1000000] [--store FILE] [--markdown]

Makes a store of artificial reports (made-up persons and outlets, real country codes) where FILE is
not there yet, some minutes for the full size, then asks each page for several addresses: once
with nothing kept (`first`), then again (`warm`). Time is that of the application from request to
last byte, without the network: by the clock (`first`, `warm`) and in CPU time (`CPU`), which other
programs on the machine do not lengthen. A page passes where its warm median CPU time is at most 40
times the API's.
"""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import random
import statistics
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from communique.cli.countries import countries
from communique.model import (
    About,
    Actor,
    Assertion,
    Block,
    Date,
    Document,
    Event,
    EventMention,
    NameCount,
    Participant,
    Place,
    Span,
    Statement,
    Why,
)
from communique.model.ids import document_id, event_id, mention_id, statement_id
from communique.serve import Settings, create_app
from communique.store import Store, fulltext, rows
from communique.store.world import _WEIGHTS

MOST = 40
TYPES = {
    "CONSULT": ("met", 30),
    "SUPPORT": ("praised", 12),
    "COOPERATE": ("worked with", 10),
    "AGREE": ("agreed with", 8),
    "AID": ("supplied", 4),
    "REQUEST": ("urged", 10),
    "ACCUSE": ("accused", 9),
    "REJECT": ("refused", 5),
    "THREATEN": ("threatened", 4),
    "SANCTION": ("sanctioned", 3),
    "COERCE": ("detained", 2),
    "ASSAULT": ("attacked", 3),
}
STATUSES = ("occurred", "occurred", "occurred", "planned", "proposed", "negated")
TOPICS = "river fisheries border rail visas grain pipeline radar embassy quota".split()
SYLLABLES = "ba ren tu lo mi ka dor vas nel qui sha pe ro zan fi gu".split()


@dataclass(frozen=True)
class Person:
    id: str
    name: str
    country: str
    office: str


class Maker:
    """Artificial reports, the same for the same sizes."""

    def __init__(self, documents: int, mentions: int) -> None:
        self.dice = random.Random(2026)
        self.documents, self.mentions = documents, mentions
        codes = sorted({c for c in countries().values() if len(c) == 3})
        self.dice.shuffle(codes)
        self.names = {c: n for n, c in reversed(countries().items())}
        self.codes = codes[:90]
        self.weights = [1 / (i + 2) for i in range(len(self.codes))]
        self.places = [(self.word().title(), self.dice.choice(self.codes)) for _ in range(400)]
        self.outlets = [f"{self.word().title()} Courier" for _ in range(150)]
        self.persons = {c: [self.person(c, i) for i in range(40)] for c in self.codes}

    def word(self) -> str:
        return "".join(self.dice.choices(SYLLABLES, k=self.dice.randint(2, 4)))

    def person(self, code: str, number: int) -> Person:
        name = f"{self.word().title()} {self.word().title()}"
        role = ("foreign minister", "defense minister", "president", "envoy")[number % 4]
        id = "ac_" + hashlib.sha256(f"{name}{code}{number}".encode()).hexdigest()[:20]
        return Person(id, name, code, f"{role} of {self.names[code].title()}")

    def events(self) -> Iterator[dict[str, Any]]:
        """Happenings, each with how often it is mentioned, until there are enough mentions."""
        left, dice = self.mentions, self.dice
        kinds, shares = list(TYPES), [w for _, w in TYPES.values()]
        while left > 0:
            a, b = dice.choices(self.codes, self.weights, k=2)
            n = min(left, dice.choices((1, 2, 3, 4, 6), (40, 25, 15, 12, 8))[0])
            left -= n
            yield {
                "type": dice.choices(kinds, shares)[0],
                "status": dice.choice(STATUSES),
                "a": dice.choice(self.persons[a]),
                "b": dice.choice(self.persons[b]),
                "day": str(date(2000, 1, 1) + timedelta(days=dice.randint(0, 10_900))),
                "dated": dice.random() < 0.6,
                "place": dice.choice(self.places) if dice.random() < 0.4 else None,
                "topic": dice.choice(TOPICS),
                "contested": dice.random() < 0.01,
                "n": n,
            }


def participant(p: Person, text: str, start: int) -> Participant:
    span = Span(start, start + len(p.name), p.name)
    sector = "MIL" if "defense" in p.office else "GOV"
    return Participant(p.name, "person", p.id, p.country, None, (sector,), p.office, None, span)


def sentence(e: dict[str, Any]) -> str:
    where = f" in {e['place'][0]}" if e["place"] else ""
    when = f" on {e['day']}" if e["dated"] else ""
    return f"{e['a'].name} {TYPES[e['type']][0]} {e['b'].name} over the {e['topic']}{where}{when}."


def mention(e: dict[str, Any], document: str, text: str, start: int) -> EventMention:
    said = sentence(e)
    end = start + len(said)
    verb = TYPES[e["type"]][0]
    at = start + len(e["a"].name) + 1
    trigger = Span(at, at + len(verb), verb)
    first = participant(e["a"], text, start)
    second = participant(e["b"], text, at + len(verb) + 1)
    place = e["place"]
    claims = (Assertion("document", "asserts"),)
    if e["contested"]:
        claims += (Assertion(e["b"].id, "denies"),)
    return EventMention(
        id=mention_id(document, trigger, [first.mentioned], [second.mentioned]),  # type: ignore[list-item]
        document_id=document,
        event_type=e["type"],
        status=e["status"],
        trigger=trigger,
        evidence=(Span(start, end, said),),
        assertions=claims,
        actors=(first,),
        recipients=(second,),
        date=Date(e["day"], e["day"], e["day"]) if e["dated"] else None,
        place=Place(place[0], place[1], 10.0, 20.0, 1, "city") if place else None,
        coder="patterns/1",
        explanation=f"{verb}: subject to actor, object to recipient",
        confidence=0.8,
        why={
            "event_type": Why(f"lexicon: {verb}", (trigger,)),
            "date": Why("as written" if e["dated"] else "the words give no day"),
            "place": Why("in its clause" if place else "the clause names none"),
            "deadline": Why("the words set no time by which it is to be done"),
        },
    )


def statement(e: dict[str, Any], document: str, text: str, start: int) -> tuple[str, Statement]:
    content = f"“the {e['topic']} will not wait for {e['b'].name}”"
    said = f"{e['a'].name} said {content}."
    at = start + len(e["a"].name) + 1
    cue = Span(at, at + 4, "said")
    words = Span(at + 5, at + 5 + len(content), content)
    about = at + 5 + content.index(e["b"].name)
    name = Span(about, about + len(e["b"].name), e["b"].name)
    return said, Statement(
        id=statement_id(document, (cue,), (words,)),
        document_id=document,
        form="direct",
        kind="said",
        force="evaluate",
        source=(Span(start, start + len(e["a"].name), e["a"].name),),
        cue=(cue,),
        cue_lemma="say",
        content=(words,),
        speakers=(participant(e["a"], text, start),),
        about=(
            About("actor", e["b"].id, e["b"].name, (-1, 0, 1)[start % 3], name),  # type: ignore[arg-type]
        ),
        themes=(e["topic"],),
        why={"date": Why("the words give no day")},
    )


def make(path: Path, documents: int, mentions: int) -> None:
    maker = Maker(documents, mentions)
    events = list(maker.events())
    told: list[list[int]] = [[] for _ in range(documents)]
    k = 0
    for i, e in enumerate(events):
        for _ in range(e["n"]):
            told[k * 7919 % documents].append(i)
            k += 1
    with Store.open(path, create=True) as store:
        connection = store._connection
        for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -2000000"):
            connection.execute(f"PRAGMA {setting}")
        indexes = dropped(connection)
        connection.execute("BEGIN IMMEDIATE")
        members = write_documents(connection, maker, events, told)
        write_events(connection, events, members)
        for sql in indexes:
            connection.execute(sql)
        write_actors(connection, maker)
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode = WAL")


def dropped(connection: Any) -> list[str]:
    """Take the indexes away; the SQL that makes them again when all is in."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    found = connection.execute(query).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    return [sql for _, sql in found]


def write_documents(
    connection: Any, maker: Maker, events: list[dict[str, Any]], told: list[list[int]]
) -> list[list[tuple[str, str, str, str]]]:
    """Documents with what was read out of them; for each event its mentions."""
    members: list[list[tuple[str, str, str, str]]] = [[] for _ in events]
    for number, mine in enumerate(told):
        outlet = maker.dice.choice(maker.outlets)
        lines = [sentence(events[i]) for i in mine]
        title = f"Report {number}: {events[mine[0]]['topic']} talks" if mine else f"Report {number}"
        text = title + "\n" + " ".join(lines)
        id = document_id(text, url=None, publisher=outlet, name=f"{number}.txt")
        day = max((events[i]["day"] for i in mine), default="2020-01-01")
        said, words = [], []
        for e in (events[i] for i in mine[:2]):
            more, one = statement(e, id, text, len(text) + 1)
            text += " " + more
            said.append(one)
            words.append(more)
        blocks = (
            Block(0, len(title) + 1, "title", "the first line"),
            Block(len(title) + 1, len(text), "body", "the rest"),
        )
        document = Document(
            id, text, f"{number}.txt", "0" * 64, len(text), title, outlet, language="en",
            published=Date(day, day, day), blocks=blocks, why={"published": Why("given")},
        )  # fmt: skip
        rows.insert(connection, "document", [rows.document(document)])
        at = len(title) + 1
        found: list[EventMention] = []
        for i, line in zip(mine, lines, strict=True):
            found.append(mention(events[i], id, text, at))
            at += len(line) + 1
            members[i].append((found[-1].id, id, outlet, day))
        write_read(connection, found, said)
        fulltext.add(connection, document)
    return members


def write_read(connection: Any, found: list[EventMention], said: list[Statement]) -> None:
    rows.insert(connection, "mention", [rows.mention(m, i) for i, m in enumerate(found)])
    rows.insert(connection, "statement", [rows.statement(s, i) for i, s in enumerate(said)])
    for m in found:
        for side, people in (("actor", m.actors), ("recipient", m.recipients)):
            rows.insert(connection, "mention_participant", rows.participants(m.id, side, people))
    met = [p for m in found for p in (*m.actors, *m.recipients)]
    nations = {p.actor_id: (p.country, p.bloc) for p in met if p.actor_id}
    for s in said:
        people = rows.participants(s.id, "speaker", s.speakers)
        rows.insert(connection, "statement_participant", people)
        rows.insert(connection, "statement_about", rows.about(s.id, s.about, nations))


def write_events(
    connection: Any,
    events: list[dict[str, Any]],
    members: list[list[tuple[str, str, str, str]]],
) -> None:
    for e, mine in zip(events, members, strict=True):
        if not mine:
            continue
        id = event_id(mine[0][0])
        example = mention(e, mine[0][1], "", 0)
        first = min(day for *_, day in mine)
        outlets = tuple(dict.fromkeys(outlet for _, _, outlet, _ in mine))
        event = Event(
            id=id, event_type=e["type"], status=e["status"], mentions=(),
            documents=tuple(dict.fromkeys(d for _, d, _, _ in mine)), publishers=outlets,
            text_families=len(outlets), assertions=example.assertions, contested=e["contested"],
            actors=example.actors, recipients=example.recipients, date=example.date,
            place=example.place, first_reported=Date(first, first, first),
            why_merged=("same day and parties",), confidence=0.8, why=example.why,
        )  # fmt: skip
        rows.insert(connection, "event", [rows.event(event)])
        for side, people in (("actor", event.actors), ("recipient", event.recipients)):
            rows.insert(connection, "event_participant", rows.participants(id, side, people))
        rows.insert(connection, "event_publisher", [(id, outlet) for outlet in sorted(outlets)])
        found = dict.fromkeys(m for m, *_ in mine)
        connection.executemany(
            "INSERT OR IGNORE INTO event_of VALUES (?, ?, ?)",
            [(m, id, i) for i, m in enumerate(found)],
        )


def write_actors(connection: Any, maker: Maker) -> None:
    states = [Actor(f"ac_{c}", "state", maker.names[c].title(), (), c, why={}) for c in maker.codes]
    people = [
        Actor(p.id, "person", p.name, (NameCount(p.name, 9),), p.country, sectors=("GOV",))
        for mine in maker.persons.values()
        for p in mine
    ]
    for actor in (*states, *people):
        rows.insert(connection, "actor", [rows.actor(actor)])
        rows.insert(connection, "actor_name", rows.actor_names(actor))
    connection.execute(_WEIGHTS)


Row = tuple[str, float, float, float, float, float]
"""A page: its first, warm and CPU seconds, and how many times the API's the last two are."""


class Timed:
    """The application, asked directly; each answer with its seconds."""

    def __init__(self, path: Path) -> None:
        self.app = create_app(Settings(store=path, countries=countries()))
        self.loop = asyncio.new_event_loop()

    def get(self, address: str) -> tuple[float, float, int, bytes]:
        return self.loop.run_until_complete(self._get(address))

    async def _get(self, address: str) -> tuple[float, float, int, bytes]:
        path, _, query = address.partition("?")
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
            "scheme": "http", "path": path, "raw_path": path.encode(), "root_path": "",
            "query_string": query.encode(), "headers": [(b"host", b"localhost")],
            "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
        }  # fmt: skip
        status, body = 0, b""
        asked = False

        async def receive() -> dict[str, Any]:
            nonlocal asked
            if asked:
                await asyncio.sleep(3600)
            asked = True
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            nonlocal status, body
            if message["type"] == "http.response.start":
                status = message["status"]
            else:
                body += message.get("body", b"")

        start, used = time.perf_counter(), time.process_time()
        await self.app(scope, receive, send)
        return time.perf_counter() - start, time.process_time() - used, status, body


def addresses(path: Path, several: int) -> dict[str, list[str]]:
    """Each page with the addresses that are asked of it."""
    dice = random.Random(7)
    with Store.open(path, readonly=True) as store:
        c = store._connection

        def some(table: str) -> list[str]:
            most = c.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0]
            query = f"SELECT id FROM {table} WHERE rowid = ?"
            numbers = [dice.randint(1, most) for _ in range(several)]
            return [r[0] for n in numbers if (r := c.execute(query, (n,)).fetchone())]

        documents, events, actors = some("document"), some("event"), some("actor")
        pairs = list(store.group("pairs"))
        types = list(TYPES)
    mixed = [pairs[i].split() for i in (0, 1, 2, 5, 20, 100, len(pairs) // 2, -1)]
    return {
        "/api/events/ID": [f"/api/events/{e}" for e in events],
        "/": ["/"],
        "/documents": ["/documents", *(f"/documents?offset={o}" for o in (50, 500))],
        "/documents/ID": [f"/documents/{d}" for d in documents],
        "/events": [
            "/events",
            "/events?order=texts",
            "/events?order=oldest",
            "/events?contested=1",
        ],
        "/events?type": [f"/events?type={t}" for t in types],
        "/events?between": [f"/events?between={a},{b}" for a, b in mixed],
        "/events?words": [f"/events?words={t}" for t in ("river radar", "grain", "president*")],
        "/events?from,to": [f"/events?from={y}-03&to={y}-09" for y in (2003, 2011, 2027)],
        "/events/ID": [f"/events/{e}" for e in events],
        "/statements": ["/statements", "/statements?stance=-1", "/statements?theme=river"],
        "/statements?speaker": [f"/statements?speaker={a}&about={b}" for a, b in mixed],
        "/actors": ["/actors", "/actors?order=name", f"/actors?actor={mixed[0][0]}"],
        "/actors/ID": [f"/actors/{a}" for a in actors],
        "/actors/STATE": [f"/actors/ac_{a}" for a, _ in mixed],
        "/pairs": ["/pairs"],
        "/pairs/A/B": [f"/pairs/{a}/{b}" for a, b in mixed],
        "/codebook": ["/codebook"],
        "/about": ["/about"],
        "/search": [f"/search?q={q}" for q in ("river", "grain quota", "embassy", '"met"')],
    }


def measure(path: Path, several: int, again: int, markdown: bool) -> bool:
    asked = addresses(path, several)
    page = Timed(path)
    page.get("/static/page.js")
    found: list[Row] = []
    for name, wanted in asked.items():
        first: list[float] = []
        warm: list[float] = []
        cpu: list[float] = []
        for turn in range(1 + again):
            for address in wanted:
                seconds, used, status, _ = page.get(address)
                if status != 200:
                    sys.exit(f"{address}: {status}")
                (warm if turn else first).append(seconds)
                if turn:
                    cpu.append(used)
        base = found[0] if found else None
        row = (statistics.median(first), statistics.median(warm), statistics.median(cpu))
        times = (row[1] / (base[2] if base else row[1]), row[2] / (base[3] if base else row[2]))
        found.append((name, *row, *times))
        show(found, markdown)
    return all(row[5] <= MOST for row in found)


def show(found: list[Row], markdown: bool) -> None:
    """Print the newest row, and the heads before the first."""
    line = "| {:20} | {:>9} | {:>8} | {:>7} | {:>15} | {:>10} |"
    if len(found) == 1:
        print(
            line.format("page", "first, ms", "warm, ms", "CPU, ms", "times API, warm", "times, CPU")
        )
    if markdown and len(found) == 1:
        print("|---|---|---|---|---|---|")
    name, first, warm, cpu, by_clock, by_cpu = found[-1]
    cells = (f"{first * 1000:.1f}", f"{warm * 1000:.1f}", f"{cpu * 1000:.1f}")
    print(line.format(name, *cells, f"{by_clock:.1f}", f"{by_cpu:.1f}"), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--store", type=Path, default=Path("pages.db"))
    parser.add_argument("--several", type=int, default=20, help="addresses of each page")
    parser.add_argument("--again", type=int, default=5, help="times that each is asked again")
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    if not options.store.exists():
        start = time.process_time()
        make(options.store, options.documents, options.mentions)
        size = options.store.stat().st_size / 2**20
        print(f"made in {time.process_time() - start:.0f} CPU-s, {size:.0f} MiB", file=sys.stderr)
    if not measure(options.store, options.several, options.again, options.markdown):
        sys.exit(f"a page takes more than {MOST} times the API's time")


if __name__ == "__main__":
    main()
