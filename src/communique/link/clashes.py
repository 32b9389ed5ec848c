"""What keeps two mentions apart, whoever takes part in them."""

from __future__ import annotations

from communique.link.profile import Facts
from communique.model import Date, Place, dates
from communique.model.ids import name_key

_HELD = frozenset({"occurred", "ongoing"})
_AHEAD = frozenset({"planned", "proposed"})
_POINTS = frozenset({"city", "site"})


def of_facts(a: Facts, b: Facts, *, slack_days: int) -> str | None:
    """What speaks against one happening, in words; None where nothing does."""
    if a.event_type != b.event_type:
        return "other types"
    if a.labels != b.labels:
        return "labels"
    if not same_status(a, b):
        return "status"
    if not dates.compatible(a.date, b.date, slack_days=slack_days if _days(a, b) else 0):
        return "date"
    if places(a.place, b.place):
        return "place"
    return "mode" if _modes(a, b) or _objects(a, b) else None


def same_status(a: Facts, b: Facts) -> bool:
    """Held with held, ahead with ahead; background with news only where the days say so."""
    found = {a.status, b.status}
    if len(found) == 1 or found <= _HELD or found <= _AHEAD:
        return True
    if found <= _HELD | {"historical"}:
        return _days(a, b)
    return False


def places(a: Place | None, b: Place | None) -> bool:
    """Whether the two cannot be one: other countries, or other places of one size."""
    if a is None or b is None:
        return False
    if a.country and b.country and a.country != b.country:
        return True
    if a.geonames_id and b.geonames_id and a.precision == b.precision:
        return a.geonames_id != b.geonames_id
    same_size = a.precision == b.precision or {a.precision, b.precision} <= _POINTS
    return same_size and name_key(a.name) != name_key(b.name)


def days_apart(a: Date | None, b: Date | None) -> int | None:
    """The days between two dates that are known to the day; None where one is not."""
    if not (dates.is_one_day(a) and dates.is_one_day(b)):
        return None
    one, other = dates.first_day(a), dates.first_day(b)
    return abs((one - other).days) if one and other else None


def _days(a: Facts, b: Facts) -> bool:
    return dates.is_one_day(a.date) and dates.is_one_day(b.date)


def _modes(a: Facts, b: Facts) -> bool:
    """A call is no visit; of other types, modes of which none is shared."""
    if not a.modes or not b.modes:
        return False
    if a.event_type == "CONSULT":
        return ("phone" in a.modes) != ("phone" in b.modes)
    return not a.modes & b.modes


def _objects(a: Facts, b: Facts) -> bool:
    if a.event_type == "CONSULT" or not a.objects or not b.objects:
        return False
    return not a.objects & b.objects
