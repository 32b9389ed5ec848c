from __future__ import annotations

from typing import Any

import pytest
from link_records import Report, body, dead, person, place, state

from communique.link import link
from communique.model import Assertion, Event, Link, dates
from communique.model.coded import Coded
from communique.model.ids import event_id

KEN, ETH, PER, ECU, LTU = (state(c) for c in ("KEN", "ETH", "PER", "ECU", "LTU"))
CHEPKOECH = person("Miriam Chepkoech", "KEN", "foreign minister of Kenya")
DAWIT = person("Dawit Gebremeskel", "ETH", "foreign minister of Ethiopia")


def events(*coded: Coded | Report) -> tuple[Event, ...]:
    return link([c.coded() if isinstance(c, Report) else c for c in coded]).events


def sizes(*coded: Coded | Report) -> list[int]:
    return sorted(len(e.mentions) for e in events(*coded))


def talks(name: str, day: str | None, when: str | None, **fields: Any) -> Report:
    given = {"actors": (CHEPKOECH, DAWIT), "date": when} | fields
    return Report(name, day, f"The {name}").say(f"{name}: the two held talks.", "talks", **given)


# one document


def test_a_headline_and_its_retelling_are_one_event() -> None:
    report = Report("a", "2033-02-11")
    report.say("Kenya, Ethiopia hold talks", "hold talks", kind="title", actors=(KEN, ETH))
    report.say("Miriam Chepkoech met Dawit.", "met", actors=(CHEPKOECH, DAWIT), date="2033-02-10")
    (event,) = events(report)
    assert event.date == dates.parse_edtf("2033-02-10")
    assert [p.name for p in event.actors] == ["Miriam Chepkoech", "Dawit Gebremeskel"]
    assert event.id == event_id(event.mentions[0].id)
    assert "(0." in event.why_merged[0]


def test_a_meeting_and_talks_with_the_same_partner_are_one() -> None:
    report = Report("a").say("She held talks with Dawit.", "talks", actors=(CHEPKOECH, DAWIT))
    report.say("In a meeting with Dawit she spoke.", "meeting", actors=(DAWIT, CHEPKOECH))
    assert sizes(report) == [2]


def test_separate_meetings_stay_apart() -> None:
    report = Report("a").say("She held talks with A, B.", "talks", actors=(CHEPKOECH, DAWIT))
    report.also("talks", actors=(CHEPKOECH, person("Rosa Huaman", "PER")))
    report.say("In the meeting with Rosa", "meeting", actors=(CHEPKOECH, PER))
    assert sizes(report) == [1, 2]


def test_two_officials_of_one_country_are_two_partners() -> None:
    report = Report("a").say("She met Dawit.", "met", actors=(CHEPKOECH, DAWIT))
    other = person("Hanna Tesfaye", "ETH", "trade minister of Ethiopia")
    report.say("She met Hanna Tesfaye.", "met", actors=(CHEPKOECH, other))
    assert sizes(report) == [1, 1]


def test_a_meeting_of_many_is_not_the_one_of_two_on_its_sidelines() -> None:
    report = Report("a").say("The four met.", "met", actors=(KEN, ETH, PER, ECU), date="2033-02-10")
    report.say("In a meeting with Dawit", "meeting", actors=(CHEPKOECH, DAWIT), date="2033-02-10")
    assert sizes(report) == [1, 1]


def test_an_arrival_in_a_country_is_not_the_talks_held_there() -> None:
    report = Report("a").say("Dawit reached Nairobi.", "reached", modes=("visit",), actors=(DAWIT,))
    report.drafts[0][2]["recipients"] = (KEN,)
    report.say("He held talks with Miriam.", "talks", actors=(DAWIT, CHEPKOECH))
    assert sizes(report) == [1, 1]


def test_dates_that_clash_keep_meetings_apart() -> None:
    report = Report("a").say("They met.", "met", actors=(KEN, ETH), date="2033-02-10")
    report.say("They met again.", "met", actors=(KEN, ETH), date="2033-02-14")
    assert sizes(report) == [1, 1]


def test_a_call_is_no_visit() -> None:
    report = Report("a").say("They called.", "called", actors=(KEN, ETH), modes=("phone",))
    report.say("They met.", "met", actors=(KEN, ETH), modes=("visit",))
    assert sizes(report) == [1, 1]


@pytest.mark.parametrize("status", ["negated", "planned", "proposed", "conditional", "historical"])
def test_what_was_held_never_merges_with_what_was_not(status: str) -> None:
    report = Report("a").say("They met.", "met", actors=(KEN, ETH))
    report.say("The meeting was off.", "meeting", actors=(KEN, ETH), status=status)
    assert sizes(report) == [1, 1]


