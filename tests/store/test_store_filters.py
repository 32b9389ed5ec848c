"""Every filter, on every kind of record that it means something for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from store_records import (
    COUNTRIES,
    TEXT,
    coded,
    denied_sale,
    document,
    mention,
    person,
    state,
    statement,
    world,
)

from communique.errors import UsageError
from communique.model import Participant, Place, dates
from communique.model.coded import Coded
from communique.store import Filters, Store

OTHER = TEXT.replace("Moscow", "Tbilisi").replace("Amir Hatami", "Ali Hatami")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A met (Moscow, Iran and Russia), B denied sale; C a later meeting, D noise, E abstained."""
    first = coded()
    doc = document(OTHER, file="003.txt", publisher="Agenda Géorgie", published="2019-05")
    later = mention(
        doc,
        actors=(person(OTHER, "Ali Hatami", "GEO"),),
        recipients=(Participant("NATO", "organization", "ac_nato", None, "IGO"),),
        event_type="COOPERATE",
        status="planned",
        date=dates.parse_edtf("2019-06"),
        place=Place("Tbilisi", "GEO"),
        confidence=None,
    )
    noise = replace(mention(doc, "sold"), labels=("sport",))
    unsure = replace(mention(doc, "meets"), abstained=True)
    second = Coded(doc, (later, noise, unsure), (statement(doc, about=(), themes=("trade",)),))
    path = tmp_path_factory.mktemp("filters") / "s.db"
    with Store.open(path, create=True, countries=COUNTRIES) as found:
        found.write(first)
        found.write(second)
        found.write_world(world(first, second, ac_hatami="ac_hatami"))
        yield found


def triggers(store: Store, **filters: Any) -> list[str]:
    return [f"{m.event_type} {m.trigger.quote}" for m in store.mentions(Filters(**filters))]


MET, SOLD, LATER = "CONSULT met", "AID sold", "COOPERATE met"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, [MET, SOLD, LATER]),
        ({"type": ("consult",)}, [MET]),
        ({"type": ("AID", "COOPERATE")}, [SOLD, LATER]),
        ({"actor": ("IRN",)}, [MET]),
        ({"actor": ("Iran",)}, [MET]),
        ({"actor": ("iranian",)}, [MET]),
        ({"actor": ("irn",)}, [MET]),
        ({"actor": ("ac_RUS",)}, [SOLD]),
        ({"actor": ("RUS", "GEO")}, [SOLD, LATER]),
        ({"actor": ("hatami",)}, [MET, LATER]),
        ({"actor": ("AMIR hatami",)}, [MET, LATER]),  # Ali is a name of the same actor
        ({"actor": ("hat",)}, []),
        ({"recipient": ("RUS",)}, [MET]),
        ({"recipient": ("shoygu",)}, [MET]),  # a spelling that only the actor has
        ({"recipient": ("IGO",)}, [LATER]),
        ({"recipient": ("nato",)}, [LATER]),
        ({"between": ("RUS", "Iran")}, [MET]),
        ({"between": ("IRN", "RUS")}, [MET]),
        ({"between": ("RUS", "RUS")}, []),
        ({"office": ("defense minister",)}, [MET]),
        ({"office": ("Defence Minister",)}, [MET]),
        ({"office": ("president",)}, []),
        ({"speaker": ("Iran",)}, [MET]),
        ({"about": ("USA",)}, [MET]),
        ({"about": ("united states",), "stance": (-1,)}, [MET]),
        ({"about": ("USA",), "stance": (1,)}, []),
        ({"theme": ("World Order",)}, [MET]),
        ({"status": ("planned", "negated")}, [SOLD, LATER]),
        ({"from_": "2018-04-03", "to": "2018-04-03"}, [MET]),
        ({"from_": "2018-04-04"}, [LATER]),
        ({"from_": "2019"}, [LATER]),
        ({"from_": "2019-06-15"}, [LATER]),
        ({"to": "2018"}, [MET]),
        ({"to": "2018-04-02"}, []),
        ({"place": ("moscow",)}, [MET]),
        ({"place": ("Russia",)}, [MET]),
        ({"place": ("GEO",)}, [LATER]),
        ({"publisher": ("iran project",)}, [MET, SOLD]),
        ({"publisher": ("georgie",)}, [LATER]),
        ({"label": ("sport",)}, ["CONSULT sold"]),
        ({"contested": True}, [SOLD]),
        ({"min_confidence": 0.5}, [MET]),
        ({"limit": 1}, [MET]),
        ({"limit": 0}, []),
        ({"all": True}, [MET, SOLD, LATER, "CONSULT sold", "CONSULT meets"]),
        ({"type": ("CONSULT",), "actor": ("RUS",)}, []),
    ],
)
def test_mentions(store: Store, filters: dict[str, Any], expected: list[str]) -> None:
    assert triggers(store, **filters) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["CONSULT", "COOPERATE", "AID"]),  # by date, none last
        ({"all": True}, ["CONSULT", "CONSULT", "COOPERATE", "AID"]),
        ({"between": ("IRN", "RUS")}, ["CONSULT"]),
        ({"contested": True}, ["AID"]),
        ({"speaker": ("Hatami",), "about": ("USA",)}, ["CONSULT"]),
        ({"publisher": ("iran project",)}, ["CONSULT", "COOPERATE", "AID"]),
        ({"from_": "2019", "status": ("planned",)}, ["COOPERATE"]),
        ({"place": ("russian",)}, ["CONSULT"]),
    ],
)
def test_events(store: Store, filters: dict[str, Any], expected: list[str]) -> None:
    assert [e.event_type for e in store.events(Filters(**filters))] == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, 2),
        ({"speaker": ("IRN",)}, 2),
        ({"actor": ("IRN",)}, 2),
        ({"actor": ("RUS",)}, 0),
        ({"recipient": ("RUS",)}, 2),
        ({"about": ("USA",)}, 1),
        ({"about": ("ac_USA",)}, 1),
        ({"about": ("states",)}, 1),
        ({"stance": (-1,)}, 1),
        ({"theme": ("trade",)}, 1),
        ({"between": ("USA", "IRN")}, 1),
        ({"between": ("RUS", "IRN")}, 2),
        ({"office": ("defense",)}, 2),
        ({"type": ("CONSULT",)}, 1),
        ({"status": ("planned",)}, 0),
        ({"publisher": ("Project",)}, 1),
        ({"min_confidence": 0.9}, 0),
        ({"from_": "2018-04", "to": "2018-04", "limit": 1}, 1),
    ],
)
def test_statements(store: Store, filters: dict[str, Any], expected: int) -> None:
    assert len(list(store.statements(Filters(**filters)))) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["002.txt", "003.txt"]),
        ({"type": ("COOPERATE",)}, ["003.txt"]),
        ({"theme": ("trade",)}, ["003.txt"]),
        ({"speaker": ("IRN",), "type": ("CONSULT",)}, ["002.txt"]),
        ({"publisher": ("iran",)}, ["002.txt"]),
        ({"from_": "2019-05-31"}, ["003.txt"]),
        ({"to": "2018-04-07", "actor": ("IRN",)}, ["002.txt"]),
        ({"label": ("sport",)}, ["003.txt"]),
        ({"limit": 1}, ["002.txt"]),
    ],
)
def test_documents(store: Store, filters: dict[str, Any], expected: list[str]) -> None:
    assert [d.file for d in store.documents(Filters(**filters))] == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["ac_hatami", "ac_RUS", "ac_shoigu"]),
        ({"actor": ("RUS",)}, ["ac_RUS", "ac_shoigu"]),
        ({"actor": ("shoygu",)}, ["ac_shoigu"]),
        ({"actor": ("ac_hatami",)}, ["ac_hatami"]),
        ({"office": ("defence minister",)}, ["ac_hatami"]),
        ({"type": ("AID",)}, ["ac_RUS"]),
        ({"place": ("Moscow",)}, ["ac_hatami", "ac_shoigu"]),
        ({"about": ("USA",)}, ["ac_hatami"]),
        ({"limit": 2}, ["ac_hatami", "ac_RUS"]),
    ],
)
def test_actors(store: Store, filters: dict[str, Any], expected: list[str]) -> None:
    assert [a.id for a in store.actors(Filters(**filters))] == expected


