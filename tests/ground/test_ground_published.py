from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from grounded_text import recognized

from communique.ground import settle_published
from communique.model import Date, Document, Span, Why, dates
from communique.model.coded import Coded

CodeText = Callable[..., Coded]


def settled(text: str, published: Date | None, retrieved: str | None = None) -> Document:
    found = recognized(text)
    document = replace(found.parsed.document, published=published, retrieved=retrieved)
    return settle_published(document, found)


APRIL_7 = dates.without_year(4, 7)


def test_weekday_and_past_year_give_the_year() -> None:
    text = (
        "Hatami arrived in Moscow on Tuesday (April 3). Cooperation has been progressing well "
        "under an agreement signed in 2015."
    )
    done = settled(text, APRIL_7)
    assert done.published == dates.parse_edtf("2018-04-07")
    why = done.why["published"]
    assert "2018 is the first year" in why.reason
    assert {span.quote for span in why.spans} == {"Tuesday (April 3)", "2015"}


def test_the_retrieval_closes_the_window() -> None:
    text = "Hatami arrived on Tuesday (April 3) under a deal signed in 2015."
    done = settled(text, APRIL_7, retrieved="2026-11-22T10:00:00Z")
    assert done.published and done.published.edtf == "2018-04-07"
    assert "only year" in done.why["published"].reason


def test_without_a_weekday_the_year_stays_open_but_bounded() -> None:
    done = settled("The two met. A deal was signed in July 2015.", APRIL_7)
    assert done.published == Date("XXXX-04-07", "2016-04-07", None)
    assert "open" in done.why["published"].reason


def test_nothing_in_the_text_leaves_it_open() -> None:
    done = settled("The two met on Tuesday.", APRIL_7)
    assert done.published == APRIL_7
    assert "open" in done.why["published"].reason


def test_a_window_of_one_year_needs_no_weekday() -> None:
    text = "The deal was signed on June 3, 2019. It will expire on January 1, 2021."
    done = settled(text, APRIL_7)
    assert done.published and done.published.edtf == "2020-04-07"


def test_the_year_border_is_crossed() -> None:
    text = "Oman voted on Monday (December 29) under a law passed in 2023."
    done = settled(text, dates.without_year(1, 2))
    assert done.published and done.published.edtf == "2026-01-02"


def test_february_29_names_leap_years_only() -> None:
    text = "Oman voted on Wednesday (February 28) under a law passed in 2021."
    done = settled(text, dates.without_year(2, 29))
    assert done.published and done.published.edtf == "2024-02-29"


def test_the_weekday_of_the_publication_itself_counts() -> None:
    found = recognized("Saturday, April 7\n\nA law was passed in 2015.")
    text = found.parsed.document.text
    start = text.index("April")
    spans = (Span.of(text, start, start + len("April 7")),)
    document = replace(
        found.parsed.document, published=APRIL_7, why={"published": Why("dateline", spans)}
    )
    done = settle_published(document, found)
    assert done.published and done.published.edtf == "2018-04-07"


@pytest.mark.parametrize("published", [None, dates.parse_edtf("2020-01-02")])
def test_a_known_or_missing_publication_stays(published: Date | None) -> None:
    assert settled("A law was passed in 2015.", published).published == published


@pytest.mark.parametrize(
    ("foot", "year"),
    [("© 2025 Eastmark News. All rights reserved.", "2025"), ("© 2027 Eastmark News.", None)],
)
def test_the_pages_own_year_counts_where_the_openings_weekday_bears_it_out(
    code_text: CodeText, foot: str, year: str | None
) -> None:
    text = (
        "BISHKEK, March 13 (Eastmark News) – The two states on Thursday signed a treaty on their "
        f"border.\n\nTalks on it began in 2002 and went on for years in both capitals.\n\n{foot}"
    )
    published = code_text(text).document.published
    assert published
    assert published.edtf == (f"{year}-03-13" if year else "XXXX-03-13")


def test_a_weekday_alone_leads_no_farther_than_a_few_years(code_text: CodeText) -> None:
    story = "A law was passed in 2040 in both houses of the parliament of Peru. " * 3
    published = code_text(f"Thursday, April 7\n\nPeru's law\n\n{story}").document.published
    assert published and published.edtf == "XXXX-04-07"