def test_two_accusations_in_one_report_stay_two() -> None:
    fields: Any = {"event_type": "ACCUSE", "actors": (ECU,), "recipients": (PER,)}
    report = Report("a").say("The ministers spoke.").say("Quito blamed Lima.", "blamed", **fields)
    report.say("Quito faulted Lima again.", "faulted", **fields)
    assert sizes(report) == [1, 1]


def test_the_title_retells_the_accusation_it_shares_words_with() -> None:
    fields: Any = {"event_type": "ACCUSE", "actors": (ECU,), "recipients": (PER,)}
    report = Report("a").say(
        "Quito blames Lima over smuggled weapons", "blames", kind="title", **fields
    )
    report.say("It was a long day.").say("Quito blamed Lima for closing it.", "blamed", **fields)
    report.say("Quito accused Lima of letting smuggled weapons pass.", "accused", **fields)
    joined = next(e for e in events(report) if len(e.mentions) == 2)
    assert [m.trigger.quote for m in joined.mentions] == ["blames", "accused"]


def test_a_title_that_fits_two_accusations_alike_joins_none() -> None:
    fields: Any = {"event_type": "ACCUSE", "actors": (ECU,), "recipients": (PER,)}
    report = Report("a").say("Quito blames Lima", "blames", kind="title", **fields)
    report.say("It was a long day.").say("Quito blamed Lima.", "blamed", **fields)
    report.say("Quito faulted Lima.", "faulted", **fields)
    assert sizes(report) == [1, 1, 1]


def test_speech_to_others_stays_apart_from_its_title() -> None:
    report = Report("a").say(
        "Quito urges Lima", "urges", kind="title", event_type="REQUEST", actors=(ECU,)
    )
    report.drafts[0][2]["recipients"] = (PER,)
    report.say("Quito urged Vilnius.", "urged", event_type="REQUEST", actors=(ECU,))
    report.drafts[1][2]["recipients"] = (LTU,)
    assert sizes(report) == [1, 1]


def test_the_attack_is_the_one_told_before() -> None:
    fields: Any = {"event_type": "ASSAULT", "recipients": (ECU,), "date": "2036-10-25"}
    gang = body("Rio Negro gang", kind="armed_group")
    report = Report("a").say("Gunmen attacked a post.", "attacked", actors=(gang,), **fields)
    report.say("The attack wounded two.", "attack", **fields)
    assert sizes(report) == [2]


def test_two_deeds_of_one_sort_by_the_same_stay_two() -> None:
    report = Report("a").say("A patrol ship stopped the boat.", "stopped", actors=(KEN,))
    report.say("He alleged that officers had taken away telephones.", "taken away", actors=(KEN,))
    for draft in report.drafts:
        draft[2].update(event_type="COERCE", recipients=(ETH,))
    assert sizes(report) == [1, 1]
    report.say("The seizure was welcomed.", "seizure", event_type="COERCE", actors=(KEN,))
    report.drafts[-1][2].update(recipients=(ETH,))
    assert sizes(report) == [1, 2]


def test_the_meeting_after_two_meetings_is_the_nearer_one() -> None:
    other = person("Hanna Tesfaye", "ETH", "trade minister of Ethiopia")
    report = Report("a").say("Nothing.").say("She met Dawit.", "met", actors=(CHEPKOECH, DAWIT))
    report.say("She met Hanna.", "met", actors=(CHEPKOECH, other))
    report.say("After the talks she left.", "talks", actors=(CHEPKOECH, ETH))
    joined = next(e for e in events(report) if len(e.mentions) == 2)
    assert "Hanna Tesfaye" in {p.name for p in joined.actors}


def test_acts_of_other_modes_or_places_stay_apart() -> None:
    fields: Any = {"event_type": "COERCE", "actors": (ECU,), "recipients": (PER,)}
    report = Report("a").say("They seized a boat.", "seized", modes=("seize",), **fields)
    report.say("They arrested men.", "arrested", modes=("arrest",), **fields)
    report.say("They seized.", "seized", modes=("seize",), place=place("Tumbes", "PER"), **fields)
    report.say("They seized.", "seized", modes=("seize",), place=place("Piura", "PER"), **fields)
    assert sizes(report) in ([1, 1, 2], [1, 1, 1, 1])


def test_an_abstained_mention_joins_but_bridges_nothing() -> None:
    report = Report("a").say("Kenya, Ethiopia met.", "met", actors=(KEN, ETH), abstained=True)
    report.say("They met.", "met", actors=(KEN, ETH), date="2033-02-10")
    report.say("They met.", "met", actors=(KEN, ETH), date="2033-02-14")
    found = events(report)
    assert sum(any(not m.abstained for m in e.mentions) for e in found) == 2
    assert max(len(e.mentions) for e in found) <= 2


def test_a_labelled_mention_stays_apart() -> None:
    report = Report("a").say("They met.", "met", actors=(KEN, ETH))
    report.say("They met in the final.", "met", actors=(KEN, ETH), labels=("sport",))
    assert sorted(e.labels for e in events(report)) == [(), ("sport",)]


