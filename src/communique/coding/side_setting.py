"""One act among all that its document tells: who could be a side of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from communique.attribute import Attribution, Contents
from communique.attribute.first_person import speakers_of
from communique.coding.arguments import expand, logical_subjects
from communique.coding.evaluate import Candidate
from communique.coding.matcher import logical_objects
from communique.coding.onstage import Naming, Onstage
from communique.coding.participants import code_of
from communique.coding.side_paths import paths_from
from communique.model import Participant
from communique.recognize import Recognized

LOOK_BACK = 3
"""Sentences before an act's own in which its sides are looked for."""

TOP = 3
"""How many of those named most are looked at for every act."""

MOST = 5
"""Options that an act has at most: the first ones found."""

SIDES = ("actors", "recipients")

APART = frozenset({"other of two", "clause's subject", "same event"})
"""Origins that give one country at a time; what any other gives is chosen or left together."""

JOINS = APART | {
    "told before",
    "last meeting",
    "promising",
    "asked",
    "answered",
    "to do it",
    "content's other side",
    "partner in content",
    "struck place",
}
"""Origins that are no words of the act's own clause."""


class Stage:
    """One document with all its acts as the rules left them."""

    def __init__(
        self,
        recognized: Recognized,
        attributions: Sequence[Attribution],
        acts: Sequence[Candidate],
        pair: tuple[str, str] | None,
    ) -> None:
        self.recognized = recognized
        self.named = Onstage(recognized)
        self.pair = pair or ()
        self.contents = Contents(attributions)
        self.acts = tuple(acts)
        self._ruled = {id(a): {s: codes(a.side(s)) for s in SIDES} for a in acts}
        self.outer = {id(inner): (kind, outer) for outer in acts for kind, inner in outer.links}

    def ruled(self, act: Candidate) -> dict[str, list[str]]:
        """Side → the countries and blocs that the rules gave; none for acts that were dropped."""
        return self._ruled.get(id(act), {side: [] for side in SIDES})

    def settings(self) -> list[Setting]:
        """Each act with its surroundings, before anything is changed."""
        return [Setting(self, i) for i in range(len(self.acts))]


class Setting:
    """One act with its surroundings."""

    def __init__(self, stage: Stage, index: int) -> None:
        self.stage = stage
        self.act = act = stage.acts[index]
        self.ruled = stage.ruled(act)
        self._before = stage.acts[:index]
        number = stage.named.sentence_of(act.unit, act.hit.anchor)
        self.near = {n: stage.named.named_in(number - n) for n in range(-1, LOOK_BACK + 1)}
        """Distance in sentences → who is named there; -1 is the sentence after."""
        self.outer: Candidate | None
        self.link, self.outer = stage.outer.get(id(act), ("", None))
        head = act.hit.head
        self.up = paths_from(head)
        subjects = [] if act.hit.is_noun else list(logical_subjects(head))
        self.subjects = {t.i for t in expand(subjects)}
        self.objects = {t.i for t in expand(list(act.hit.objects) or logical_objects(head))}

    @cached_property
    def given(self) -> str:
        """Which sides the rules filled with somebody whose country or bloc is known."""
        filled = bool(self.ruled["actors"]), bool(self.ruled["recipients"])
        names = {
            (True, True): "both sides given",
            (True, False): "no recipient given",
            (False, True): "no actor given",
            (False, False): "no side given",
        }
        return names[filled]

    def is_clear(self, side: str) -> bool:
        """Whether the clause itself says who is on that side, be it somebody of no one country."""
        origins = (self.act.origins.get((side, code), "") for code in self.ruled[side])
        named = any(how and how not in JOINS for how in origins)
        return named or any(_is_of_many(p) for p in self.act.side(side))

    @cached_property
    def spoken(self) -> dict[str, str]:
        """Those whose words the act stands in, and to whom these are said → which they are."""
        act, found = self.act, dict[str, str]()
        for depth, said in enumerate(self.stage.contents.at((act.unit, act.hit.anchor.i))[:2]):
            if said.unit == act.unit and act.hit.head.i in said.cue_tokens:
                continue
            for p in speakers_of(self.stage.recognized, said):
                if code := code_of(p):
                    found.setdefault(code, "outer speaker" if depth else "speaker")
            heard = self.stage.recognized.readings.get(said.addressee_head or (-1, -1))
            for p in heard.participants if heard else ():
                if code := code_of(p):
                    found.setdefault(code, "addressee")
        return found

    def options(self) -> list[tuple[str, ...]]:
        """Countries and blocs that could be a side, at most `MOST`; those that stand together."""
        together: dict[object, list[str]] = {}
        for code in self._codes():
            origin = tuple(
                (side, how)
                for side in SIDES
                if code in self.ruled[side]
                if (how := self.act.origins.get((side, code), "")) and how not in APART
            )
            together.setdefault(origin or code, []).append(code)
        return [tuple(group) for group in together.values()][:MOST]

    def _codes(self) -> list[str]:
        found = [code for side in SIDES for code in self.ruled[side]]
        for n in range(LOOK_BACK + 1):
            found += sorted({naming.code for naming in self.near[n]})
        found += [*self.stage.pair, *self.stage.named.ranked[:TOP], *self.spoken]
        kind = self.act.event_type
        last = self._before[-1:]
        same = next(((a,) for a in reversed(self._before) if a.event_type == kind), ())
        others = [*([self.outer] if self.outer is not None else []), *last, *same]
        found += [c for a in others for side in SIDES for c in self.stage.ruled(a)[side]]
        return list(dict.fromkeys(found))

    def namings(self, code: str, distance: int = 0) -> list[Naming]:
        """Where a sentence names the country, in the order of the text."""
        found = [n for n in self.near[distance] if n.code == code]
        return sorted(found, key=lambda n: n.token.i)


def _is_of_many(participant: Participant) -> bool:
    """ "The West", "Western governments", "unknown attackers": no one country's."""
    if code_of(participant) is not None:
        return False
    named = participant.name.split()[-1][:1].isupper()
    collective = participant.kind == "group" and (named or "GOV" in participant.sectors)
    return collective or participant.kind in {"unnamed", "armed_group"}


def codes(people: Sequence[Participant]) -> list[str]:
    """Their countries and blocs, each once, in order."""
    return list(dict.fromkeys(c for p in people if (c := code_of(p))))
