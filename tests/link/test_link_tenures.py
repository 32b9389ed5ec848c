"""Tenures out of documents and tables, what they fill in, and what people overrule."""

from __future__ import annotations

import random
from typing import Any

from link_records import Report, person, state

from communique.ground.offices import Offices
from communique.link import link
from communique.model import Participant, Span, Tenure
from communique.model.coded import Coded, World
from communique.model.offices import Holder
from communique.model.reviews import Judged, Judgement, judgement

NOBODY = Offices(())
MINISTER = "defense minister of Peru"


def met(name: str, day: str | None, words: str, *people: Participant, **more: Any) -> Coded:
    """A report in which somebody, named by `words`, met the Ecuadorians."""
    text = f"{words} met the delegation of Quito."
    report = Report(name, day).say(text, "met", **({"actors": people} | more))
    coded = report.coded()
    at = coded.document.text.index(words)
    span = Span.of(coded.document.text, at, at + len(words))
    return _mentioned(coded, span)


def _mentioned(coded: Coded, span: Span) -> Coded:
    from dataclasses import replace

    mentions = tuple(
        replace(m, actors=tuple(replace(p, mentioned=span) for p in m.actors))
        for m in coded.mentions
    )
    return replace(coded, mentions=mentions)


def minister(name: str, office: str = MINISTER) -> Participant:
    return person(name, "PER", office)


def unnamed(office: str = MINISTER, country: str = "PER") -> Participant:
    return Participant(office, "person", None, country, office=office)


def only(world: World, name: str) -> Tenure:
    (found,) = [t for t in world.tenures if t.name == name]
    return found


def test_two_reports_bound_a_term_on_both_sides() -> None:
    first = met("a", "2031-04-17", "Defense Minister Rosa Quispe", minister("Rosa Quispe"))
    second = met(
        "b", "2033-04-03", "Peru's defense minister, Rosa Quispe,", minister("Rosa Quispe")
    )
    found = only(link([second, first], offices=NOBODY), "Rosa Quispe")
    assert (found.start, found.end) == ("[..2031-04-17]", "[2033-04-03..]")
    assert (found.office, found.organization, found.country) == ("defense minister", "Peru", "PER")
    assert {s.document_id for s in found.spans} == {first.document.id, second.document.id}
    assert found.why["start"].reason == "held on 2031-04-17 and 2033-04-03"
    texts = {c.document.id: c.document.text for c in (first, second)}
    assert all(texts[s.document_id][s.start : s.end] == s.quote for s in found.spans)


def test_a_successor_bounds_the_end_and_splits_two_terms() -> None:
    reports = [
        met("a", "2031-04-17", "Defense Minister Rosa Quispe", minister("Rosa Quispe")),
        met("b", "2033-04-03", "Defense Minister Iván Condori", minister("Iván Condori")),
        met("c", "2035-04-03", "Defense Minister Rosa Quispe", minister("Rosa Quispe")),
    ]
    world = link(reports, offices=NOBODY)
    terms = [(t.name, t.start, t.end) for t in world.tenures]
    assert terms == [
        ("Rosa Quispe", "[..2031-04-17]", "[2031-04-17..2033-04-03]"),
        ("Iván Condori", "[2031-04-17..2033-04-03]", "[2033-04-03..2035-04-03]"),
        ("Rosa Quispe", "[2033-04-03..2035-04-03]", "[2035-04-03..]"),
    ]


def test_the_date_of_the_act_counts_where_the_title_stands_with_it() -> None:
    told = met(
        "a",
        "2033-04-07",
        "Defense Minister Rosa Quispe",
        minister("Rosa Quispe"),
        date="2031-02-03",
    )
    assert only(link([told], offices=NOBODY), "Rosa Quispe").start == "[..2031-02-03]"
    undated = met(
        "b",
        "2033-04-07",
        "Defense Minister Rosa Quispe",
        minister("Rosa Quispe"),
        status="historical",
    )
    assert only(link([undated], offices=NOBODY), "Rosa Quispe").start is None


def test_a_former_holder_had_gone_by_then_and_a_deputy_is_none() -> None:
    former = met("a", "2033-04-07", "Former Defense Minister Rosa Quispe", minister("Rosa Quispe"))
    found = only(link([former], offices=NOBODY), "Rosa Quispe")
    assert (found.start, found.end) == (None, "[..2033-04-07]")
    deputy = met("b", "2033-04-07", "Deputy Defense Minister Rosa Quispe", minister("Rosa Quispe"))
    assert link([deputy], offices=NOBODY).tenures == ()


