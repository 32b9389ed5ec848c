from __future__ import annotations

import pytest
from grounded_text import when

from communique.model.records import Status

CASES: list[tuple[str, str, Status, str, str | None, str | None]] = [
    # text, trigger, status, published, date, deadline
    (
        "Peru closed the border with Ecuador on Monday.",
        "closed",
        "occurred",
        "2036-10-27",
        "2036-10-27",
        None,
    ),
    (
        "Peru closed the border with Ecuador on Friday.",
        "closed",
        "occurred",
        "2036-10-27",
        "2036-10-24",
        None,
    ),
    (
        "Kenya will reopen the crossing on Friday, officials said on Monday.",
        "reopen",
        "planned",
        "2033-02-07",
        "2033-02-11",
        None,
    ),
    (
        "Chile's foreign minister will visit Lima next Tuesday.",
        "visit",
        "planned",
        "2023-06-15",
        "2023-06-20",
        None,
    ),
    (
        "Chile's foreign minister visited Lima last Tuesday.",
        "visited",
        "occurred",
        "2023-06-15",
        "2023-06-13",
        None,
    ),
    ("Ghana signed the accord last month.", "signed", "occurred", "2024-01-09", "2023-12", None),
    (
        "Nigeria recalled its ambassador yesterday.",
        "recalled",
        "occurred",
        "2024-03-01",
        "2024-02-29",
        None,
    ),
    (
        "Nigeria recalled its ambassador yesterday.",
        "recalled",
        "occurred",
        "2024-01-01",
        "2023-12-31",
        None,
    ),
    ("Vietnam will sign the treaty tomorrow.", "sign", "planned", "2023-12-31", "2024-01-01", None),
    (
        "The two navies held an exercise on February 29.",
        "held",
        "occurred",
        "2025-03-10",
        "2024-02-29",
        None,
    ),
    (
        "The two navies will hold an exercise on February 29.",
        "hold",
        "planned",
        "2025-03-10",
        "2028-02-29",
        None,
    ),
    (
        "Serbia expelled two diplomats on December 30.",
        "expelled",
        "occurred",
        "2022-01-03",
        "2021-12-30",
        None,
    ),
    (
        "Serbia will receive the envoy on January 4.",
        "receive",
        "planned",
        "2021-12-30",
        "2022-01-04",
        None,
    ),
    (
        "In 1998, Ethiopia invaded the border town.",
        "invaded",
        "occurred",
        "2020-05-05",
        "1998",
        None,
    ),
    (
        "Bolivia withdrew its troops in early 2019.",
        "withdrew",
        "occurred",
        "2020-05-05",
        "2019-01/2019-04",
        None,
    ),
    (
        "Bolivia withdrew its troops two weeks ago.",
        "withdrew",
        "occurred",
        "2020-05-20",
        "2020-05-04/2020-05-10",
        None,
    ),
    (
        "Bolivia withdrew its troops three days ago.",
        "withdrew",
        "occurred",
        "2020-05-02",
        "2020-04-29",
        None,
    ),
    (
        "Thailand's army seized power a decade ago.",
        "seized",
        "occurred",
        "2024-05-02",
        "201X",
        None,
    ),
    (
        "Mali suspended the talks six months ago.",
        "suspended",
        "occurred",
        "2024-05-02",
        "2023-11",
        None,
    ),
    (
        "Turkey demanded that Greece withdraw its ships by Friday.",
        "demanded",
        "occurred",
        "2020-08-12",
        None,
        "2020-08-14",
    ),
    (
        "Turkey must withdraw its ships by the end of the current year.",
        "withdraw",
        "proposed",
        "2020-08-12",
        None,
        "2020-12-31",
    ),
    (
        "Egypt has given Ethiopia until May 12 to answer.",
        "given",
        "occurred",
        "2018-04-07",
        None,
        "2018-05-12",
    ),
    ("Australia will close the base by 2030.", "close", "planned", "2024-08-12", None, "2030"),
    (
        "Japan and India held talks from May 3 to 5 in Tokyo.",
        "held",
        "occurred",
        "2024-05-06",
        "2024-05-03/2024-05-05",
        None,
    ),
    (
        "Canada imposed sanctions on Belarus on 9 August 2021.",
        "imposed",
        "occurred",
        "2022-01-01",
        "2021-08-09",
        None,
    ),
    (
        "Wednesday's meeting in Hanoi was hosted by the premier.",
        "meeting",
        "occurred",
        "2024-05-10",
        "2024-05-08",
        None,
    ),
    (
        "Dockworkers there have been on strike since Wednesday.",
        "strike",
        "ongoing",
        "2035-06-22",
        "2035-06-20/2035-06-22",
        None,
    ),
    (
        "Colombia welcomed the seizure on Monday.",
        "welcomed",
        "occurred",
        "2024-05-10",
        "2024-05-06",
        None,
    ),
    ("Colombia welcomed the seizure on Monday.", "seizure", "occurred", "2024-05-10", None, None),
    (
        "Speaking at a forum on Tuesday, the minister accused Rwanda of arming rebels.",
        "accused",
        "occurred",
        "2024-05-10",
        "2024-05-07",
        None,
    ),
    (
        "The minister arrived in Rabat on Monday and met the king.",
        "met",
        "occurred",
        "2024-05-10",
        "2024-05-06",
        None,
    ),
    (
        "The minister, who resigned on Monday, had criticized the king.",
        "criticized",
        "occurred",
        "2024-05-10",
        None,
        None,
    ),
    (
        "Mexico condemned Saturday's attack on its embassy.",
        "condemned",
        "occurred",
        "2024-05-10",
        None,
        None,
    ),
    (
        "Mexico condemned Saturday's attack on its embassy.",
        "attack",
        "occurred",
        "2024-05-10",
        "2024-05-04",
        None,
    ),
    (
        "The talks took place in Doha on Sunday.",
        "talks",
        "occurred",
        "2024-05-10",
        "2024-05-05",
        None,
    ),
    ("The United States left the 2015 accord.", "left", "occurred", "2018-06-10", None, None),
    (
        "Pakistan's president recently visited Baku.",
        "visited",
        "occurred",
        "2024-05-10",
        None,
        None,
    ),
    (
        "Iran and Oman will hold a joint summit in the near future.",
        "hold",
        "planned",
        "2024-05-10",
        None,
        None,
    ),
    (
        "Poland will host the exercise in February.",
        "host",
        "planned",
        "2023-09-20",
        "2024-02",
        None,
    ),
    (
        "Poland hosted the exercise in February.",
        "hosted",
        "occurred",
        "2023-09-20",
        "2023-02",
        None,
    ),
    (
        "Poland hosted the exercise in October last year.",
        "hosted",
        "occurred",
        "2036-08-13",
        "2035-10",
        None,
    ),
    (
        "Brazil's president visited Beijing last week.",
        "visited",
        "occurred",
        "2024-05-10",
        "2024-04-29/2024-05-05",
        None,
    ),
    (
        "Brazil's president visited Beijing earlier this week.",
        "visited",
        "occurred",
        "2024-05-09",
        "2024-05-06/2024-05-09",
        None,
    ),
    (
        "Brazil's president will visit Beijing later this month.",
        "visit",
        "planned",
        "2024-05-09",
        "2024-05-09/2024-05-31",
        None,
    ),
    ("Tunisia held elections in July 2015.", "held", "occurred", "2024-05-09", "2015-07", None),
    (
        "South Korea launched the satellite earlier today.",
        "launched",
        "occurred",
        "2024-05-09",
        "2024-05-09",
        None,
    ),
    (
        "Mongolia hosted the summit in the summer of 2019.",
        "hosted",
        "occurred",
        "2024-05-09",
        "2019-22",
        None,
    ),
    (
        "A ceremony planned for Sunday in Tumbes was called off.",
        "ceremony",
        "planned",
        "2036-10-27",
        "2036-10-26",
        None,
    ),
    (
        "The attack killed six people on January 17.",
        "attack",
        "occurred",
        "2033-02-11",
        "2033-01-17",
        None,
    ),
    (
        "Cuba and Spain will resume the talks within 30 days.",
        "resume",
        "planned",
        "2024-05-09",
        None,
        "2024-05-09/2024-06-08",
    ),
    (
        "Norway ratified the treaty on 2021-11-30.",
        "ratified",
        "occurred",
        "2024-05-09",
        "2021-11-30",
        None,
    ),
    (
        "The border has been closed since 2020.",
        "closed",
        "ongoing",
        "2024-05-09",
        "2020/2024-05-09",
        None,
    ),
    (
        "Sudan's army bombed the market on Thursday night.",
        "bombed",
        "occurred",
        "2024-05-09",
        "2024-05-09",
        None,
    ),
    ("The accord was signed in the 1990s.", "signed", "occurred", "2024-05-09", "199X", None),
    (
        "Sri Lanka signed the loan in the first quarter of 2023.",
        "signed",
        "occurred",
        "2024-05-09",
        "2023-01/2023-03",
        None,
    ),
    (
        "India fired the missile the day after Pakistan closed its airspace on Monday.",
        "fired",
        "occurred",
        "2024-05-09",
        "2024-05-07",
        None,
    ),
    (
        "The new pact was signed on Tuesday, June 4, 2024 in Harare.",
        "signed",
        "occurred",
        "2024-06-09",
        "2024-06-04",
        None,
    ),
    (
        "Qatar mediated between the sides this weekend.",
        "mediated",
        "occurred",
        "2024-06-10",
        "2024-06-08/2024-06-09",
        None,
    ),
    ("Zambia signed the pact this year.", "signed", "occurred", "2024-06-10", "2024", None),
    (
        "Ukraine invaded the area in the past few years.",
        "invaded",
        "occurred",
        "2024-06-10",
        None,
        None,
    ),
    ("The premier promised on Friday to visit Suva.", "visit", "planned", "2024-06-10", None, None),
    (
        "The premier had not answered by Tuesday evening.",
        "answered",
        "negated",
        "2031-03-05",
        "../2031-03-04",
        None,
    ),
]


