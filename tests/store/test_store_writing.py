"""What is written is what is read; the same input twice changes nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from store_records import COUNTRIES, coded, document, event, mention, statement, world

from communique.model import Actor, Document, Event, EventMention, Statement
from communique.model.coded import Coded
from communique.model.jsonio import to_json
from communique.store import Filters, Store


@pytest.fixture
def store(tmp_path: Path) -> Any:
    with Store.open(tmp_path / "s.db", create=True, countries=COUNTRIES) as found:
        yield found


def dump(store: Store) -> dict[str, list[Any]]:
    with closing(sqlite3.connect(store.path)) as connection:
        tables = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'passage_fts%'"
        ).fetchall()
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for (name,) in tables
        }


def test_coded_round_trip(store: Store) -> None:
    one = coded()
    assert store.write(one)
    assert list(store.coded()) == [one]
    assert store.document(one.document.id) == one.document
    assert store.get(one.mentions[0].id) == one.mentions[0]
    assert store.get(one.statements[0].id) == one.statements[0]
    assert store.get("em_0000") is None and store.get("nonsense") is None


def test_text_with_odd_characters(store: Store) -> None:
    text = "A\r\nB\u2028C\x00 D 😀 é\u0301 end met. said “the United States wants war”\n"
    doc = document(text)
    store.write(Coded(doc))
    assert store.document(doc.id) == doc
    assert [h.document_id for h in store.search("wants war")] == [doc.id]


def test_same_input_twice_changes_nothing(store: Store) -> None:
    one, other = coded(), coded(document(file="003.txt", publisher="Mehr"))
    for _ in range(2):
        store.write(one)
        store.write(other)
        store.write_world(world(one, other))
        now = dump(store)
    assert not store.write(one)
    store.write_world(world(one, other))
    assert dump(store) == now
    assert store.is_linked()


def test_coding_again_later_keeps_first_retrieval(store: Store) -> None:
    doc = document(retrieved="2026-11-22T10:00:00Z")
    store.write(Coded(doc))
    assert not store.write(Coded(replace(doc, retrieved="2027-01-01T00:00:00Z")))
    found = store.document(doc.id)
    assert found and found.retrieved == "2026-11-22T10:00:00Z"


def test_new_coding_replaces_old_rows(store: Store) -> None:
    one = coded()
    store.write(one)
    store.write(Coded(one.document, one.mentions[:1]))
    assert len(list(store.mentions())) == 1
    assert list(store.statements()) == []
    assert len(list(store.search("Hatami"))) == 2


def test_other_metadata_replaces_and_redirects(store: Store) -> None:
    old = coded(document(publisher="002.txt"))
    store.write(old)
    store.write_world(world(old))
    with Store.open(store.path) as later:
        new = coded(document(publisher="The Iran Project"))
        later.write(new)
        assert [d.id for d in later.documents()] == [new.document.id]
        assert later.get(old.document.id) == new.document
        assert later.get(old.mentions[1].id) == new.mentions[1]
        assert later.get(old.statements[0].id) == new.statements[0]
        assert not later.is_linked()
        later.write_world(world(new))
        gone, now = world(old).events[0], world(new).events[0]
        found = later.get(gone.id)
        assert isinstance(found, Event)
        assert (found.id, found.aliases) == (now.id, (gone.id,))
    with Store.open(store.path) as back:  # the first metadata again
        back.write(old)
        assert back.get(new.document.id) == old.document
        assert [d.id for d in back.documents()] == [old.document.id]


def test_twins_of_one_run_are_two_documents(store: Store) -> None:
    a, b = (coded(document(publisher=p, file="same.txt")) for p in ("A", "B"))
    for _ in range(2):
        store.write(a)
        store.write(b)
    with Store.open(store.path) as again:
        assert not again.write(b)
        assert not again.write(a)
        assert len(list(again.documents())) == 2


def test_one_document_from_two_files(store: Store) -> None:
    a, b = (coded(document(file=f"{name}.txt")) for name in "ab")
    assert a.document.id == b.document.id
    assert store.write(b) and store.write(a) and not store.write(b)
    assert [d.file for d in store.documents()] == ["a.txt"]
    with Store.open(store.path) as again:
        assert not again.write(a) and not again.write(b)
    with Store.open(store.path) as again:
        assert again.write(b)  # the file has another name now


def test_layer_is_applied_when_listing(store: Store) -> None:
    one = coded()
    store.write(one)
    store.write_world(world(one, ac_hatami="ac_h1"))
    listed = next(iter(store.mentions(Filters())))
    assert listed.event_id == world(one).events[0].id
    assert listed.actors[0].actor_id == "ac_h1"
    assert next(store.statements()).speakers[0].actor_id == "ac_h1"
    assert next(store.coded()).mentions == one.mentions
    found = store.get("ac_hatami")  # an id that only the document's coding knows
    assert isinstance(found, Actor) and found.id == "ac_h1"


def test_world_round_trip_with_mentions(store: Store) -> None:
    one, other = coded(), coded(document(file="003.txt", publisher="Mehr"))
    store.write(one)
    store.write(other)
    merged = event(one.mentions[0], other.mentions[0], text_families=2)
    made = replace(world(one, other), events=(merged,))
    made = replace(made, event_of={m.id: merged.id for m in merged.mentions})
    store.write_world(made)
    found = next(store.events())
    assert [m.id for m in found.mentions] == [m.id for m in merged.mentions]
    assert replace(found, mentions=()) == replace(merged, mentions=())
    assert all(m.event_id == merged.id for m in found.mentions)
    assert {a.id for a in store.actors()} == {a.id for a in made.actors}


def test_merged_event_and_actor_leave_aliases(store: Store) -> None:
    one, other = coded(), coded(document(file="003.txt", publisher="Mehr"))
    store.write(one)
    store.write(other)
    apart = world(one, other)
    store.write_world(apart)
    first, second = (one.mentions[0], other.mentions[0])
    merged = event(first, second)
    gone = event(second).id
    together = replace(
        world(one, other, ac_hatami="ac_h1"),
        events=(merged,),
        event_of={first.id: merged.id, second.id: merged.id},
    )
    store.write_world(together)
    found = store.get(gone)
    assert isinstance(found, Event) and found.id == merged.id and gone in found.aliases
    person = store.get("ac_hatami")
    assert isinstance(person, Actor) and person.id == "ac_h1"
    store.write_world(apart)  # split again: the old ids live again
    again = store.get(gone)
    assert isinstance(again, Event) and again.id == gone


def test_reviews_survive(store: Store) -> None:
    one = coded()
    store.write(one)
    row = ("rv_1", one.document.id, 0, 3, "status", "right", None, "me", "2026-01-01", None)
    with sqlite3.connect(store.path) as connection:
        connection.execute(f"INSERT INTO review VALUES ({', '.join('?' * 10)})", row)
    connection.close()
    store.write(Coded(one.document))
    store.write_world(world())
    assert dump(store)["review"] == [row]


def test_failed_write_leaves_everything_as_it_was(store: Store) -> None:
    one = coded()
    store.write(one)
    before = dump(store)
    broken = Coded(replace(one.document, title="new"), (one.mentions[0], one.mentions[0]))
    with pytest.raises(Exception, match="UNIQUE"):
        store.write(broken)
    assert dump(store) == before


def test_records_are_stored_as_their_json(store: Store) -> None:
    one = coded()
    store.write(one)
    rows = dump(store)
    assert [r[-1] for r in rows["statement"]] == [to_json(s) for s in one.statements]
    assert sum(one.document.text in repr(r) for r in rows["document"]) == 0  # escaped by repr
    assert [r[-2] for r in rows["document"]] == [one.document.text]
    assert '"text":""' in rows["document"][0][-1]


def test_kinds_of_records(store: Store) -> None:
    one = coded()
    store.write(one)
    store.write_world(world(one))
    kinds = (store.documents, store.mentions, store.statements, store.events, store.actors)
    classes = (Document, EventMention, Statement, Event, Actor)
    for read, cls in zip(kinds, classes, strict=True):
        assert all(type(record) is cls for record in read())
    assert store.totals() == {
        "documents": 1,
        "mentions": 2,
        "abstained": 0,
        "labeled": 0,
        "statements": 1,
        "tenures": 0,
        "events": 2,
        "contested": 1,
        "actors": 3,
        "copies": 0,
        "repeated": 0,
    }
    assert store.group("pairs") == {"IRN RUS": 1}
    assert store.group("blocks") == {"body": 1, "related": 1}


def test_prefixes(store: Store) -> None:
    one = coded()
    store.write(one)
    id = one.mentions[0].id
    assert store.starting(id[:9]) == [id]
    assert set(store.starting("em_")) == {m.id for m in one.mentions}
    assert store.starting("xx") == []
    assert mention(one.document).id == id and statement(one.document).id == one.statements[0].id
