"""Put a country on a side of an act, or take it off, and say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.coding.participants import Cast, code_of
from communique.coding.side_setting import SIDES, Setting
from communique.model import Participant
from communique.recognize.tables import countries


class Change:
    """What is changed about the sides of one act."""

    def __init__(self, setting: Setting, cast: Cast) -> None:
        self._setting, self._act, self._cast = setting, setting.act, cast
        self._before = {side: tuple(setting.act.side(side)) for side in SIDES}

    def settle(self, side: str, option: Sequence[str], why: str, *, wanted: bool) -> None:
        """See to it that the countries stand on the side, or that they do not."""
        for code in option:
            mine = [p for p in self._act.side(side) if code_of(p) == code]
            if wanted and not mine:
                self._add(side, code, why)
            elif mine and not wanted:
                self._take(side, code, mine, why)

    def _add(self, side: str, code: str, why: str) -> None:
        people = self._act.side(side)
        unknown = [p for p in people if code_of(p) is None]
        if unknown:
            added = [_of(p, code) for p in unknown]
            people[:] = [_of(p, code) if code_of(p) is None else p for p in people]
            step = f"{_names(added)} read as of {code}"
        else:
            added = self._found(side, code)
            people += added
            step = f"{_names(added)} added as {side[:-1]}"
        self._act.chosen[side, code] = f"chosen among those named: {why}"
        self._act.steps.append(f"{step} ({why})")

    def _take(self, side: str, code: str, mine: Sequence[Participant], why: str) -> None:
        people = self._act.side(side)
        people[:] = [p for p in people if code_of(p) != code]
        self._act.steps.append(f"{_names(mine)} no {side[:-1]} ({why})")
        if not people:
            self._act.emptied[side] = f"{_names(mine)} taken away: {why}"

    def _found(self, side: str, code: str) -> list[Participant]:
        """Who of the country: whoever stood on the other side, is named near, or the state."""
        other = SIDES[side == "actors"]
        moved = [p for p in self._before[other] if code_of(p) == code]
        if moved:
            stays = any(code_of(p) == code for p in self._act.side(other))
            return [self._cast.anybody(code)] if stays else moved
        head = self._act.hit.head.i
        here = [n for n in self._setting.namings(code) if n.participant is not None]
        before = [n for n in self._setting.namings(code, 1) if n.participant is not None]
        near = min(here, key=lambda n: abs(n.token.i - head), default=None)
        near = near or (before[-1] if before else None)
        if near is not None and near.participant is not None:
            return [near.participant]
        return [self._cast.anybody(code)]


def _of(participant: Participant, code: str) -> Participant:
    if code in countries():
        return replace(participant, country=code)
    return replace(participant, bloc=code)


def _names(people: Sequence[Participant]) -> str:
    return " and ".join(dict.fromkeys(p.name for p in people))
