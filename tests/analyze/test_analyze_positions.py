"""Who holds what on an idea."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from communique.analyze.ideas import close_themes, read_idea
from communique.analyze.positions import UNNAMED, Position, Source, positions
from communique.errors import UsageError
from communique.model import About, Participant, Span, Statement, Why, dates

QUOTE = "the Andean tariffs hurt both sides of the border"
SOURCES = {
    "dc_a": Source("Lima Post", dates.parse_edtf("2031-05-02")),
    "dc_b": Source("Quito Daily", dates.parse_edtf("2031-06-09")),
    "dc_c": Source("undated.txt", None),
}
PERU = Participant("Rosa Quispe", "person", "ac_q", "PER", office="trade minister of Peru")
ECUADOR = Participant("Ecuador", "state", "ac_ECU", "ECU")


def span(words: str) -> Span:
    return Span(QUOTE.index(words), QUOTE.index(words) + len(words), words)


def idea_of(words: str, stance: Any, kind: Any = "idea", id: str | None = None) -> About:
    return About(kind, id, words, stance, span(words) if words in QUOTE else span("border"))


def said(id: str, document: str = "dc_a", **fields: Any) -> Statement:
    fields = {
        "speakers": (PERU,),
        "themes": ("trade",),
        "why": {"themes": Why("words of these themes", (span("tariffs"),))},
    } | fields
    content = (Span(0, len(QUOTE), QUOTE),)
    form = fields.pop("form", "indirect")
    return Statement(id, document, form, "said", "evaluate", (), (), "say", content, **fields)


def rows(words: str, *statements: Statement, id: str | None = None) -> dict[str, Position]:
    return {p.speaker: p for p in positions(statements, read_idea(words, id), SOURCES)}


def test_a_row_for_each_speaker_with_dates_and_counts() -> None:
    own = said("st_2", "dc_b", date=dates.parse_edtf("2031-04-30"), form="direct")
    found = rows("trade", said("st_1"), own, said("st_3", speakers=(ECUADOR,)))
    peru = found["Rosa Quispe"]
    assert (peru.statements, peru.documents, peru.office) == (2, 2, "trade minister of Peru")
    assert peru.first and (peru.first.edtf, peru.first_by) == ("2031-04-30", "statement")
    assert peru.latest and (peru.latest.edtf, peru.latest_by) == ("2031-05-02", "publication")
    assert (peru.statement_id, peru.outlet, peru.quote) == ("st_2", "Quito Daily", QUOTE)
    assert list(found) == ["Rosa Quispe", "Ecuador"]


def test_no_date_is_made_up() -> None:
    (found,) = rows("trade", said("st_1", "dc_c")).values()
    assert (found.first, found.first_by, found.latest, found.latest_by) == (None,) * 4


@pytest.mark.parametrize(
    ("stances", "held"),
    [((1, None), "for"), ((-1, 0), "against"), ((1, -1), "mixed"), ((None, 0), "not told")],
)
def test_stance_over_several_statements(stances: tuple[int | None, ...], held: str) -> None:
    told = [said(f"st_{n}", about=(idea_of("tariffs", s),)) for n, s in enumerate(stances)]
    assert rows("tariffs", *told)["Rosa Quispe"].stance == held


def test_stance_toward_something_else_is_none_toward_the_idea() -> None:
    blame = said("st_1", about=(idea_of("border", -1), idea_of("tariffs", -1, "actor", "ac_ECU")))
    assert rows("trade", blame)["Rosa Quispe"].stance == "not told"
    about = said("st_1", about=(idea_of("the Andean tariffs", -1),))
    assert rows("trade", about)["Rosa Quispe"].stance == "against"


@pytest.mark.parametrize("kind", ["idea", "dossier", "gathering", "actor"])
def test_words_of_what_it_is_about(kind: str) -> None:
    told = said("st_1", themes=(), about=(idea_of("Andean Transit Accord", 1, kind),))
    assert rows("transit accord", told)["Rosa Quispe"].stance == "for"
    assert not rows("transit", said("st_1", themes=()))
    assert not rows("cord", told)


def test_a_state_is_found_by_its_id() -> None:
    told = said("st_1", about=(idea_of("Quito", -1, "actor", "ac_ECU"),))
    assert rows("Ecuadorian", told, id="ac_ECU")["Rosa Quispe"].stance == "against"


def test_what_was_not_said_counts_for_nobody() -> None:
    assert not rows("trade", said("st_1", negated=True))


def test_joint_and_unnamed_speakers() -> None:
    joint = said("st_1", speakers=(PERU, ECUADOR, ECUADOR))
    assert {s: p.statements for s, p in rows("trade", joint).items()} == {
        "Rosa Quispe": 1,
        "Ecuador": 1,
    }
    assert list(rows("trade", said("st_1", speakers=()))) == [UNNAMED]
    (only,) = positions([joint], read_idea("trade"), SOURCES, {"ac_ECU"})
    assert only.speaker == "Ecuador"


def test_order_and_repetition_of_statements_change_nothing() -> None:
    told = [said("st_1"), said("st_2", "dc_b"), said("st_3", "dc_c", speakers=(ECUADOR,))]
    idea = read_idea("trade")
    assert positions(told, idea, SOURCES) == positions([*told[::-1], *told], idea, SOURCES)


def test_local_speakers_without_ids_stay_apart() -> None:
    nobody = replace(PERU, name="a trader", actor_id=None, kind="unnamed", office=None)
    other = replace(nobody, country="ECU")
    found = positions(
        [said("st_1", speakers=(nobody,)), said("st_2", speakers=(other,))],
        read_idea("trade"),
        SOURCES,
    )
    assert [p.statements for p in found] == [1, 1]


def test_words_are_read_as_themes_only_as_a_whole() -> None:
    assert read_idea("World order").themes == ("world order",)
    assert read_idea("multipolar order").themes == ("world order",)
    assert read_idea("the ceasefire").themes == ("war and ceasefire",)
    assert read_idea("ceasefire in Sudan").themes == ()
    assert close_themes("ceasefire in Sudan")[0] == "war and ceasefire"
    assert "sanctions" in close_themes("sanktions")
    assert len(close_themes("zzzz qqqq")) > 20
    with pytest.raises(UsageError, match="names no idea"):
        read_idea(" – ")


@pytest.mark.parametrize(
    ("event", "stance"),
    [
        ("the Andean tariffs", "against"),  # the theme's word is the event's noun
        ("tariffs hurt", "not told"),  # and here it is not
    ],
)
def test_an_event_tells_a_stance_where_the_theme_is_its_noun(event: str, stance: str) -> None:
    (found,) = rows("trade", said("st_1", about=(idea_of(event, -1, kind="event"),))).values()
    assert found.stance == stance
