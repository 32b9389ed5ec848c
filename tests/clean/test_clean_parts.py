"""The parts of the block marker, one by one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.clean import clean
from communique.clean.cut import cut
from communique.clean.dateline import find_dateline
from communique.clean.dates import find_dates
from communique.clean.measure import best_run
from communique.clean.tables import table
from communique.model import Document
from communique.read import read_text

BODY = (
    "The two governments agreed to reopen the border crossing, the ministry said in a statement.\n"
    "The foreign ministers will meet again next week in the capital of the neighboring republic.\n"
)


def kinds(text: str) -> list[tuple[str, str]]:
    document = clean(read_text(text))
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2018-09-27", "2018-09-27"),
        ("27 September 2018", "2018-09-27"),
        ("27th of September, 2018", "2018-09-27"),
        ("September 27, 2018", "2018-09-27"),
        ("Sept. 27, 2018", "2018-09-27"),
        ("27-Sep-2018", "2018-09-27"),
        ("27.09.2018", "2018-09-27"),
        ("27/09/2018", "2018-09-27"),
        ("09/27/2018", "2018-09-27"),
        ("27 de septiembre de 2018", "2018-09-27"),
        ("27. September 2018", "2018-09-27"),
        ("1er mars 2019", "2019-03-01"),
        ("27 сентября 2018", "2018-09-27"),
        ("27 سبتمبر 2018", "2018-09-27"),
        ("2018年9月27日", "2018-09-27"),
        ("۰۵ مهر ۱۳۹۷", "2018-09-27"),
        ("۱۳۹۷/۰۷/۰۵", "2018-09-27"),
        ("5 Mehr 1397", "2018-09-27"),
        ("۵ میزان ۱۳۹۷", "2018-09-27"),
        ("March 2021", "2021-03"),
        ("April 7", "XXXX-04-07"),
        ("7 Apr.", "XXXX-04-07"),
    ],
)
def test_dates(text: str, edtf: str) -> None:
    (found,) = find_dates(text)
    assert found.value.edtf == edtf


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no date",
        "03/04/2018",
        "2018-13-40",
        "31 April 2018",
        "1397/13/05",
        "30 Esfand 1398",
        "45",
    ],
)
def test_no_dates(text: str) -> None:
    assert find_dates(text) == []


@pytest.mark.parametrize(
    "head",
    [
        "April 7, The Iran Project –",
        "MOSCOW, June 4. /TASS/.",
        "BUENOS AIRES, March 4 (Southern Wire) —",
        "TEHRAN, Apr. 07 (MNA) –",
        "BEIJING, March 5 (Xinhua) --",
        "(Reuters) -",
        "WASHINGTON (AP) —",
        "WASHINGTON/LONDON (Reuters) -",
        "ISLAMABAD:",
        "Geneva, 5 May 2020 –",
        "ANKARA, Turkey —",
        "IRNA –",
        "Port-au-Prince, 3 Oct. (AFP) -",
        "KYIV. June 5. KAZINFORM -",
    ],
)
def test_datelines(head: str) -> None:
    text = f"{head} The two ministers met on Monday."
    found = find_dateline(text)
    assert found is not None
    assert text[: found.end].rstrip() == head


@pytest.mark.parametrize(
    "text",
    [
        "Iran – which has denied the charge – will answer on Monday.",
        "The minister said on June 4 – and not before – that he would go.",
        "On April 7, The Iran Project reported the meeting.",
        "He said: The talks were useful.",
        "Sergey Petrov (Russia) – the chair of the session – spoke first.",
        "Amir Hatami (Defense Minister) said the talks were useful.",
        "",
        "—",
    ],
)
def test_no_datelines(text: str) -> None:
    assert find_dateline(text) is None


def test_a_bare_name_with_a_dash_is_a_dateline_only_once() -> None:
    assert kinds(f"Tabnak – {BODY}")[0] == ("dateline", "Tabnak –")
    speakers = "Ivanov – We agreed on it.\nPetrov – We did not agree on it.\n" * 2
    assert {kind for kind, _ in kinds(speakers)} == {"body"}


def test_speakers_in_capitals_are_no_datelines() -> None:
    assert {
        kind for kind, _ in kinds("LAVROV: We agree on that.\nKERRY: So do we, I think.\n")
    } == {"body"}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        (
            "Comment: The visit comes as the two states quarrel over the price of gas again.",
            "analysis",
        ),
        ("Photo: The ministers shake hands at the airport", "caption"),
        ("The ministers shake hands at the airport. (©AFP)", "caption"),
        ("The ministers at the airport on Monday [Ann Lee/Al Jazeera]", "caption"),
        ("Read also: Border closed again", "related"),
        ("12 comments", "metadata"),
        ("کد خبر: ۸۳۷۷۰۳", "metadata"),
        ("News ID: 83770", "metadata"),
        ("4 June 2019 - 12:30", "metadata"),
        ("Share", "metadata"),
        ("© 2020 The Daily Bugle. All rights reserved.", "notice"),
        ("Subscribe to our newsletter", "notice"),
        ("Follow us on Telegram", "notice"),
        ("By Jane Roe", "byline"),
        ("Reporting by Jane Roe; editing by John Doe", "byline"),
        ("Tags: gas, border", "tags"),
        ("border gas ministers talks", "tags"),
        ("Jane Roe is a senior fellow at the Institute for Rivers.", "bio"),
        ("The views expressed are those of the author.", "notice"),
    ],
)
def test_what_a_line_after_the_story_is(line: str, kind: str) -> None:
    assert kinds(BODY + line)[-1] == (kind, line)


@pytest.mark.parametrize(
    "line",
    [
        "Jane Roe, who is a senior fellow at the Institute for Rivers, said it would not hold.",
        "The minister added that the views expressed by his deputy were his own.",
        "The agreement covers the whole of the river from the spring to the sea, he added.",
        "In comments to reporters the envoy rejected the charge.",
        "By Friday, all the troops of both armies had left the city.",
        "The two sides agreed on the terms and conditions of the loan.",
        "Released in 2015, he fled to the neighboring republic.",
        "World Bank approves loan for the dam, the minister said.",
        "The exercise was led by the bloc's rapid force (CRRF/KSOR).",
    ],
)
def test_what_stays_body(line: str) -> None:
    assert kinds(BODY + line)[-1] == ("body", line)


def test_a_caption_inside_the_story() -> None:
    found = kinds(f"{BODY}\nThe crossing at dawn. (Photo: J. Roe)\n\n{BODY}")
    assert [kind for kind, _ in found] == ["body", "body", "caption", "body", "body"]


def test_a_single_sentence_is_body() -> None:
    assert kinds("Talks held in Oslo") == [("body", "Talks held in Oslo")]
    assert kinds("Comment: He left.") == [("body", "Comment: He left.")]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The two governments agreed on Monday to reopen the border\n"
        "crossing that had been closed since the spring because of\n"
        "the quarrel over tolls. Trucks will be let through tonight.\n"
        "\n"
        "The ministers meet again on Friday.\n"
    )
    assert [text[a:b].split()[0] for a, b in cut(text)] == ["The", "The"]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    assert len(cut("One line here.\nanother one\r\nand a third\rfourth\u2028fifth")) == 5


@pytest.mark.parametrize(
    ("scores", "run"),
    [([], None), ([-1, 0], None), ([1, -2, 3, -1, 2, -5], (2, 5)), ([2, -2, 2], (0, 1))],
)
def test_best_run(scores: list[float], run: tuple[int, int] | None) -> None:
    assert best_run(scores) == run


def test_dates_of_the_story_are_not_its_own() -> None:
    document = clean(read_text(BODY + "On 5 May 2020 the crossing had been closed by the guards."))
    assert document.published is None
    assert document.why["published"].reason


def test_a_stated_date_outranks_an_update_and_a_dateline() -> None:
    head = "Updated: 9 May 2020\nPublished: 8 May 2020\n\nOSLO, May 7 (AP) — "
    document = clean(read_text(head + BODY))
    assert document.published and document.published.edtf == "2020-05-08"
    assert "2020-05-09" in document.why["published"].reason


def test_a_document_made_by_hand_can_be_cleaned() -> None:
    empty = Document(id="dc_1", text="", file="x", sha256="", length=0)
    assert clean(empty).blocks == ()
    assert clean(Document(id="dc_1", text=" \n", file="x", sha256="", length=2)).blocks == ()


def test_tables_are_well_formed() -> None:
    for entry in table("cues"):
        assert set(entry) <= {
            *("kind", "where", "reason", "max_words", "opens", "contains", "line"),
            *("ends", "needs", "without", "named"),
        }
        assert entry["where"] in {"any", "edge"}
        assert entry["reason"]
    assert sorted(table("months")["gregorian"], key=int) == [str(n) for n in range(1, 13)]


def test_a_paragraph_in_another_language_is_kept_and_not_coded() -> None:
    spanish = (
        "El ministro de Relaciones Exteriores del Perú se reunió el lunes con su homólogo chileno "
        "para hablar de la frontera y de los peajes de la carretera."
    )
    text = (
        "Peru and Chile meet\n\nPeru's foreign minister met her Chilean counterpart on Monday in "
        f"Arica to talk about the border.\n\n{spanish}\n\n"
        "The two will meet again in June, the ministry said in a note."
    )
    document = clean(read_text(text, language="en"))
    kinds = {text[b.start : b.end]: b for b in document.blocks}
    assert kinds[spanish].kind == "metadata"
    assert kinds[spanish].reason == "in Spanish (es); only English is coded"
    assert sum(b.kind == "body" for b in document.blocks) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Belarus, Bulgaria, Chad, Chile, Cuba, Egypt, Fiji, Gabon, Ghana, Haiti, Iran, Iraq.",
        "Sources: Ekho Samarkanda, Vecherniy Bishkek, Novaya Panorama, Zvezda, Krasnaya Gazeta.",
    ],
)
def test_lists_of_names_are_no_other_language(text: str) -> None:
    from communique.clean.foreign import without_foreign
    from communique.model import Block

    block = Block(0, len(text), "body", "")
    assert without_foreign(text, [block]) == (block,)


@pytest.mark.parametrize(
    ("line", "day", "calendar"),
    [
        ("Thursday, 17 Sivan 5792", "2032-05-27", "Hebrew"),
        ("14 Adar II 5784", "2024-03-24", "Hebrew"),
        ("วันพฤหัสบดีที่ ๑๘ มีนาคม พ.ศ. ๒๕๘๑", "2038-03-18", "Thai Buddhist"),
        ("18/03/2581", "2038-03-18", "Thai Buddhist"),
        ("令和20年3月23日（火）", "2038-03-23", "Japanese"),
        ("平成元年2月1日", "1989-02-01", "Japanese"),
        ("March 23, Reiwa 20", "2038-03-23", "Japanese"),
        ("12 Ramadan 1445", "2024-03-22", "Hijri"),
        ("الخميس 12 رمضان 1445", "2024-03-21", "Hijri"),
        ("۲۱ اردیبهشت ۱۴۱۵", "2036-05-10", "Persian"),
        ("3 Nisan 2031", "2031-04-03", "Gregorian"),
    ],
)
def test_dates_of_other_calendars(line: str, day: str, calendar: str) -> None:
    assert [(f.value.edtf, f.calendar) for f in find_dates(line)] == [(day, calendar)]


@pytest.mark.parametrize(
    "line",
    ["1404-12-30", "31 Sivan 5792", "14 Adar II 5785", "Monday 12 Ramadan 1445", "令和99年3月23日"],
)
def test_days_that_no_calendar_has(line: str) -> None:
    assert find_dates(line) == []


@pytest.mark.parametrize(
    ("page", "day"),
    [
        ("Monday, 3 May 2032\n\nLIMA, May 2 (Andes Wire) – Peru met Chile.", "2032-05-03"),
        ("Monday, 31 May 2032\n\nLIMA, May 2, 2032 (Andes Wire) – Peru met Chile.", "2032-05-02"),
    ],
)
def test_a_header_shortly_after_the_dateline_is_the_day_of_printing(page: str, day: str) -> None:
    story = "\n\nThe two foreign ministers spoke for an hour about the border and its tolls."
    published = clean(read_text(page + story * 3, language="en")).published
    assert published and published.edtf == day


def test_a_header_line_with_other_small_parts() -> None:
    head = "Wednesday, 17 May 2034      Copper 11,240/t ▲   Ilo 21 C, fog"
    text = f"La Boya\n{head}\n\nPort waits for river accord\n\n" + (
        "The port of Ilo waited on Tuesday for a decision that the two states had promised. " * 3
    )
    published = clean(read_text(text, language="en")).published
    assert published and published.edtf == "2034-05-17"


STORY = (
    "Peru's foreign minister met her Chilean counterpart on Monday in Arica to talk about tolls.",
    "The two will meet again in June, the ministry said in a note that it sent to reporters.",
)
VIEW = "The text is thin, and neither side has said who will pay for the road that it promises."


def kinds_of(*paragraphs: str) -> dict[str, str]:
    document = clean(read_text("\n\n".join(paragraphs), language="en"))
    return {document.text[b.start : b.end]: b.kind for b in document.blocks}


def test_a_comment_headed_by_a_line_with_a_colon() -> None:
    found = kinds_of("Peru and Chile meet", *STORY, "Comment:", VIEW, VIEW.replace("thin", "short"))
    assert [found[s] for s in STORY] == ["body", "body"]
    assert found["Comment:"] == found[VIEW] == "analysis"


@pytest.mark.parametrize("section", ["Opinion", "ANALYSIS", "Home > World > Commentary"])
def test_a_page_in_a_section_of_comment(section: str) -> None:
    assert kinds_of(section, "Peru and Chile meet", *STORY)[STORY[0]] == "analysis"


@pytest.mark.parametrize("menu", ["News | Opinion | Sports", "World", "Opinion polls in Peru"])
def test_menus_and_headlines_are_no_such_section(menu: str) -> None:
    assert kinds_of(menu, "Peru and Chile meet", *STORY)[STORY[0]] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "By Andes Wire correspondents in Arica and Lima",
        "Live reporting by Telma Cossa and Blessings Mvula",
        "Bangkok bureau, Kurebayashi Sota",
        "(AW desk; editing in Lima)",
    ],
)
def test_bylines(line: str) -> None:
    assert kinds_of("Peru and Chile meet", line, *STORY)[line] == "byline"


def test_a_bureau_in_a_sentence_is_no_byline() -> None:
    line = "The bureau in Lima said on Tuesday that the talks with Chile would go on until June."
    assert kinds_of("Peru and Chile meet", line, *STORY)[line] == "body"


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2034/05/16/talks", "2034-05-16"),
        ("https://a.example/2034-05-16-talks.html", "2034-05-16"),
        ("https://a.example/id/20340516", None),
        ("https://a.example/anniversary-1989-06-04-remembered", None),
        ("http://[bad/2018/01/02", None),
        ("https://a.example/talks/204058", None),
        ("https://a.example/2034/13/40/talks", None),
        ("https://2034-05-16.example/talks", None),
    ],
)
def test_a_page_without_a_date_has_that_of_its_address(url: str, day: str | None) -> None:
    text = "\n\n".join(("Peru and Chile meet", *STORY))
    published = clean(read_text(text, language="en", url=url)).published
    assert (published.edtf if published else None) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2034/talks", "2034-05-16"),
        ("https://a.example/2034/05/talks", "2034-05-16"),
        ("https://a.example/2034/06/talks", "XXXX-05-16"),
        ("https://a.example/2034/05/18/talks", "XXXX-05-16"),
    ],
)
def test_a_day_without_a_year_may_have_that_of_the_address(url: str, day: str) -> None:
    text = "\n\n".join(("Peru and Chile meet", f"LIMA, May 16 (Andes Wire) – {STORY[0]}", STORY[1]))
    published = clean(read_text(text, language="en", url=url)).published
    assert published and published.edtf == day


def test_what_the_page_states_goes_before_its_address() -> None:
    text = "\n\n".join(("Peru and Chile meet", "May 16, 2034", *STORY))
    url = "https://a.example/2034/05/18/talks"
    published = clean(read_text(text, language="en", url=url)).published
    assert published and published.edtf == "2034-05-16"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("3 hours ago", "2034-05-15"),
        ("Posted 20 mins ago", "2034-05-16"),
        ("2 days ago", "2034-05-14"),
        ("3 weeks ago", None),
    ],
)
def test_hours_ago_count_from_when_the_page_was_fetched(line: str, day: str | None) -> None:
    text = "\n\n".join(("Peru and Chile meet", line, *STORY))
    read = read_text(text, language="en")
    assert clean(read).published is None
    published = clean(replace(read, retrieved="2034-05-16T02:30:00Z")).published
    assert (published.edtf if published else None) == day


def test_days_ago_in_a_byline_with_other_words_are_no_date() -> None:
    line = "The man was shot dead in the market of Arica 5 days ago, by Rosa Quispe"
    text = "\n\n".join(("Peru and Chile meet", line, *STORY))
    read = replace(read_text(text, language="en"), retrieved="2034-05-16T02:30:00Z")
    assert clean(read).published is None


def test_an_ago_in_the_story_is_no_date() -> None:
    text = "\n\n".join(("Peru and Chile meet", *STORY, "The talks began 3 hours ago in Arica."))
    read = replace(read_text(text, language="en"), retrieved="2034-05-16T02:30:00Z")
    assert clean(read).published is None
