from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spoken_text import parsed

from communique.recognize.find_dates import find_dates

ABSOLUTE = [
    ("Fiji signed the charter on March 4, 2031.", "March 4, 2031", "2031-03-04"),
    ("Fiji signed the charter on 4 March 2031.", "4 March 2031", "2031-03-04"),
    ("Fiji signed the charter on the 4th of March.", "4th of March", "XXXX-03-04"),
    ("Fiji signed the charter on 2031-03-04.", "2031-03-04", "2031-03-04"),
    ("Fiji signed the charter on 25/12/2018.", "25/12/2018", "2018-12-25"),
    ("Fiji signed the charter on 3.4.2018.", "3.4.2018", "2018-04-03"),
    ("Fiji signed the charter on Tuesday (April 3).", "Tuesday (April 3)", "XXXX-04-03"),
    ("Fiji signed it on Tuesday, June 4, 2024.", "Tuesday, June 4, 2024", "2024-06-04"),
    ("Fiji signed the charter on Feb. 29.", "Feb. 29", "XXXX-02-29"),
    ("Fiji signed the charter in July 2015.", "July 2015", "2015-07"),
    ("Fiji signed the charter in the summer of 2019.", "the summer of 2019", "2019-22"),
    ("Fiji signed the charter in early 2019.", "early 2019", "2019"),
    ("Fiji signed the charter in the 2010s.", "the 2010s", "201X"),
    (
        "Fiji signed it in the first quarter of 2023.",
        "the first quarter of 2023",
        "2023-01/2023-03",
    ),
    ("They met from May 3 to 5 in Lima.", "May 3 to 5", "XXXX-05-03/XXXX-05-05"),
    ("They met from May 30 to June 2, 2022.", "May 30 to June 2, 2022", "2022-05-30/2022-06-02"),
    ("They met on 3-5 May 2019.", "3-5 May 2019", "2019-05-03/2019-05-05"),
    ("They met between May 3 and 5.", "between May 3 and 5", "XXXX-05-03/XXXX-05-05"),
    ("The war lasted from 2014 to 2016.", "2014 to 2016", "2014/2016"),
    ("The war of 2018-19 was long.", "2018-19", "2018/2019"),
    ("Fiji backs the 2015 agreement.", "2015", "2015"),
    ("Fiji remembers the 9/11 attacks.", "9/11 attacks", "2001-09-11"),
    ("In 2015, 200 people left.", "2015", "2015"),
    ("Fiji signed it in mid-May 2020.", "mid-May 2020", "2020-05"),
]


@pytest.mark.parametrize(("text", "quote", "edtf"), ABSOLUTE)
def test_a_calendar_date_is_read(text: str, quote: str, edtf: str) -> None:
    (mention,) = find_dates(parsed(text))
    assert mention.span.quote == quote
    assert mention.reading.date is not None
    assert (mention.reading.kind, mention.reading.date.edtf) == ("absolute", edtf)


