"""What holds for every set of documents."""

from __future__ import annotations

from itertools import combinations
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from link_records import Report, person, place, state

from communique.link import link
from communique.link.actors import cast
from communique.link.compatible import match_of
from communique.link.layer import Layer
from communique.link.ordering import in_order
from communique.link.profile import lead_of, profile
from communique.model.coded import Coded

PEOPLE = (
    state("KEN"),
    state("ETH"),
    state("PER"),
    person("Miriam Chepkoech", "KEN", "foreign minister"),
    person("Chepkoech", "KEN"),
    person("Faith Chepkoech", "KEN", "mayor"),
    person("Dawit Gebremeskel", "ETH"),
    person("Davit Gebremeskel", "ETH", "foreign minister"),
    person("Dawit Gebremeskel", None),
)
DAYS = (None, "2033-02-09", "2033-02-10", "2033-02-11", "2033-02-14", "2033-02")
SIDES = st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True).map(tuple)
MENTIONS = st.fixed_dictionaries(
    {
        "event_type": st.sampled_from(["CONSULT", "ACCUSE", "ASSAULT"]),
        "status": st.sampled_from(["occurred", "occurred", "planned", "negated", "historical"]),
        "actors": SIDES,
        "recipients": SIDES,
        "date": st.sampled_from(DAYS),
        "place": st.sampled_from([None, place("Nairobi", "KEN"), place("Adama", "ETH")]),
        "abstained": st.sampled_from([False, False, False, True]),
        "labels": st.sampled_from([(), (), (), ("sport",)]),
    }
)
LINES = ("The talks met border matters.", "A meeting met at noon.", "They met over border matters.")


@st.composite
def reports(draw: st.DrawFn, number: int) -> Coded:
    report = Report(f"r{number}", draw(st.sampled_from(DAYS[:-1])), f"Paper {number % 2}")
    for kind in draw(st.lists(st.sampled_from(["title", "body", "body"]), max_size=4)):
        report.say(draw(st.sampled_from(LINES)), "met", kind=kind, **draw(MENTIONS))
    return report.say(f"End of {number}.").coded()


@st.composite
def sets_of_documents(draw: st.DrawFn) -> list[Coded]:
    return [draw(reports(i)) for i in range(draw(st.integers(0, 5)))]


FEW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FEW
@given(sets_of_documents(), st.randoms(use_true_random=False))
def test_the_order_of_documents_is_no_matter(coded: list[Coded], random: Random) -> None:
    world = link(coded)
    random.shuffle(coded)
    assert link(coded) == world


@FEW
@given(sets_of_documents())
def test_every_mention_is_in_exactly_one_event(coded: list[Coded]) -> None:
    world = link(coded)
    given = sorted(m.id for c in {c.document.id: c for c in coded}.values() for m in c.mentions)
    assert sorted(m.id for e in world.events for m in e.mentions) == given
    assert sorted(world.event_of) == given
    assert {world.event_of[m.id] == e.id for e in world.events for m in e.mentions} <= {True}
    assert len({e.id for e in world.events}) == len(world.events)


@FEW
@given(sets_of_documents())
def test_all_mentions_of_an_event_fit_each_other(coded: list[Coded]) -> None:
    ordered = in_order(coded)
    layer = Layer(cast(ordered).actor_of)
    profiles = {
        m.id: profile(layer.mention(m), c.document, lead_of(c.document))
        for c in ordered
        for m in c.mentions
    }
    for event in link(coded).events:
        for a, b in combinations(event.mentions, 2):
            assert match_of(profiles[a.id], profiles[b.id])
            assert match_of(profiles[b.id], profiles[a.id])


@FEW
@given(sets_of_documents())
def test_every_id_leads_to_an_actor(coded: list[Coded]) -> None:
    world = link(coded)
    actors = {a.id for a in world.actors}
    assert len(actors) == len(world.actors)
    assert set(world.actor_of.values()) <= actors
    met = {p.actor_id for e in world.events for m in e.mentions for p in (*m.actors, *m.recipients)}
    assert met - {None} <= actors


@FEW
@given(sets_of_documents())
def test_a_later_document_leaves_earlier_events_together(coded: list[Coded]) -> None:
    """Where it teaches nothing about persons."""
    ordered = in_order(coded)
    if not ordered:
        return
    before, after = link(ordered[:-1]), link(ordered)
    earlier = {m: e for m, e in after.event_of.items() if m in before.event_of}
    if all(after.actor_of.get(k) == v for k, v in before.actor_of.items()) and not (
        {k[0] for k in after.actor_of} - {k[0] for k in before.actor_of} - {ordered[-1].document.id}
    ):
        assert _groups(before.event_of) == _groups(earlier)


def _groups(event_of: dict[str, str]) -> set[frozenset[str]]:
    groups: dict[str, set[str]] = {}
    for mention, event in event_of.items():
        groups.setdefault(event, set()).add(mention)
    return {frozenset(g) for g in groups.values()}
