"""Whether two mentions can tell of one happening, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

from communique.link import clashes
from communique.link.parties import MUTUAL, Fit, clash, fit, same_persons
from communique.link.profile import MATERIAL, TITLE, Facts, Profile
from communique.model import dates

NEWS_DAYS = 3
"""Reports published so close together tell of the same news."""
FRESH_DAYS = 10
"""An undated act in a report is taken to be at most so old."""
SHARED_WORDS = 0.4
"""Of the content words of the shorter evidence, so many must return in the other's."""
_LEAST_SHARED = 2
_MANY = 3


@dataclass(frozen=True, slots=True)
class Match:
    """Two mentions that can be one happening; `score` from 0 to 1 orders, it is no probability."""

    score: float
    reason: str
    partial: bool = False
    """Whether one of them leaves somebody out, so that it must fit nothing else."""


def within(a: Profile, b: Profile) -> Match | None:
    """For two mentions of one document."""
    x, y = a.facts, b.facts
    if clashes.of_facts(x, y, slack_days=0) or clash(x.parties, y.parties):
        return None
    how = fit(x.parties, y.parties)
    if x.event_type not in MATERIAL:
        return _speech_within(a, b) if how == "same" else None
    if how is None and clashes.days_apart(x.date, y.date) == 0:
        how = _unknown(x, y)
    if how is None or not _told_before(a, b, how):
        return None
    if visit_beside_meeting(x, y) and TITLE not in (a.level, b.level):
        return None
    partial = how == "partial" or (how == "contained" and x.event_type in MUTUAL)
    return _match(x, y, "told again in one report", partial=partial)


def across(x: Facts, y: Facts) -> Match | None:
    """For mentions of two documents."""
    if clashes.of_facts(x, y, slack_days=1) or clash(x.parties, y.parties):
        return None
    if visit_beside_meeting(x, y):
        return None
    how = fit(x.parties, y.parties)
    when = _when(x, y, same=how == "same")
    if when is None:
        return None
    if x.parties.empty and y.parties.empty and x.event_type in MATERIAL and _same_point(x, y):
        return _match(x, y, when)
    if how is None:
        return None
    if how != "same" and not _enough(x, y, how):
        return None
    if x.event_type not in MATERIAL or (len(x.parties.all) == 1 and not _same_point(x, y)):
        if how != "same" or shared_words(x, y) < SHARED_WORDS:
            return None
    return _match(x, y, when)


def copied(x: Facts, y: Facts) -> Match | None:
    """For mentions of two documents in the very same words, whenever these were published."""
    if clashes.of_facts(x, y, slack_days=1) or x.parties != y.parties:
        return None
    return Match(1.0, "the same words in both reports")


def match_of(a: Profile, b: Profile) -> Match | None:
    """For any two mentions."""
    if a.document == b.document:
        return within(a, b)
    found = across(a.facts, b.facts)
    if found is None and a.quoted and a.quoted == b.quoted:
        return copied(a.facts, b.facts)
    return found


def shared_words(x: Facts, y: Facts) -> float:
    """The part of the shorter evidence's content words that the other has too."""
    shared = len(x.words & y.words)
    return shared / min(len(x.words), len(y.words)) if shared >= _LEAST_SHARED else 0.0


def visit_beside_meeting(x: Facts, y: Facts) -> bool:
    """Whether one is a visit to a country and the other a meeting with somebody there."""
    if x.event_type != "CONSULT" or ("visit" in x.modes) == ("visit" in y.modes):
        return False
    visit, meeting = (x, y) if "visit" in x.modes else (y, x)
    met = {code for code, _ in meeting.parties.persons | meeting.parties.offices}
    return bool(met - {code for code, _ in visit.parties.persons | visit.parties.offices})


def _told_before(a: Profile, b: Profile, how: Fit) -> bool:
    """Whether the words tell that it is the same, where the participants alone do not."""
    x, y = a.facts, b.facts
    if how == "same":
        if x.event_type in MUTUAL and len(x.parties.all) > 1:
            return True
        if x.event_type not in MUTUAL and a.trigger == b.trigger:
            return True
        return a.retells or b.retells or shared_words(x, y) >= SHARED_WORDS
    again = _retelling(a, b)
    if how == "contained" and x.event_type in MUTUAL:
        return again.level == TITLE or (again.definite and clashes.days_apart(x.date, y.date) == 0)
    return again.retells


def _unknown(x: Facts, y: Facts) -> Fit | None:
    """For acts of one day of which one or both name nobody that is known."""
    if x.parties.empty and y.parties.empty:
        return "same"
    return "partial" if x.parties.empty or y.parties.empty else None


def _speech_within(a: Profile, b: Profile) -> Match | None:
    """A speech act is told again only in the title or the lead: else they are two."""
    if a.level == b.level:
        return None
    told = "the title" if TITLE in (a.level, b.level) else "the lead"
    score = round(0.5 + shared_words(a.facts, b.facts) / 2, 2)
    return Match(score, f"{told} tells it again", partial=True)


def _retelling(a: Profile, b: Profile) -> Profile:
    """The one that names fewer; of equals the later one."""
    return min(a, b, key=lambda p: (len(p.facts.parties.all), -p.key[2], p.key[3]))


def _when(x: Facts, y: Facts, *, same: bool) -> str | None:
    """Why the two can be of one time; None where they can not."""
    apart = clashes.days_apart(x.date, y.date)
    if apart is not None:
        return ("on the same day" if apart == 0 else "dated a day apart") if apart <= 1 else None
    if not same or x.published is None or y.published is None:
        return None
    if abs(x.published - y.published) > NEWS_DAYS or not (_fresh(x, y) and _fresh(y, x)):
        return None
    return "reported within three days"


def _fresh(x: Facts, y: Facts) -> bool:
    """Whether what `x` dates can be news when `y`, which does not date it, is published."""
    first, last = dates.first_day(x.date), dates.last_day(x.date)
    if y.date is not None or first is None or last is None or y.published is None:
        return True
    if x.status not in {"occurred", "ongoing"}:
        return True
    return first.toordinal() <= y.published <= last.toordinal() + FRESH_DAYS


def _enough(x: Facts, y: Facts, how: str) -> bool:
    """Whether enough is shared where one report names more: three of a meeting, or both sides."""
    if how == "partial":
        return x.event_type == "ASSAULT" and _same_point(x, y)
    if x.event_type in MUTUAL:
        return len(x.parties.all & y.parties.all) >= _MANY
    return True


def _same_point(x: Facts, y: Facts) -> bool:
    """Whether both name the same place, and no whole country."""
    if x.place is None or y.place is None or "country" in (x.place.precision, y.place.precision):
        return False
    return x.place.name.casefold() == y.place.name.casefold()


def _match(x: Facts, y: Facts, why: str, *, partial: bool = False) -> Match:
    grounds = [why]
    score = 0.5
    if x.parties.empty and y.parties.empty:
        grounds.append("neither names who took part")
    elif fit(x.parties, y.parties) == "same":
        score += 0.15
        grounds.append("the same participants")
    else:
        score -= 0.1
        grounds.append("one names more participants")
    for holds, worth, words in (
        (clashes.days_apart(x.date, y.date) == 0, 0.15, "the same day"),
        (same_persons(x.parties, y.parties), 0.1, "the same persons"),
        (_same_point(x, y), 0.1, "the same place"),
    ):
        if holds:
            score += worth
            grounds.append(words)
    return Match(round(score, 2), ", ".join(dict.fromkeys(grounds)), partial)