RELATIVE = [
    ("Togo voted earlier today.", "earlier today", ("relative", "day", 0, None)),
    ("Togo voted yesterday morning.", "yesterday morning", ("relative", "day", -1, None)),
    ("They voted the day after tomorrow.", "the day after tomorrow", ("relative", "day", 2, None)),
    ("Togo voted two weeks ago.", "two weeks ago", ("relative", "week", -2, None)),
    ("Togo voted just one month ago.", "one month ago", ("relative", "month", -1, None)),
    ("Togo voted last month.", "last month", ("relative", "month", -1, None)),
    ("Togo will vote next year.", "next year", ("relative", "year", 1, None)),
    ("Togo will vote in two years' time.", "in two years' time", ("relative", "year", 2, None)),
    ("Togo will vote in the coming months.", "the coming months", ("span", "month", 0, None)),
    ("Togo has changed over the past ten years.", "the past ten years", ("span", "year", -10, 0)),
    ("Togo has changed in the past few years.", "the past few years", ("span", "year", None, 0)),
    ("Togo has changed in recent years.", "recent years", ("span", "year", None, 0)),
    ("Togo has changed over the past decade.", "the past decade", ("span", "decade", -1, 0)),
    ("Togo voted three days later.", "three days later", ("anchored", "day", 3, None)),
    ("Togo voted on the following day.", "the following day", ("anchored", "day", 1, None)),
    ("Togo voted a fortnight ago.", "a fortnight ago", ("relative", "week", -2, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "read"), RELATIVE)
def test_a_relative_time_is_read(
    text: str, quote: str, read: tuple[str, str, int | None, int | None]
) -> None:
    (mention,) = find_dates(parsed(text))
    r = mention.reading
    assert mention.span.quote == quote
    assert (r.kind, r.unit, r.offset, r.until) == read


@pytest.mark.parametrize(
    "text",
    [
        "The battery fired an S-300 at 20:15.",
        "Over 1,700 people were arrested.",
        "About 2000 soldiers marched.",
        "Malawi cited resolution 2231 and paragraph 1929.",
        "Malawi may act, and its troops march north.",
        "Theresa May and June Smith spoke.",
        "Every Sunday the bishop speaks.",
        "The Sunday Times said so.",
        "Malawi paid 2015 dollars.",
        "April 31 is no day, nor is February 30.",
        "They should act as soon as possible.",
    ],
)
def test_numbers_names_and_verbs_are_no_dates(text: str) -> None:
    assert [m.span.quote for m in find_dates(parsed(text)) if m.reading.kind != "vague"] == []


def test_an_ambiguous_numeric_date_is_vague_with_its_reason() -> None:
    (mention,) = find_dates(parsed("Oman signed it on 03/04/2018."))
    assert mention.reading.kind == "vague"
    assert "two days" in mention.reading.reason


def test_a_weekday_keeps_direction_and_week() -> None:
    found = find_dates(parsed("They met last Tuesday, and will meet on Monday next week."))
    first, second = (m.reading for m in found)
    assert (first.weekday, first.direction) == (1, "last")
    assert (second.weekday, second.unit, second.offset) == (0, "week", 1)


def test_an_anchor_is_the_head_of_what_follows() -> None:
    text = "The meeting came four days after gunmen attacked a parade in Ahvaz."
    document = parsed(text)
    (mention,) = find_dates(document)
    assert mention.reading.offset == 4
    assert mention.reading.anchor is not None
    assert document.units[0].doc[mention.reading.anchor].text == "attacked"


def test_the_day_before_a_nominal_event() -> None:
    document = parsed("Gabon freed the envoy the day before the summit.")
    (mention,) = find_dates(document)
    assert (mention.reading.unit, mention.reading.offset) == ("day", -1)
    assert mention.reading.anchor is not None
    assert document.units[0].doc[mention.reading.anchor].text == "summit"


@pytest.mark.parametrize(
    ("text", "bound", "deadline"),
    [
        ("Benin must pay by the end of the current year.", "by", True),
        ("Benin has until May 12 to pay.", "until", True),
        ("Benin has paid since Monday.", "since", False),
        ("Benin must pay before June 2027.", "before", True),
        ("Benin paid on Monday.", "at", False),
        ("Benin must pay within 30 days.", "at", True),
    ],
)
def test_the_preposition_makes_a_deadline(text: str, bound: str, deadline: bool) -> None:
    (mention,) = find_dates(parsed(text))
    assert (mention.reading.bound, mention.reading.is_deadline) == (bound, deadline)


def test_a_year_before_a_noun_names_it() -> None:
    document = parsed("Wednesday's meeting dealt with the 2015 agreement.")
    nouns = [
        document.units[0].doc[m.reading.modifies].text
        for m in find_dates(document)
        if m.reading.modifies is not None
    ]
    assert nouns == ["meeting", "agreement"]


def test_a_dateline_is_marked() -> None:
    text = "BUENOS AIRES, March 4 (Southern Wire) — The coast guard seized a vessel on Tuesday."
    first, second = find_dates(parsed(text))
    assert (first.reading.is_dateline, second.reading.is_dateline) == (True, False)


def test_quoted_times_are_marked() -> None:
    found = find_dates(parsed("“Today we signed,” she said on Monday. “We shall meet tomorrow.”"))
    assert [(m.span.quote, m.reading.quoted) for m in found] == [
        ("Today", True),
        ("Monday", False),
        ("tomorrow", True),
    ]


def test_a_persian_header_gives_only_its_gregorian_day() -> None:
    text = "تاریخ انتشار: ۰۵ مهر ۱۳۹۷ - ۱۶:۵۴ 27 September 2018"
    assert [m.span.quote for m in find_dates(parsed(text))] == ["27 September 2018"]


ODD = st.text(
    alphabet=st.sampled_from("0123456789 .,-–/()“”\"'’\u00a0\u202f\r\n\tMayMonAprilthwes🇮🇷é"),
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=60), ODD))
@example("May 99, 20188 to 5 May-")
@example("on Monday\u00a0night, 3\u2013\u00a05 May 2019 🇮🇷 Tuesday")
def test_spans_hold_in_any_text(text: str) -> None:
    document = parsed(text.encode("utf-8", "replace").decode())
    for mention in find_dates(document):
        span = mention.span
        assert document.text[span.start : span.end] == span.quote
        assert 0 <= mention.start < mention.end <= len(document.units[mention.unit].doc)
