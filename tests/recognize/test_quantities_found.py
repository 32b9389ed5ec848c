from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spoken_text import parsed

from communique.recognize.find_dates import find_dates
from communique.recognize.find_quantities import find_quantities
from communique.recognize.quantity_numbers import numbers_in

CASES = [
    ("At least six herders were killed.", "dead", 6, None, None),
    ("Gunmen killed 37 people.", "dead", 37, 37, None),
    ("The blast wounded 17 people.", "injured", 17, 17, None),
    ("Dozens of people were injured.", "injured", 24, None, None),
    ("Police arrested four men.", "arrested", 4, 4, None),
    ("Three fishermen are missing.", "missing", 3, 3, None),
    ("About 200 relatives marched to the harbor.", "crowd", 180, 220, "relative"),
    ("Between 20 and 30 protesters gathered.", "crowd", 20, 30, "protester"),
    ("Ecuador sent 150 soldiers to the border.", "troops", 150, 150, "soldier"),
    ("Ministers from 86 countries attended.", "countries", 86, 86, None),
    ("Kenya pledged $300 million in aid.", "money", 300e6, 300e6, "USD"),
    ("They were given 2 trillion rupiah.", "money", 2e12, 2e12, "IDR"),
    ("It cost two to three million euros.", "money", 2e6, 3e6, "EUR"),
    ("The session lasted 90 minutes.", "duration", 90, 90, "minute"),
    ("The ship was struck three times.", "times", 3, 3, None),
    ("The ban was extended twice.", "times", 2, 2, None),
    ("It delivered up to 40,000 tonnes of beef.", "items", None, 40000, "tonne"),
    ('It admitted a "limited number" of drones.', "items", 1, None, "drone"),
    ("The attack left scores of casualties.", "injured", 40, None, "dead or injured"),
    ("It sent half a dozen tanks.", "items", 6, 6, "tank"),
]


@pytest.mark.parametrize(("text", "of", "low", "high", "unit"), CASES)
def test_a_count_is_read(
    text: str, of: str, low: float | None, high: float | None, unit: str | None
) -> None:
    (found,) = find_quantities(parsed(text))
    q = found.quantity
    assert (q.of, q.min, q.max, q.unit) == (of, low, high, unit)


@pytest.mark.parametrize(
    "text",
    [
        "The S-300 arrived.",
        "Resolution 2231 stands.",
        "Ali, a 25-year-old clerk, spoke.",
        "One of them spoke.",
        "The two countries agreed.",
        "It happened on March 4, 2031.",
        "Group 7 won by 12 %.",
    ],
)
def test_what_counts_nothing_is_left_out(text: str) -> None:
    document = parsed(text)
    assert find_quantities(document, find_dates(document)) == ()


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two hundred and six", 206),
        ("1.5 million", 1.5e6),
        ("forty-one", 41),
        ("three thousand four hundred", 3400),
        ("19,000", 19000),
    ],
)
def test_number_words_add_up(words: str, value: float) -> None:
    (number,) = numbers_in(words)
    assert (number.min, number.max) == (value, value)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60), st.text("0123456789,. $€-–tohundre millionxz\u00a0", max_size=40)
    )
)
def test_spans_hold_in_any_text(text: str) -> None:
    document = parsed(text.encode("utf-8", "replace").decode())
    for found in find_quantities(document, find_dates(document)):
        span = found.quantity.mentioned
        assert document.text[span.start : span.end] == span.quote
