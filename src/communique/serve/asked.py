"""The filters of the API, as its description names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from communique.serve.query import MOST, PER_PAGE

WHO = "a country's or bloc's code or name, an ac_ id, or words of a name"
Texts = list[str] | None
Flag = Annotated[str | None, Query(description="1 or 0")]


@dataclass(frozen=True, slots=True)
class Asked:
    """One listing's parameters; a filter that is given several times lets through any of them."""

    type: Annotated[Texts, Query(description="event type, such as CONSULT")] = None
    actor: Annotated[Texts, Query(description=f"who acts or speaks: {WHO}")] = None
    recipient: Annotated[Texts, Query(description="to whom it is done")] = None
    party: Annotated[Texts, Query(description="takes part on whichever side")] = None
    between: Annotated[Texts, Query(description="both take part: A,B")] = None
    office: Annotated[Texts, Query(description="words of an office")] = None
    speaker: Annotated[Texts, Query(description="said by this actor")] = None
    about: Annotated[Texts, Query(description="said about this actor or thing")] = None
    stance: Annotated[Texts, Query(description="-1 against, 0 neutral, 1 in favor")] = None
    theme: Annotated[Texts, Query(description="theme of a statement")] = None
    status: Annotated[Texts, Query(description="status of the act")] = None
    from_: Annotated[str | None, Query(alias="from", description="EDTF date")] = None
    to: Annotated[str | None, Query(description="EDTF date")] = None
    words: Annotated[str | None, Query(description="words of a sentence it stands on")] = None
    place: Annotated[Texts, Query(description="country's code or words of the place")] = None
    publisher: Annotated[Texts, Query(description="words of the outlet's name")] = None
    label: Annotated[Texts, Query(description="only those with this label")] = None
    contested: Flag = None
    undated: Flag = None
    reported: Annotated[
        str | None, Query(description="1: what has no date counts by its first report")
    ] = None
    min_confidence: Annotated[str | None, Query(description="0 to 1")] = None
    all: Annotated[str | None, Query(description="1: also abstained and labeled ones")] = None
    order: Annotated[str | None, Query(description="newest, oldest, texts, reported")] = None
    limit: Annotated[int, Query(ge=0, le=MOST)] = PER_PAGE
    offset: Annotated[int, Query(ge=0)] = 0
