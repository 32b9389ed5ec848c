"""Several coders as one: what agrees is one mention, and nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from communique import registry
from communique.coding import Agreement, Anchored, CombinedCoder, load_codebook
from communique.errors import ConfigError
from communique.model import EventMention, Link, Participant, Span, Why
from communique.model.ids import mention_id

TEXT = "Peru condemned Ecuador and recalled its envoy after shots were fired."
PERU = Participant("Peru", "state", "ac_PER", "PER", mentioned=Span(0, 4, "Peru"))
ECUADOR = Participant("Ecuador", "state", "ac_ECU", "ECU", mentioned=Span(15, 22, "Ecuador"))


def act(
    kind: str,
    words: str,
    actors: tuple[Participant, ...] = (PERU,),
    recipients: tuple[Participant, ...] = (ECUADOR,),
    **more: Any,
) -> EventMention:
    start = TEXT.index(words)
    trigger = Span(start, start + len(words), words)
    sides = [[p.mentioned for p in side if p.mentioned] for side in (actors, recipients)]
    return EventMention(
        mention_id("dc_1", trigger, *sides),
        "dc_1",
        kind,  # type: ignore[arg-type]
        "occurred",
        trigger,
        (Span(0, len(TEXT), TEXT),),
        actors=actors,
        recipients=recipients,
        **{"why": {"event_type": Why(f"{words} is {kind}")}} | more,
    )


@dataclass(frozen=True)
class Fixed:
    """A coder that reads what it is made with."""

    name: str
    mentions: tuple[EventMention, ...]

    def code(self, *_: object) -> tuple[Anchored, ...]:
        return tuple(
            Anchored(replace(m, coder=self.name), 0, m.trigger.start) for m in self.mentions
        )


def combined(
    *readings: tuple[EventMention, ...], agreement: Agreement = "any"
) -> list[EventMention]:
    coders = tuple(Fixed(f"c{n}/1", mentions) for n, mentions in enumerate(readings, 1))
    anchored = CombinedCoder(coders, agreement).code(None, (), ())  # type: ignore[arg-type]
    return [a.mention for a in anchored]


def test_what_both_read_is_one_mention_of_the_more_trusted() -> None:
    (found,) = combined(
        (act("ACCUSE", "condemned"),), (act("ACCUSE", "condemned Ecuador", recipients=()),)
    )
    assert found.coder == "c1/1+c2/1"
    assert [p.name for p in found.recipients] == ["Ecuador"]
    assert not found.abstained


def test_what_one_alone_reads_is_kept_in_the_order_of_the_text() -> None:
    found = combined((act("SANCTION", "recalled"),), (act("ACCUSE", "condemned"),))
    assert [(m.event_type, m.coder) for m in found] == [("ACCUSE", "c2/1"), ("SANCTION", "c1/1")]


@pytest.mark.parametrize(
    ("agreement", "abstained"), [("any", False), ("majority", True), ("all", True)]
)
def test_too_few_readers_abstain_with_the_reason(agreement: Agreement, abstained: bool) -> None:
    one, none = (act("ACCUSE", "condemned"),), ()
    (found,) = combined(one, none, none, agreement=agreement)
    assert found.abstained is abstained
    if abstained:
        assert found.why["abstained"].reason == "read by c1/1 alone, of 3 coders"


def test_the_type_that_most_read_wins_over_the_most_trusted() -> None:
    accuse, reject = act("ACCUSE", "condemned"), act("REJECT", "condemned")
    (found,) = combined((reject,), (accuse,), (accuse,), agreement="majority")
    assert (found.event_type, found.coder, found.abstained) == ("ACCUSE", "c2/1+c3/1", False)
    assert found.why["event_type"].reason == "condemned is ACCUSE; c1/1 reads REJECT"


def test_a_tie_goes_to_the_most_trusted() -> None:
    (found,) = combined((act("REJECT", "condemned"),), (act("ACCUSE", "condemned"),))
    assert found.event_type == "REJECT"


def test_who_abstains_has_no_vote_beside_one_who_reads() -> None:
    doubted = act("REJECT", "condemned", abstained=True)
    (found,) = combined((doubted,), (act("ACCUSE", "condemned"),))
    assert (found.event_type, found.abstained, found.coder) == ("ACCUSE", False, "c2/1")


def test_links_lead_to_what_stands_for_the_dropped() -> None:
    shots = act("ASSAULT", "shots", (ECUADOR,), ())
    theirs = act("ASSAULT", "shots were fired", (), (PERU,))
    linked = act("ACCUSE", "condemned", links=(Link("accused_of", theirs.id),))
    found = combined((shots,), (linked, theirs))
    ids = {m.event_type: m.id for m in found}
    assert ids["ASSAULT"] == shots.id
    assert [link.to for m in found for link in m.links] == [shots.id]


def test_two_acts_of_one_coder_never_merge_and_ids_stay_apart() -> None:
    met = act("CONSULT", "recalled")
    other = act("SANCTION", "recalled", (PERU,), ())
    found = combined((replace(met, event_type="COERCE"),), (other, met))
    assert len(found) == len({m.id for m in found}) == 2


def test_the_registry_joins_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry.CODERS, "fixed/1", lambda codebook, **_: Fixed("fixed/1", ()))
    made = registry.coder("patterns/1 + fixed/1", load_codebook(), "all")
    assert isinstance(made, CombinedCoder)
    assert (made.name, made.agreement) == ("patterns/1+fixed/1", "all")


def test_the_registry_names_what_is_wrong() -> None:
    with pytest.raises(ConfigError, match="no coder named 'mine/1'; known are patterns/1"):
        registry.coder("patterns/1+mine/1", load_codebook())
    with pytest.raises(ConfigError, match="names 'patterns/1' twice"):
        registry.coder("patterns/1+patterns/1", load_codebook())