@pytest.mark.parametrize(("text", "word", "status", "published", "date", "deadline"), CASES)
def test_an_event_is_dated_by_its_own_clause(
    text: str, word: str, status: Status, published: str, date: str | None, deadline: str | None
) -> None:
    found, end, why = when(text, word, status, published)
    assert (found, end) == (date, deadline), why.reason
    assert why.reason


def test_a_headline_has_the_date_of_its_lead() -> None:
    text = "Peru closed the border on Monday."
    date, _, why = when(text, "closes", title="Peru closes border")
    assert date == "2024-05-06"
    assert why.reason.startswith("carried over from 'closed' ('Monday')")
    assert [s.quote for s in why.spans] == ["Monday"]


def test_a_headline_without_a_dated_lead_has_none() -> None:
    date, _, why = when("Peru closed the border.", "closes", title="Peru closes border")
    assert date is None
    assert why.reason.startswith("a headline")


def test_nothing_falls_back_on_the_publication() -> None:
    date, deadline, why = when("Peru closed the border.", "closed")
    assert (date, deadline, why.spans) == (None, None, ())


def test_a_dateline_dates_no_event() -> None:
    text = "BUENOS AIRES, March 4 (Southern Wire) — The coast guard seized a vessel."
    assert when(text, "seized", published="2031-03-04")[0] is None