@pytest.mark.parametrize(
    "filters",
    [
        {"from_": "yesterday"},
        {"to": "2018-13"},
        {"from_": "2018-02-30"},
        {"from_": "2019", "to": "2018"},
        {"status": ("done",)},
        {"label": ("noise",)},
        {"stance": (2,)},
        {"min_confidence": 1.5},
        {"limit": -1},
    ],
)
def test_filters_that_mean_nothing(filters: dict[str, Any]) -> None:
    with pytest.raises(UsageError, match="--"):
        Filters(**filters)


def test_values_without_letters(store: Store) -> None:
    for filters in (Filters(actor=("?!",)), Filters(office=("-",)), Filters(theme=("''",))):
        with pytest.raises(UsageError):
            store.mentions(filters)


@pytest.mark.parametrize(
    "words", ['"', "'", "a OR", "NEAR(", "x:y", "(", "*", "-minus", "^a", "{a}", 'a"b', "a AND NOT"]
)
def test_search_never_trips_over_words(store: Store, words: str) -> None:
    try:
        list(store.search(words))
    except UsageError as e:
        assert "nothing to search for" in str(e)


def test_search(store: Store) -> None:
    hits = sorted(store.search("minister met"), key=lambda h: h.file)
    assert [h.file for h in hits] == ["002.txt", "003.txt"]
    hit = hits[0]
    assert "[Minister]" in hit.snippet and "[met]" in hit.snippet
    assert TEXT[hit.start : hit.end].startswith("Iranian Defense Minister")
    assert any(r.startswith("em_") for r in hit.records)
    assert not list(store.search("recipes"))  # a related link is no report
    assert len(list(store.search('"wants war"'))) == 2
    assert not list(store.search('"war wants"'))
    assert len(list(store.search("minis*", limit=1))) == 1
    assert store.count_hits("minis*") == 2


def test_unlinked_store_lists_too(tmp_path: Path) -> None:
    one = coded()
    with Store.open(tmp_path / "s.db", create=True) as store:
        store.write(one)
        assert len(list(store.mentions(Filters(actor=("IRN",))))) == 1
        assert list(store.events(Filters())) == list(store.actors(Filters())) == []
        assert denied_sale(one.document).actors == (state("RUS", "Russia", TEXT),)
