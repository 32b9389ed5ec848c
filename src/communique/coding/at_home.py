"""People without a country on the receiving side of an act that concerns one state alone."""

from __future__ import annotations

from dataclasses import replace

from communique.coding.evaluate import Candidate
from communique.coding.participants import Cast, code_of
from communique.recognize.tables import countries

DOMESTIC = frozenset({"COERCE", "PROTEST", "CONCEDE"})
"""Types that states mostly direct at their own people, where no other state is in sight."""

ORIGIN = "own people"


def at_home(candidate: Candidate, cast: Cast, pair: tuple[str, str] | None) -> None:
    """Read "eight opposition parties", banned by Chad, as Chad's where no other state is near.

    Whoever acts must be of one country, the paragraph name no other, and the report not be on that
    country and another (`pair`); unknown attackers and collectives have no country.
    """
    own = {code for p in candidate.actors if (code := code_of(p))}
    if candidate.event_type not in DOMESTIC or len(own) != 1 or not own <= countries().keys():
        return
    if not candidate.recipients or any(code_of(p) for p in candidate.recipients):
        return
    if any(p.kind not in {"group", "person", "organization"} for p in candidate.recipients):
        return
    doc = candidate.hit.anchor.doc
    here = {code for p in cast.within(0, len(doc)) if (code := code_of(p))}
    if here - own or (pair is not None and own & {*pair}):
        return
    (code,) = own
    candidate.recipients = [replace(p, country=code) for p in candidate.recipients]
    candidate.note("recipients", candidate.recipients, ORIGIN)
    names = " and ".join(p.name for p in candidate.recipients)
    candidate.steps.append(f"{names} read as of {code}: the paragraph names no other country")
