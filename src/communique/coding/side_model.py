"""A log-linear model of the sides of an act: all its countries are decided together.

Each option has one of four roles. The score of an assignment is the sum of the scores of its roles
and of one for its numbers of actors and recipients. Weights are looked up by feature name.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from communique.errors import ConfigError

NEITHER, ACTOR, RECIPIENT, BOTH = range(4)
ROLES = (NEITHER, ACTOR, RECIPIENT, BOTH)

ACTORS, RECIPIENTS = 4, 3
"""Numbers of actors (none, one, two, more) and recipients (none, one, more) told apart."""

Roles = tuple[int, ...]
State = tuple[int, int, bool]
"""Numbers of actors and recipients so far, and whether one is on both sides: one at most is."""

START: State = (0, 0, False)


@dataclass(frozen=True, slots=True)
class Asked:
    """One act as the model sees it: a score for each role of each option, one for each number."""

    roles: tuple[tuple[float, ...], ...]
    numbers: tuple[float, ...]
    """By actors and, within these, recipients."""

    def best(self, allowed: Sequence[Sequence[int]]) -> Roles:
        """The most likely assignment among those that give each option a role allowed to it."""
        states: dict[State, tuple[float, Roles]] = {START: (0.0, ())}
        for scores, free in zip(self.roles, allowed, strict=True):
            found: dict[State, tuple[float, Roles]] = {}
            for state, (total, roles) in states.items():
                for role in free:
                    to = _step(state, role)
                    score = total + scores[role]
                    if to is not None and (to not in found or score > found[to][0]):
                        found[to] = (score, (*roles, role))
            states = found
        return max((total + self._number(s), roles) for s, (total, roles) in states.items())[1]

    def score(self, roles: Roles) -> float:
        """The score of one assignment; minus infinity where more than one is on both sides."""
        state: State | None = START
        for role in roles:
            state = _step(state, role) if state is not None else None
        if state is None:
            return -math.inf
        own = sum(scores[role] for scores, role in zip(self.roles, roles, strict=True))
        return own + self._number(state)

    def likely(self, option: int, role: int) -> float:
        """The probability that an option has the role."""
        return math.exp(self._total({option: role}) - self._total({}))

    def _total(self, fixed: Mapping[int, int]) -> float:
        """The logarithm of the summed weight of all assignments that agree with `fixed`."""
        states: dict[State, float] = {START: 1.0}
        for option, scores in enumerate(self.roles):
            found: dict[State, float] = {}
            for state, weight in states.items():
                for role in ROLES if option not in fixed else (fixed[option],):
                    to = _step(state, role)
                    if to is not None:
                        found[to] = found.get(to, 0.0) + weight * math.exp(scores[role])
            states = found
        return math.log(sum(w * math.exp(self._number(s)) for s, w in states.items()))

    def _number(self, state: State) -> float:
        return self.numbers[state[0] * RECIPIENTS + state[1]]


def _step(state: State, role: int) -> State | None:
    actors, recipients, both = state
    if role == BOTH and both:
        return None
    actors = min(actors + (role in {ACTOR, BOTH}), ACTORS - 1)
    recipients = min(recipients + (role in {RECIPIENT, BOTH}), RECIPIENTS - 1)
    return actors, recipients, both or role == BOTH


@dataclass(frozen=True, slots=True)
class SideModel:
    """Feature → its weights for being actor, recipient, and both (beside those two).

    `numbers` are weights of the act's features for each pair of numbers, as in `Asked`. A choice
    other than the rules' is taken where it is `margin` times as likely.
    """

    options: Mapping[str, tuple[float, ...]]
    numbers: Mapping[str, tuple[float, ...]]
    margin: float

    def asked(self, act: Iterable[str], options: Sequence[Iterable[str]]) -> Asked:
        """The scores of an act with these features and options."""
        numbers = _summed(self.numbers, act, ACTORS * RECIPIENTS)
        roles = []
        for names in options:
            actor, recipient, both = _summed(self.options, names, 3)
            roles.append((0.0, actor, recipient, actor + recipient + both))
        return Asked(tuple(roles), tuple(numbers))

    def telling(self, names: Iterable[str], before: int, after: int) -> str:
        """The feature that speaks most for a role against another; empty where none does."""
        known = {n: self._worth(n, after) - self._worth(n, before) for n in names if n != "bias"}
        best = max(sorted(known), key=lambda n: known[n], default="")
        return best if best and known[best] > 0 else ""

    def _worth(self, name: str, role: int) -> float:
        actor, recipient, both = self.options.get(name, (0.0, 0.0, 0.0))
        return (0.0, actor, recipient, actor + recipient + both)[role]


def _summed(weights: Mapping[str, tuple[float, ...]], names: Iterable[str], n: int) -> list[float]:
    sums = [0.0] * n
    for name in sorted(names):
        for i, weight in enumerate(weights.get(name, ())):
            sums[i] += weight
    return sums


@cache
def load_sides() -> SideModel:
    """The bundled weights."""
    path = files("communique") / "data" / "coding" / "sides.json"
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigError(f"cannot read {path}: {error}") from error
    return SideModel(
        {name: tuple(weights) for name, weights in table["options"].items()},
        {name: tuple(weights) for name, weights in table["numbers"].items()},
        table["margin"],
    )
