"""Words of time that need more than a table: lengths, pairs, ranks, names, tenses."""

from __future__ import annotations

import pytest
from grounded_text import when

PUBLISHED = "2031-05-22"  # a Thursday

OWN = [
    ("Kenya and Uganda held talks on 15 and 16 May.", "held", "2031-05-15/2031-05-16"),
    ("Chile and Peru held talks on May 31 and June 1.", "held", "2030-05-31/2030-06-01"),
    ("On 3 May Ana Quispe signed the lease in Lima.", "signed", "2031-05-03"),
    ("In January Abebe's party quit the talks.", "quit", "2031-01"),
    ("Yesterday crowds gathered outside the port of Mombasa.", "gathered", "2031-05-21"),
    ("Last Wednesday the envoy left Suva.", "left", "2031-05-14"),
    ("Last Tuesday the envoy left Suva.", "left", "2031-05-20"),
    ("Laos closed the dam in late April.", "closed", "2031-04-21/2031-04-30"),
    ("Laos closed the dam in early March 2029.", "closed", "2029-03-01/2029-03-10"),
    ("Laos closed the dam in mid-2028.", "closed", "2028-05/2028-08"),
    ("Tonga opened the quay on the first of March.", "opened", "2031-03-01"),
    ("Samoa named its first envoy to Lagos since 2016.", "named", None),
    ("Ghana announced a walkout for next Monday.", "announced", None),
    ("Ghana and Togo agreed on supplies from December 2031.", "agreed", None),
    ("The works breach the treaty of 2019, Bolivia said.", "breach", None),
    ("On the night of 4 May the crew fled Tumbes.", "fled", "2031-05-04"),
    ("The truce fell apart within 11 days.", "fell", None),
    ("Mali recalled its envoy after last August's coup.", "coup", "2030-08"),
]


@pytest.mark.parametrize(("text", "word", "date"), OWN)
def test_a_time_means_what_its_sentence_makes_of_it(text: str, word: str, date: str | None) -> None:
    found, _, why = when(text, word, published=PUBLISHED)
    assert found == date, why.reason


LONG = [
    ("Fiji concluded a three-day exercise on Tuesday.", "exercise", "2031-05-18/2031-05-20"),
    ("Fiji begins a five-day exercise on Monday.", "exercise", "2031-05-19/2031-05-23"),
    (
        "Peru and Chile signed the pact on Friday after two days of talks.",
        "talks",
        "2031-05-15/2031-05-16",
    ),
    (
        "The pact was signed on Friday, on the second day of a visit by Kenya's premier.",
        "visit",
        "2031-05-15/2031-05-16",
    ),
]


@pytest.mark.parametrize(("text", "word", "date"), LONG)
def test_an_event_of_several_days_has_all_of_them(text: str, word: str, date: str) -> None:
    found, _, why = when(text, word, published=PUBLISHED)
    assert found == date, why.reason


SCOPE = [
    ("On Monday Peru shut the pass and the guards seized two trucks.", "seized", "2031-05-19"),
    ("On Monday Peru shut the pass; guards seized two trucks.", "seized", "2031-05-19"),
    ("The ministers met in Apia on Monday, where they signed a pact.", "signed", "2031-05-19"),
    ("The envoy flew to Accra on Monday, met traders and thanked Ghana.", "thanked", "2031-05-19"),
    ("The law was passed in 2026 and has been applied ever since.", "applied", None),
]


@pytest.mark.parametrize(("text", "word", "date"), SCOPE)
def test_an_opening_time_reaches_what_goes_on(text: str, word: str, date: str | None) -> None:
    found, _, why = when(text, word, published=PUBLISHED)
    assert found == date, why.reason


COUNTED = [
    ("Togo freed the envoy on May 1. A week later Benin shut the road.", "shut", "2031-05-08"),
    (
        "Togo freed the envoy on May 1. Less than a week later Benin shut the road.",
        "shut",
        "2031-05-01/2031-05-07",
    ),
    (
        "Togo freed the envoy on May 6. That same Friday Benin shut the road.",
        "shut",
        "2031-05-09",
    ),
    (
        "Togo freed the envoy on May 1, as it had pledged in 2019. Two days later Benin sued.",
        "sued",
        "2031-05-03",
    ),
]


@pytest.mark.parametrize(("text", "word", "date"), COUNTED)
def test_days_are_counted_from_the_day_told_last(text: str, word: str, date: str) -> None:
    found, _, why = when(text, word, published=PUBLISHED)
    assert found == date, why.reason


@pytest.mark.parametrize(
    ("word", "status", "deadline"),
    [("promised", "occurred", None), ("pay", "planned", "2031-05-31")],
)
def test_a_deadline_is_of_what_is_promised(word: str, status: str, deadline: str | None) -> None:
    text = "Nauru promised to pay the fee by the end of May."
    _, end, why = when(text, word, status, PUBLISHED)  # type: ignore[arg-type]
    assert end == deadline, why.reason


@pytest.mark.parametrize(
    "text",
    [
        "Peru may sue the company.",
        "The unions march on the port.",
        "The Sun reported that Peru closed the port.",
    ],
)
def test_a_verb_or_a_newspaper_is_no_time(text: str) -> None:
    for word in ("sue", "march", "closed"):
        if word in text.split() or word + "." in text.split():
            assert when(text, word, published=PUBLISHED)[0] is None
