"""Tenures, what they fill in, and judgements, as the store keeps them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from link_records import Report, person

from communique.ground.offices import Offices
from communique.link import link
from communique.model import Participant, Span
from communique.model.coded import Coded
from communique.model.reviews import Judged, judgement
from communique.store import Filters, Store

NOBODY = Offices(())
OFFICE = "defense minister of Peru"


def met(name: str, day: str, words: str, who: Participant, date: str | None = None) -> Coded:
    report = Report(name, day, "Río Herald").say(
        f"{words} met delegation {name}.", "met", actors=(who,), date=date
    )
    coded = report.coded()
    at = coded.document.text.index(words)
    span = Span.of(coded.document.text, at, at + len(words))
    mention = coded.mentions[0]
    return replace(coded, mentions=(replace(mention, actors=(replace(who, mentioned=span),)),))


ROSA = person("Rosa Quispe", "PER", OFFICE)
FIRST = met("a", "2031-04-17", "Defense Minister Rosa Quispe", ROSA)
SECOND = met("b", "2033-04-03", "Defense Minister Rosa Quispe", ROSA)
OPEN = met(
    "c",
    "2032-01-05",
    "The Peruvian defense minister",
    Participant(OFFICE, "person", None, "PER", office=OFFICE),
    "2032-01-04",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "s.db", create=True, countries={"peru": "PER"}) as found:
        for coded in (FIRST, SECOND, OPEN):
            found.write(coded)
        linked(found)
        yield found


def linked(store: Store) -> None:
    store.write_world(link(store.coded(), offices=NOBODY, judged=store.judgements()))


def test_a_tenure_is_read_as_it_was_written(store: Store) -> None:
    world = link([FIRST, SECOND, OPEN], offices=NOBODY)
    assert tuple(store.tenures()) == world.tenures
    (tenure,) = world.tenures
    assert store.get(tenure.id) == tenure
    assert store.tenures_of(tenure.actor_id) == [tenure]
    assert store.totals()["tenures"] == 1


@pytest.mark.parametrize(
    ("filters", "n"),
    [
        (Filters(actor=("Quispe",)), 1),
        (Filters(actor=("Condori",)), 0),
        (Filters(office=("defence minister of Peru",)), 1),
        (Filters(office=("foreign minister",)), 0),
        (Filters(place=("Peru",)), 1),
        (Filters(place=("Chile",)), 0),
        (Filters(from_="2040"), 1),
        (Filters(to="2020"), 1),
        (Filters(publisher=("Río Herald",)), 1),
        (Filters(publisher=("Gazette",)), 0),
        (Filters(type=("CONSULT",)), 1),
        (Filters(type=("ASSAULT",)), 0),
        (Filters(limit=0), 0),
    ],
)
def test_filters_on_tenures(store: Store, filters: Filters, n: int) -> None:
    assert len(list(store.tenures(filters))) == n


def test_terms_that_end_are_left_out_by_time(store: Store) -> None:
    other = met(
        "d", "2034-05-01", "Defense Minister Iván Condori", person("Iván Condori", "PER", OFFICE)
    )
    store.write(other)
    linked(store)
    assert [t.name for t in store.tenures(Filters(from_="2035"))] == ["Iván Condori"]
    assert [t.name for t in store.tenures(Filters(to="2033-01"))] == ["Rosa Quispe"]


def test_listings_show_what_was_filled_in(store: Store) -> None:
    (tenure,) = store.tenures()
    shown = {m.id: m for m in store.mentions()}[OPEN.mentions[0].id]
    assert shown.actors[0].actor_id == tenure.actor_id
    assert "held it on 2032-01-04" in shown.why["actors.0.actor_id"].reason
    assert len(list(store.mentions(Filters(actor=("Rosa Quispe",))))) == 3
    assert next(c for c in store.coded() if c.document.id == OPEN.document.id) == OPEN


def test_a_document_coded_anew_loses_what_was_filled_in(store: Store) -> None:
    changed = replace(OPEN.mentions[0], explanation="another coder")
    store.write(replace(OPEN, mentions=(changed,)))
    shown = {m.id: m for m in store.mentions()}[changed.id]
    assert shown.actors[0].actor_id is None
    assert not store.is_linked()


def test_a_tenures_old_id_leads_to_the_new_one(store: Store) -> None:
    (old,) = store.tenures()
    store.write(met("d", "2030-02-01", "Defense Minister Rosa Quispe", ROSA))
    linked(store)
    (new,) = store.tenures()
    assert new.start == "[..2030-02-01]" and new.id != old.id
    assert store.get(old.id) == new


def test_judgements_outlive_every_link(store: Store) -> None:
    namesake = met("d", "2033-06-01", "Defense Minister Rosa Quispe", ROSA)
    store.write(namesake)
    linked(store)
    (one,) = [a for a in store.actors() if a.kind == "person"]
    assert len(store.called(one.id)) == 3
    split = judgement(
        "split",
        (Judged(ROSA.actor_id or "", namesake.document.id),),
        reviewer="anna",
        at="2035-01-01T00:00:00",
    )
    store.judge(split)
    for _ in range(2):
        linked(store)
        assert len([a for a in store.actors() if a.kind == "person"]) == 2
        assert store.judgements() == [split]