# several documents


@pytest.mark.parametrize(
    ("days", "published", "count"),
    [
        (("2033-02-10", "2033-02-10"), ("2033-02-11", "2034-06-01"), 1),
        (("2033-02-10", "2033-02-11"), ("2033-02-11", "2033-02-12"), 1),
        (("2033-02-10", "2033-02-13"), ("2033-02-13", "2033-02-13"), 2),
        ((None, None), ("2033-02-11", "2033-02-14"), 1),
        ((None, None), ("2033-02-11", "2033-02-15"), 2),
        ((None, "2033-02-10"), ("2033-02-12", "2033-02-11"), 1),
        ((None, "2032-09-10"), ("2033-02-12", "2033-02-11"), 2),
        ((None, "2033-02"), (None, "2033-02-11"), 2),
        (("2033-02", "2033-02-10"), ("2033-02-11", "2033-02-11"), 1),
    ],
)
def test_dates_across_documents(days: Any, published: Any, count: int) -> None:
    first = talks("Rift Post", published[0], days[0])
    second = talks("Awash Times", published[1], days[1])
    assert len(events(first, second)) == count


def test_places_that_clash_keep_reports_apart() -> None:
    first = talks("Rift Post", "2033-02-11", None, place=place("Nairobi", "KEN"))
    second = talks("Awash Times", "2033-02-11", None, place=place("Adama", "ETH"))
    third = talks("Lake Radio", "2033-02-11", None, place=place("Kenya", "KEN", "country"))
    assert sizes(first, second) == [1, 1]
    assert sizes(first, third) == [2]


def test_speech_acts_of_two_reports_need_words_in_common() -> None:
    fields: Any = {"event_type": "REQUEST", "actors": (ECU,), "recipients": (PER,)}
    a = Report("a", "2036-10-27").say(
        "Quito asked Lima to reopen the border bridge at once.", "asked", **fields
    )
    b = Report("b", "2036-10-27").say(
        "The border bridge must reopen, Quito urged.", "urged", **fields
    )
    c = Report("c", "2036-10-27").say(
        "Quito asked for copies of satellite maps.", "asked", **fields
    )
    assert sizes(a, b, c) == [1, 2]


def test_the_same_words_are_one_event_whenever_they_were_published() -> None:
    line = "Quito asked Lima on that day to reopen the border bridge at once."
    fields: Any = {"event_type": "REQUEST", "actors": (ECU,), "recipients": (PER,)}
    a = Report("a", "2036-10-27").say(line, "asked", **fields)
    b = Report("b", None).say(line, "asked", **fields)
    (event,) = events(a, b)
    assert event.text_families == 1 and len(event.documents) == 2


def test_incompatible_reports_are_not_chained_together() -> None:
    first = talks("Rift Post", "2033-02-10", "2033-02-09")
    middle = talks("Awash Times", "2033-02-11", "2033-02-10")
    last = talks("Lake Radio", "2033-02-12", "2033-02-11")
    assert sizes(first, middle, last) == [1, 2]


def test_what_one_report_tells_apart_another_does_not_join() -> None:
    first = Report("a", "2033-02-11").say("They met.", "met", actors=(KEN, ETH), date="2033-02-10")
    first.say("They met.", "met", actors=(KEN, ETH), date="2033-02-11")
    second = Report("b", "2033-02-11").say("They met.", "met", actors=(KEN, ETH))
    assert sizes(first, second) == [1, 2]


def test_mediators_are_no_parties() -> None:
    envoy = person("Samatar Warsame", "SOM", "envoy", role="mediator")
    first = talks("Rift Post", "2033-02-11", "2033-02-10")
    second = talks("Awash Times", "2033-02-11", "2033-02-10", actors=(CHEPKOECH, DAWIT, envoy))
    assert sizes(first, second) == [2]


def test_an_attack_by_nobody_known_is_the_one_of_that_place_and_day() -> None:
    fields: Any = {"event_type": "ASSAULT", "date": "2036-10-25"}
    a = Report("a", "2036-10-26").say(
        "Gunmen fired.", "fired", place=place("Tumbes", "PER"), **fields
    )
    b = Report("b", "2036-10-26").say(
        "Shots fell.", "Shots", place=place("Tumbes", "PER"), **fields
    )
    c = Report("c", "2036-10-26").say("Shots fell.", "Shots", place=place("Piura", "PER"), **fields)
    d = Report("d", "2036-10-26").say("Shots fell.", "Shots", **fields)
    assert sizes(a, b, c, d) == [1, 1, 2]


# what an event says