ATTACK = (
    "Officials attended a meeting in Tehran on Wednesday.\n\n"
    "The meeting came only four days after a terrorist attack targeted a parade in the city of "
    "Ahvaz.\n\nThe attack was condemned by all."
)


ATTACK_DATES = [
    ("meeting", "0", "2018-09-26"),
    ("meeting", "1", "2018-09-26"),
    ("targeted", "0", "2018-09-22"),
    ("attack", "0", "2018-09-22"),
    ("attack", "1", "2018-09-22"),
    ("condemned", "0", None),
]


@pytest.mark.parametrize(("word", "number", "date"), ATTACK_DATES)
def test_days_are_counted_from_another_event(word: str, number: str, date: str | None) -> None:
    found, _, why = when(ATTACK, word, published="2018-09-27", number=number)
    assert found == date, why.reason


def test_a_chain_of_days() -> None:
    text = "Togo freed the envoy on May 1. Three days later, Benin closed the border."
    assert when(text, "closed")[0] == "2024-05-04"


def test_a_quotation_counts_from_the_day_of_speaking() -> None:
    text = "“We signed the accord yesterday,” the premier said on Tuesday."
    assert when(text, "signed")[0] == "2024-05-06"


def test_a_quotation_of_no_known_day_has_no_date() -> None:
    date, _, why = when("“We signed the accord yesterday,” the premier said.", "signed")
    assert date is None
    assert "day of speaking" in why.reason


@pytest.mark.parametrize("published", [None, "2024"])
def test_weekdays_need_the_day_of_publication(published: str | None) -> None:
    date, _, why = when("Peru closed the border on Monday.", "closed", published=published)
    assert date is None
    assert "publication" in why.reason


def test_a_date_without_year_stays_open_when_the_publication_is() -> None:
    assert when("Peru closed the border on May 3.", "closed", published=None)[0] == "XXXX-05-03"


def test_a_year_counted_from_a_publication_known_to_the_year() -> None:
    assert when("Peru closed the border last year.", "closed", published="2024")[0] == "2023"


def test_a_vague_time_is_named_in_the_reason() -> None:
    date, _, why = when("Peru recently closed the border.", "closed")
    assert date is None
    assert "names no day" in why.reason
    assert why.spans[0].quote == "recently"


@pytest.mark.parametrize(
    ("text", "word", "date"),
    [
        ("The fair, attended by envoys from 41 states, ended on Saturday.", "attended", None),
        ("Lima may sue, as the minister hinted in March.", "sue", None),
        ("Peru received him on Monday on the first visit in this decade.", "visit", "2024-05-06"),
        ("Men were aboard when a ship stopped the boat on Tuesday, its owner said.", "said", None),
    ],
)  # fmt: skip
def test_the_time_of_another_event_is_left_alone(text: str, word: str, date: str | None) -> None:
    found, _, why = when(text, word)
    assert found == date, why.reason