def test_who_took_office_is_read_beside_the_name() -> None:
    words = "Defense Minister Rosa Quispe"
    text = f"{words}, who took office in March 2031, met the delegation."
    report = Report("a", "2033-04-07").say(text, "met", actors=(minister("Rosa Quispe"),)).coded()
    coded = _mentioned(report, Span.of(text, 0, len(words)))
    assert only(link([coded], offices=NOBODY), "Rosa Quispe").start == "2031-03"


def test_a_name_without_its_title_says_nothing_of_the_office() -> None:
    bare = met("a", "2033-04-07", "Rosa Quispe", minister("Rosa Quispe"))
    assert link([bare], offices=NOBODY).tenures == ()


TABLE = Offices(
    (
        Holder("PER", "defense minister", "Rosa Quispe Mamani", "Quispe", start="2031-03",
               end="2033-05-10", source="a list", table="list.csv", row=2),
        Holder("PER", "head of government", "Rosa Quispe Mamani", "Quispe", start="2035-01",
               end="..", source="a list", table="list.csv", row=3),
        Holder("KOR", "foreign minister", "Kim Ha-neul", "Kim", start="2031-01-01",
               end="2032-12-31", table="list.csv", row=4),
        Holder("KOR", "foreign minister", "Kim Byeol", "Kim", start="2033-01-01",
               end="2036-12-31", table="list.csv", row=5),
    )
)  # fmt: skip


def test_a_table_gives_the_terms_and_reports_their_evidence() -> None:
    coded = met("a", "2032-04-17", "Defense Minister Rosa Quispe", minister("Rosa Quispe"))
    world = link([coded], offices=TABLE)
    first, second = sorted(world.tenures, key=lambda t: t.start or "")
    assert (first.start, first.end, len(first.spans)) == ("2031-03", "2033-05-10", 1)
    assert first.table == "list.csv row 2: a list"
    assert (second.office, second.start, second.end, second.spans) == (
        "prime minister",
        "2035-01",
        "..",
        (),
    )


def test_what_contradicts_the_table_is_kept_beside_it() -> None:
    late = met("a", "2034-04-17", "Defense Minister Rosa Quispe", minister("Rosa Quispe"))
    world = link([late], offices=TABLE)
    (told,) = [t for t in world.tenures if t.table is None]
    assert told.start == "[..2034-04-17]"
    assert "the tables have other dates: 2031-03 to 2033-05-10" in told.why["table"].reason


def test_two_ministers_with_one_surname_stay_two() -> None:
    foreign = "foreign minister of South Korea"
    one = met("a", "2031-06-01", "Foreign Minister Kim", person("Kim", "KOR", foreign))
    two = met("b", "2034-06-01", "Foreign Minister Kim", person("Kim", "KOR", foreign))
    full = met("c", "2034-07-01", "Kim Byeol", person("Kim Byeol", "KOR"))
    world = link([one, two, full], offices=TABLE)
    people = {a.name: a for a in world.actors if a.kind == "person"}
    assert sorted(people) == ["Kim", "Kim Byeol"]
    actor = lambda c: world.actor_of.get(  # noqa: E731
        (c.document.id, c.mentions[0].actors[0].actor_id), c.mentions[0].actors[0].actor_id
    )
    assert actor(two) == actor(full) != actor(one)
    assert {t.name: t.start for t in world.tenures} == {
        "Kim": "2031-01-01",
        "Kim Byeol": "2033-01-01",
    }


def test_every_merge_has_its_score() -> None:
    one = met("a", "2031-06-01", "Bagas Wirjawan", person("Bagas Wirjawan", "IDN"))
    two = met("b", "2031-06-02", "Bagas Wiryawan", person("Bagas Wiryawan", "IDN"))
    (actor,) = [a for a in link([one, two], offices=NOBODY).actors if a.kind == "person"]
    reasons = [w.reason for key, w in actor.why.items() if key.startswith("names.")]
    assert reasons == [
        "'Bagas Wiryawan' can be a spelling of 'Bagas Wirjawan'; both of IDN; "
        "no office speaks against it (score 0.85)"
    ]