def attack(name: str, number: float, **fields: Any) -> Report:
    fields = {
        "event_type": "ASSAULT",
        "recipients": (ECU,),
        "date": "2036-10-25",
        "place": place("Huaquillas", "ECU"),
        "quantities": (dead(name, number),),
    } | fields
    return Report(name, "2036-10-26", f"The {name}").say(f"{name}: it struck.", "struck", **fields)


def test_reports_that_disagree_are_kept_side_by_side() -> None:
    a, b, c = attack("Courier", 2), attack("Herald", 4), attack("Wire", 4)
    (event,) = events(a, b, c)
    ids = {r.name: r.document().id for r in (a, b, c)}
    two, four = sorted(event.disagreements["quantities.dead"])
    assert two == f"2 ({ids['Courier']})"
    assert four.startswith("4 (") and ids["Herald"] in four and ids["Wire"] in four
    assert event.quantities[0].min == 4
    assert {"date", "place", "status"} <= set(event.agreement)
    assert len(event.publishers) == 3 and event.text_families == 3


def test_a_tie_goes_to_the_earliest() -> None:
    late, early = attack("Courier", 2), attack("Herald", 4)
    early.published = "2036-10-25"
    (event,) = events(late, early)
    assert event.quantities[0].min == 4
    assert event.first_reported == dates.parse_edtf("2036-10-25")
    assert event.id == event_id(early.coded().mentions[0].id)


def test_wire_copies_vote_once() -> None:
    text = "The customs post near the river was struck by men who came over the bridge at night"
    wires = [
        Report(n, "2036-10-26", n).say(
            f"{text} ({n})",
            "struck",
            event_type="ASSAULT",
            recipients=(ECU,),
            date="2036-10-25",
            place=place("Huaquillas", "ECU"),
            quantities=(dead(n, 2),),
        )
        for n in ("Andes", "Costa", "Sierra")
    ]
    own = [attack("Herald", 4), attack("Courier", 4)]
    (event,) = events(*wires, *own)
    assert event.text_families == 3
    assert event.quantities[0].min == 4


def test_assertion_and_denial_make_an_event_contested() -> None:
    denial = (Assertion("ac_PER", "denies"),)
    a, b = attack("Courier", 2), attack("Herald", 2, assertions=denial)
    (event,) = events(a, b)
    assert event.contested and len(event.assertions) == 2 and event.why["contested"]
    assert not events(a)[0].contested


def test_a_negated_act_denies_the_one_that_is_told() -> None:
    fields: Any = {"actors": (PER,), "quantities": ()}
    told = attack("Courier", 2, **fields)
    denied = attack("Herald", 2, status="negated", **fields)
    first, second = sorted(events(told, denied), key=lambda e: e.status)
    assert first.status == "negated" and first.relations[0].kind == "denies"
    assert first.relations[0].to == second.id and second.contested


def test_what_was_planned_and_held_is_fulfilled() -> None:
    plan = talks("Rift Post", "2033-02-01", "2033-02-10", status="planned")
    held = talks("Awash Times", "2033-02-11", "2033-02-10")
    idea = talks("Lake Radio", "2033-02-02", None, status="proposed")
    found = {e.status: e for e in events(plan, held, idea)}
    kinds = {r.kind: r.to for r in found["occurred"].relations}
    assert kinds["fulfills"] == found["planned"].id
    assert kinds.get("follows") == (found["proposed"].id if "proposed" in found else None)


def test_a_plan_for_another_day_is_not_fulfilled() -> None:
    plan = talks("Rift Post", "2033-02-01", "2033-03-20", status="planned")
    held = talks("Awash Times", "2033-02-11", "2033-02-10")
    assert all(not e.relations for e in events(plan, held))


def test_a_part_leads_to_its_whole() -> None:
    report = Report("a").say("The summit met.", "summit", actors=(KEN, ETH, PER))
    whole = report.coded().mentions[0].id
    report.say("She met Dawit.", "met", actors=(CHEPKOECH, DAWIT), links=(Link("part_of", whole),))
    report.lines[1] = report.lines[1]
    coded = report.coded()
    whole = coded.mentions[0].id
    report.drafts[1][2]["links"] = (Link("part_of", whole),)
    part = next(e for e in events(report) if e.relations)
    assert part.relations[0].kind == "part_of" and part.relations[0].to == event_id(whole)


def test_every_event_says_why_it_is_not_sure() -> None:
    for event in events(talks("a", None, None)):
        assert event.confidence is None and event.why["confidence"].reason
        assert event.first_reported is None and event.why["first_reported"].reason
        assert event.why_merged == ("only one mention",)


def test_mentions_of_events_carry_the_event() -> None:
    (event,) = events(talks("a", "2033-02-11", None), talks("b", "2033-02-11", None))
    assert {m.event_id for m in event.mentions} == {event.id}


def test_nothing_makes_an_empty_world() -> None:
    world = link([])
    assert world.events == () and world.actors == () and not world.event_of
