from __future__ import annotations

import random

import pytest
from link_records import Report, body, person, state

from communique.link import link
from communique.link.naming import same_name, words_of
from communique.link.offices import fits, same_office
from communique.model import Actor, Participant
from communique.model.coded import Coded, World


def met(name: str, day: str | None, *people: Participant) -> Coded:
    return Report(name, day).say(f"{name}: they met.", "met", actors=people).coded()


def persons(world: World) -> list[Actor]:
    return [a for a in world.actors if a.kind == "person"]


def names(world: World) -> list[list[str]]:
    return sorted(sorted(n.text for n in a.names) for a in persons(world))


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Sergei Shoigu", "Sergey Shoygu", True),
        ("Amir Hatami", "Ali Hatami", False),
        ("Bagas Wiryawan", "Bagas Wirjawan", True),
        ("Lucía Ferrandini", "Lucia Ferrandini", True),
        ("Lucia Ferrandini", "Lucio Ferrandini", False),
        ("Elena Volkova", "Elena Volkov", False),
        ("Mohammad Javad Rahimi", "Javad Rahimi", True),
        ("Wanjiru Odhiambo", "Otieno Odhiambo", False),
    ],
)
def test_two_names_of_one_person(a: str, b: str, same: bool) -> None:
    assert same_name(words_of(a), words_of(b)) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("defense minister of Peru", "defence minister", True),
        ("foreign minister of Peru", "defense minister of Peru", False),
        ("deputy foreign minister", "foreign minister", False),
        ("chairman of the council", "chairwoman of the council", True),
    ],
)
def test_two_wordings_of_an_office(a: str, b: str, same: bool) -> None:
    assert same_office(a, b) is same


def test_a_silent_side_fits_every_office() -> None:
    assert fits((), ("mayor of Tumbes",))


def test_transliterations_of_one_country_become_one_actor() -> None:
    first = met("a", "2031-02-01", person("Bagas Wirjawan", "IDN", "foreign minister"))
    second = met("b", "2031-02-03", person("Bagas Wiryawan", "IDN", "foreign minister"))
    world = link([first, second])
    (actor,) = persons(world)
    old = first.mentions[0].actors[0].actor_id
    new = second.mentions[0].actors[0].actor_id
    assert actor.id == old
    assert world.actor_of == {(second.document.id, new): old}
    assert "can be a spelling of" in " ".join(w.reason for w in actor.why.values())


def test_the_least_document_gives_the_id_though_it_comes_last() -> None:
    late = met("a", "2031-02-03", person("Bagas Wiryawan", "IDN"))
    early = met("b", "2031-02-01", person("Bagas Wirjawan", "IDN"))
    undated = met("c", None, person("Bagas Wiriawan", "IDN"))
    (actor,) = persons(link([undated, late, early]))
    assert actor.id == early.mentions[0].actors[0].actor_id


def test_namesakes_of_two_given_names_stay_two() -> None:
    a = met("a", "2031-02-01", person("Amir Sadri", "IRN", "defense minister"))
    b = met("b", "2031-02-01", person("Ali Sadri", "IRN", "director"))
    assert len(persons(link([a, b]))) == 2


def test_one_name_in_two_countries_stays_two() -> None:
    a = met("a", "2031-02-01", person("Maria Santos", "PRT"))
    b = met("b", "2031-02-01", person("Maria Santos", "BRA"))
    assert len(persons(link([a, b]))) == 2


def test_a_full_name_without_country_joins_the_only_bearer() -> None:
    a = met("a", "2031-02-01", person("Dawit Gebremeskel", "ETH"))
    b = met("b", "2031-02-02", person("Dawit Gebremeskel", None))
    world = link([a, b])
    (actor,) = persons(world)
    assert actor.country == "ETH"
    assert any("one without a country" in w.reason for w in actor.why.values())


def test_a_full_name_without_country_stays_apart_where_two_bear_it() -> None:
    a = met("a", "2031-02-01", person("Maria Santos", "PRT"))
    b = met("b", "2031-02-01", person("Maria Santos", "BRA"))
    c = met("c", "2031-02-01", person("Maria Santos", None))
    assert len(persons(link([a, b, c]))) == 3


