"""Who takes part, chosen among all who could: what the rules leave out or take for another.

A country is added, taken away or moved only where that is clearly more likely than what the
rules say; each change is a step of the mention's explanation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log

from communique.attribute import Attribution
from communique.coding.dyad import dyad
from communique.coding.evaluate import Candidate
from communique.coding.participants import Cast
from communique.coding.side_change import Change
from communique.coding.side_features import situation, standing
from communique.coding.side_model import ACTOR, BOTH, RECIPIENT, ROLES, Roles, SideModel
from communique.coding.side_setting import SIDES, Setting, Stage
from communique.recognize import Recognized

ROLES_OF = {"actors": frozenset({ACTOR, BOTH}), "recipients": frozenset({RECIPIENT, BOTH})}
"""The roles in which one stands on a side."""


def choose_sides(
    recognized: Recognized,
    attributions: Sequence[Attribution],
    acts: Sequence[Candidate],
    casts: Mapping[int, Cast],
    model: SideModel,
) -> None:
    """Change the sides of acts where others are clearly more likely than the rules' ones.

    Acts that the coder abstains from and separate meetings stay as they are.
    """
    settings = Stage(recognized, attributions, acts, dyad(recognized)).settings()
    for setting in settings:
        if not setting.act.doubt and not setting.act.separate:
            _choose(setting, casts[setting.act.unit], model)


def _choose(setting: Setting, cast: Cast, model: SideModel) -> None:
    options = setting.options()
    names = [standing(setting, option) for option in options]
    asked = model.asked(situation(setting), names)
    ruled = ruled_roles(setting, options)
    allowed = [_allowed(setting, *given) for given in zip(options, ruled, strict=True)]
    best = asked.best(allowed)
    if best == ruled or not any(best):
        return
    if asked.score(best) - asked.score(ruled) < log(model.margin):
        return
    changed = [i for i in range(len(options)) if best[i] != ruled[i]]
    change = Change(setting, cast)
    for i in changed:
        telling = model.telling(names[i], ruled[i], best[i]).replace(", ", "; ")
        why = f"{telling or 'the number of sides'}; {asked.likely(i, best[i]):.2f}"
        for side in SIDES:
            change.settle(side, options[i], why, wanted=best[i] in ROLES_OF[side])


def _allowed(setting: Setting, option: Sequence[str], ruled: int) -> tuple[int, ...]:
    """The roles open to whom the rules give `ruled`: a side that the clause names stays so."""
    clear = [side for side in SIDES if setting.is_clear(side)]
    barred = [s for s in SIDES if any((s, code) in setting.act.barred for code in option)]
    return tuple(
        role
        for role in ROLES
        if all((role in ROLES_OF[side]) == (ruled in ROLES_OF[side]) for side in clear)
        and (role == ruled or not any(role in ROLES_OF[side] for side in barred))
    )


def ruled_roles(setting: Setting, options: Sequence[tuple[str, ...]]) -> Roles:
    """The role that the rules give to each option."""
    return tuple(
        (option[0] in setting.ruled["actors"]) + 2 * (option[0] in setting.ruled["recipients"])
        for option in options
    )