def test_a_holder_left_open_is_filled_in_by_other_reports() -> None:
    reports = [
        met("a", "2031-04-17", "Defense Minister Rosa Quispe", minister("Rosa Quispe")),
        met("b", "2033-04-03", "Defense Minister Rosa Quispe", minister("Rosa Quispe")),
        met("c", "2032-01-05", "The Peruvian defense minister", unnamed(), date="2032-01-04"),
        met("d", "2034-01-05", "The Peruvian defense minister", unnamed(), date="2034-01-04"),
        met("e", "2032-01-06", "Rosa Quispe", person("Rosa Quispe", "PER"), date="2032-01-04"),
    ]
    world = link(reports, offices=NOBODY)
    filled = {key[0]: value for key, value in world.filled.items()}
    role, late, name = (reports[i].mentions[0].id for i in (2, 3, 4))
    quispe = next(a.id for a in world.actors if a.name == "Rosa Quispe")
    assert filled[role].actor_id == quispe and filled[role].office is None
    assert "the reports" in filled[role].reason
    assert filled[name].office == MINISTER
    assert late not in filled
    event = next(e for e in world.events if e.mentions[0].id == role)
    assert event.mentions[0].actors[0].actor_id == quispe
    assert event.mentions[0].why["actors.0.actor_id"].reason == filled[role].reason
    assert reports[2].mentions[0].actors[0].actor_id is None


def test_the_order_of_documents_is_no_matter() -> None:
    names = ("Rosa Quispe", "Iván Condori", "Quispe")
    reports = [
        met(f"r{i}", f"203{i % 6}-04-{10 + i}", f"Defense Minister {name}", minister(name))
        for i, name in enumerate(names * 4)
    ]
    reports.append(met("x", "2032-01-05", "The minister", unnamed(), date="2032-01-04"))
    world = link(reports, offices=TABLE)
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert link(reports, offices=TABLE) == world


def judged(kind: Any, *parts: Judged, at: str = "2035-01-01T00:00:00") -> Judgement:
    return judgement(kind, parts, reviewer="anna", at=at)


def local(coded: Coded) -> str:
    return coded.mentions[0].actors[0].actor_id or ""


def people(world: World) -> list[list[str]]:
    return sorted([n.text for n in a.names] for a in world.actors if a.kind == "person")


WIRJAWAN = met("a", "2031-06-01", "Bagas Wirjawan", person("Bagas Wirjawan", "IDN"))
WIRYAWAN = met("b", "2031-06-02", "Bagas Wiryawan", person("Bagas Wiryawan", "IDN"))
LESTARI = met("c", "2031-06-03", "Sri Lestari", person("Sri Lestari", "IDN"))
ALL = [WIRJAWAN, WIRYAWAN, LESTARI]


def test_a_split_holds_with_new_documents_too() -> None:
    split = judged("split", Judged(local(WIRYAWAN)))
    world = link(ALL, offices=NOBODY, judged=[split])
    assert people(world) == [["Bagas Wirjawan"], ["Bagas Wiryawan"], ["Sri Lestari"]]
    more = met("d", "2031-07-01", "Bagas Wiryawan", person("Bagas Wiryawan", "IDN"))
    again = link([more, *ALL], offices=NOBODY, judged=[split])
    assert people(again) == [["Bagas Wirjawan"], ["Bagas Wiryawan"], ["Sri Lestari"]]
    assert all(a.judgement == split.id for a in again.actors if a.name.startswith("Bagas"))


def test_one_document_can_be_split_off_though_the_names_are_equal() -> None:
    twin = met("d", "2031-07-01", "Sri Lestari", person("Sri Lestari", "IDN"))
    world = link([LESTARI, twin], offices=NOBODY)
    assert len(people(world)) == 1
    split = judged("split", Judged(local(twin), twin.document.id))
    parted = link([twin, LESTARI], offices=NOBODY, judged=[split])
    ids = [a.id for a in parted.actors if a.kind == "person"]
    assert len(set(ids)) == 2 and local(LESTARI) in ids


def test_a_join_and_its_later_overruling() -> None:
    join = judged("join", Judged(local(WIRJAWAN)), Judged(local(LESTARI)))
    world = link(ALL, offices=NOBODY, judged=[join])
    assert people(world) == [["Bagas Wirjawan", "Bagas Wiryawan", "Sri Lestari"]]
    split = judged("split", Judged(local(LESTARI)), at="2035-01-02T00:00:00")
    for order in ([join, split], [split, join]):
        assert people(link(ALL, offices=NOBODY, judged=order)) == [
            ["Bagas Wirjawan", "Bagas Wiryawan"],
            ["Sri Lestari"],
        ]


def test_states_are_no_tenures() -> None:
    coded = Report("s", "2031-01-01").say("Peru met.", "met", actors=(state("PER"),)).coded()
    assert link([coded], offices=NOBODY).tenures == ()