def test_a_full_name_without_country_and_with_another_office_stays_apart() -> None:
    a = met("a", "2031-02-01", person("Dawit Gebremeskel", "ETH", "foreign minister"))
    b = met("b", "2031-02-02", person("Dawit Gebremeskel", None, "marathon runner"))
    assert len(persons(link([a, b]))) == 2


def test_a_bare_surname_joins_the_only_full_name_of_the_country() -> None:
    a = met("a", "2031-02-01", person("Miriam Chepkoech", "KEN", "foreign minister"))
    b = met("b", "2031-02-02", person("Chepkoech", "KEN"))
    world = link([a, b])
    (actor,) = persons(world)
    assert actor.name == "Miriam Chepkoech"
    assert [n.text for n in actor.names] == ["Chepkoech", "Miriam Chepkoech"]


def test_a_bare_surname_stays_apart_where_two_have_it() -> None:
    a = met("a", "2031-02-01", person("Miriam Chepkoech", "KEN"))
    b = met("b", "2031-02-02", person("Faith Chepkoech", "KEN"))
    c = met("c", "2031-02-03", person("Chepkoech", "KEN"))
    assert names(link([a, b, c])) == [["Chepkoech"], ["Faith Chepkoech"], ["Miriam Chepkoech"]]


def test_an_office_decides_between_two_of_a_surname() -> None:
    a = met("a", "2031-02-01", person("Miriam Chepkoech", "KEN", "foreign minister of Kenya"))
    b = met("b", "2031-02-02", person("Faith Chepkoech", "KEN", "mayor of Eldoret"))
    c = met("c", "2031-02-03", person("Chepkoech", "KEN", "foreign minister"))
    assert names(link([a, b, c])) == [["Chepkoech", "Miriam Chepkoech"], ["Faith Chepkoech"]]


def test_a_bare_surname_of_another_country_or_office_stays_apart() -> None:
    a = met("a", "2031-02-01", person("Fausto Villacreses", "ECU", "interior minister"))
    b = met("b", "2031-02-02", person("Villacreses", "PER"))
    c = met("c", "2031-02-02", person("Villacreses", "ECU", "spokesman of the port"))
    assert len(persons(link([a, b, c]))) == 3


def test_two_persons_of_one_bare_name_get_two_ids() -> None:
    a = met("a", "2031-02-01", person("Kask", "EST", "defense minister"))
    b = met("b", "2031-02-02", person("Kask", "EST", "coach"))
    world = link([a, b])
    one, two = persons(world)
    assert one.id != two.id
    assert (b.document.id, a.mentions[0].actors[0].actor_id) in world.actor_of
    assert any("another actor is called" in w.reason for p in (one, two) for w in p.why.values())


def test_speakers_states_and_bodies_are_actors_too() -> None:
    report = Report("a", "2031-02-01").say("Kenya met IGAD.", "met", actors=[state("KEN")])
    report.also("IGAD", actors=[body("IGAD")]).spoken(person("Halima Guyo", "KEN"))
    found = {a.name: a.kind for a in link([report.coded()]).actors}
    assert found == {"Kenya": "state", "IGAD": "organization", "Halima Guyo": "person"}


def test_empty_fields_have_their_reasons() -> None:
    world = link([met("a", None, person("Halima Guyo", None))])
    (actor,) = world.actors
    for field in ("country", "bloc", "wikidata_id", "judgement"):
        assert getattr(actor, field) is None and actor.why[field].reason


def test_those_without_id_are_no_actors() -> None:
    world = link([met("a", None, Participant("two traders", "unnamed"))])
    assert world.actors == ()


def test_participants_of_events_carry_the_id_across_documents() -> None:
    a = met("a", "2031-02-01", person("Bagas Wirjawan", "IDN"))
    b = met("b", "2031-06-03", person("Bagas Wiryawan", "IDN"))
    world = link([a, b])
    ids = {p.actor_id for e in world.events for m in e.mentions for p in m.actors}
    assert ids == {persons(world)[0].id}


def test_the_order_of_documents_is_no_matter() -> None:
    given = ["Sergei Orlenko", "Sergey Orlenko", "Orlenko", "Serhii Orlenko", "Anna Orlenko"]
    coded = [met(f"r{i}", f"2031-02-{i + 1:02}", person(n, "UKR")) for i, n in enumerate(given)]
    first = link(coded)
    for seed in range(12):
        random.Random(seed).shuffle(coded)
        assert link(coded) == first
