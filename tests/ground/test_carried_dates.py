"""Dates that an event has from what the text tells around it."""

from __future__ import annotations

from datetime import date

import pytest
from grounded_text import recognized, token_of, when

from communique.ground import Bounds, date_events
from communique.ground.carried import probabilities, weights

PUBLISHED = "2031-05-22"  # a Thursday

CARRIED = [
    # text, word, date, what the reason names
    (
        "On Monday Peru's premier met fishermen in Paita. He promised them new piers.",
        "promised",
        "2031-05-19",
        "'Monday'",
    ),
    (
        "The envoys of Laos and Nepal met in Vientiane on Tuesday. They signed a pact on tea.",
        "signed",
        "2031-05-20",
        "'Tuesday'",
    ),
]


@pytest.mark.parametrize(("text", "word", "day", "named"), CARRIED)
def test_the_next_sentence_goes_on_with_the_day(text: str, word: str, day: str, named: str) -> None:
    found, _, why = when(text, word, published=PUBLISHED)
    assert found == day, why.reason
    assert why.reason.startswith("carried over from")
    assert named in why.reason
    assert [s.quote for s in why.spans] == [named.strip("'")]


def test_a_diary_dates_what_stands_under_its_headings() -> None:
    text = "11 May. Kenya recalls its envoy.\n\n14 May. Uganda expels two clerks."
    assert when(text, "recalls", published=PUBLISHED)[0] == "2031-05-11"
    found, _, why = when(text, "expels", published=PUBLISHED)
    assert found == "2031-05-14"
    assert "heads the passage" in why.reason


NOT_CARRIED = [
    ("Mali condemned Saturday's raid on the depot.", "condemned", "occurred"),
    ("Mali welcomed the verdict on Monday.", "verdict", "occurred"),
    ("A ship struck the pier on Tuesday, its owner said.", "said", "occurred"),
    ("On Monday Peru met Chile. It will sue the company.", "sue", "planned"),
    ("On Monday Peru met Chile. It urged Chile to pay the fee.", "pay", "proposed"),
    ("Peru closed the port. Chile protested.", "protested", "occurred"),
]


@pytest.mark.parametrize(("text", "word", "status"), NOT_CARRIED)
def test_not_every_event_shares_the_day(text: str, word: str, status: str) -> None:
    found, _, why = when(text, word, status, PUBLISHED)  # type: ignore[arg-type]
    assert found is None, why.reason
    assert why.reason


def test_the_publication_is_never_taken() -> None:
    text = "Peru closed the port. Chile protested. Bolivia recalled its envoy."
    for word in ("closed", "protested", "recalled"):
        assert when(text, word, published=PUBLISHED)[0] is None


def test_one_reader_of_a_document_says_what_single_calls_say() -> None:
    text = "On Monday Peru met Chile. It thanked Bolivia."
    found = recognized(text)
    dated = date_events(found, None)
    unit, token = token_of(found, "thanked")
    assert dated.of(unit, token, "occurred") == when(text, "thanked", published=None)


def test_chances_leave_room_for_none() -> None:
    best = max((name for name in weights() if name), key=lambda name: weights()[name])
    chances = probabilities([frozenset(), frozenset({best})])
    assert 0 < sum(chances) < 1
    assert chances[0] < chances[1]


def test_the_weights_are_there_and_finite() -> None:
    assert "" in weights()
    assert all(abs(w) < 20 for w in weights().values())


def told(text: str, word: str, bounds: Bounds | None) -> tuple[str | None, str | None, str | None]:
    found = recognized(text)
    value, _, _ = date_events(found, None, bounds).of(*token_of(found, word), "occurred")
    return (value.edtf, value.min, value.max) if value else (None, None, None)


def test_a_year_stays_open_where_nothing_bounds_it() -> None:
    assert told("Peru closed the port on September 20.", "closed", None) == (
        "XXXX-09-20",
        None,
        None,
    )


def test_a_tenure_bounds_the_year() -> None:
    text = "Minister Rosa Condori closed the port on September 20."
    held = Bounds(date(2033, 1, 1), date(2033, 12, 31), "her year in office")
    assert told(text, "closed", held) == ("2033-09-20",) * 3
    longer = Bounds(date(2033, 1, 1), date(2035, 12, 31), "her years in office")
    assert told(text, "closed", longer) == ("XXXX-09-20", "2033-09-20", "2035-09-20")


def test_a_weekday_and_an_earlier_year_settle_the_year() -> None:
    text = "The treaty was signed in 2032. Peru closed the port on Thursday (September 20)."
    assert told(text, "closed", None)[0] == "2035-09-20"


def test_an_earlier_year_alone_bounds_from_below() -> None:
    text = "The treaty was signed in 2032. Peru closed the port on September 20."
    assert told(text, "closed", None) == ("XXXX-09-20", "2032-09-20", None)
