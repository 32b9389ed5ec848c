"""Who held which office when: tables, dates, and what stays open with a reason."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from communique.errors import ConfigError
from communique.ground.offices import Offices, read_holders, read_office
from communique.ground.resolve import resolve_office
from communique.ground.terms import term
from communique.model import Date, Participant, Span, dates
from communique.model.bounds import bounds
from communique.model.ids import actor_id
from communique.model.offices import Holder
from communique.recognize.office_table import bundled_holders, country_of_name


def on(text: str | None) -> Date | None:
    return dates.parse_edtf(text) if text else None


def row(name: str, start: str | None, end: str | None, **more: object) -> Holder:
    fields = {"country": "PER", "office": "defense minister", "table": "test"} | more
    return Holder(name=name, start=start, end=end, **fields)  # type: ignore[arg-type]


PERU = Offices(
    (
        row("Rosa Quispe Mamani", "2031-03", "2033-05-10", family="Quispe", row=2),
        row("Iván Condori", "2033-05-10", "2034-02-01", family="Condori", row=3),
        row("Lucía Ferrandini", "2034-06-01", "..", family="Ferrandini", row=4),
        row("Teodoro Alarcón", "2030-01-01", "..", office="head of state", row=5),
    )
)
MINISTER = read_office("Peru's defence minister")


@pytest.mark.parametrize(
    ("words", "owner", "offices"),
    [
        ("defence minister of Iran", "IRN", ("defense minister",)),
        ("the Indonesian foreign minister", "IDN", ("foreign minister",)),
        ("US secretary of state", "USA", ("foreign minister",)),
        ("British foreign secretary", "GBR", ("foreign minister",)),
        ("chancellor of Germany", "DEU", ("head of government",)),
        ("taoiseach", "IRL", ("head of government",)),
        ("the Malaysian premier", "MYS", ("head of government",)),
        ("the Emir of Qatar", "QAT", ("head of state",)),
        ("the Kremlin chief", "RUS", ("head of state",)),
        ("the top US diplomat", "USA", ("foreign minister",)),
        ("Iran's top security official", "IRN", ("national security adviser",)),
        ("national security advisor of India", "IND", ("national security adviser",)),
        ("UN envoy for Libya", "UN", ("special envoy for libya",)),
        ("EU foreign policy chief", "EU", ("high representative",)),
        ("US secretary of state of the United States", "USA", ("foreign minister",)),
    ],
)
def test_words_for_an_office(words: str, owner: str, offices: tuple[str, ...]) -> None:
    asked = read_office(words)
    assert (asked.owner, asked.offices) == (owner, offices)


@pytest.mark.parametrize("words", ["president of Norway", "king of Chile", "chancellor of Ghana"])
def test_a_title_that_a_country_does_not_have(words: str) -> None:
    assert read_office(words).offices == ()


@pytest.mark.parametrize(
    ("words", "modifier"),
    [
        ("former president of Ghana", "former"),
        ("deputy foreign minister of Chile", "under"),
        ("the then premier of Fiji", "then"),
        ("predecessor of the foreign minister of Chile", "before"),
    ],
)
def test_words_beside_a_title(words: str, modifier: str) -> None:
    assert modifier in read_office(words).modifiers


@pytest.mark.parametrize(
    ("when", "name", "reason"),
    [
        ("2032-01-15", "Rosa Quispe Mamani", "held it on 2032-01-15"),
        ("2032", "Rosa Quispe Mamani", "held it in 2032"),
        ("2033-05", None, "two holders"),
        ("2033-05-10", None, "two holders"),
        ("2031-03-20", None, "not known whether"),
        ("2030-12", None, "the tables begin in 2031-03"),
        ("2034-03-03", None, "nobody as the defense minister of Peru"),
        ("2040-01-01", "Lucía Ferrandini", "held it on 2040-01-01"),
        (None, None, "the date is not known"),
    ],
)
def test_who_held_an_office(when: str | None, name: str | None, reason: str) -> None:
    answer = PERU.who(MINISTER, on(when))
    assert (answer.person.name if answer.person else None) == name
    assert reason in answer.reason


def test_all_holders_where_no_date_is_asked() -> None:
    assert [k.name for k in PERU.all_holders(MINISTER).possible] == [
        "Rosa Quispe Mamani",
        "Iván Condori",
        "Lucía Ferrandini",
    ]


def test_still_in_office_holds_only_to_the_day_of_the_table() -> None:
    known = Offices((row("Ana Ruiz", "2031", "..", as_of="2032-01-31"),))
    assert known.who(MINISTER, on("2032-01-31")).person
    answer = known.who(MINISTER, on("2032-02"))
    assert answer.person is None and "still in office on 2032-01-31" in answer.reason


def test_two_terms_of_one_person_are_one_holder() -> None:
    known = Offices((row("Ana Ruiz", "2031", "2033-05"), row("Ana Ruiz", "2033-05", "2036")))
    assert known.who(MINISTER, on("2033-05")).person
    apart = Offices((row("Ana Ruiz", "2031", "2032"), row("Ana Ruiz", "2034", "2036")))
    assert apart.who(MINISTER, on("2033-05")).person is None


@pytest.mark.parametrize(
    ("name", "country", "when", "office"),
    [
        ("Ivan Condori", "PER", "2033-07", "defense minister"),
        ("Condori", "PER", "2033-07", "defense minister"),
        ("Condori", None, "2033-07", None),
        ("Rosa Quispe", "PER", "2032", "defense minister"),
        ("Raúl Condori", "PER", "2033-07", None),
        ("Ivan Condori", "CHL", "2033-07", None),
        ("Ivan Condori", "PER", "2036", None),
    ],
)
def test_which_office_a_person_held(
    name: str, country: str | None, when: str, office: str | None
) -> None:
    held = PERU.offices_of(name, country, on(when)).office
    assert (held.office if held else None) == office


def test_spellings_and_namesakes_of_the_bundled_table() -> None:
    offices = Offices.bundled()
    assert len(offices.person("Shoygu", "RUS")) == 1
    assert offices.person("Sergey Shoygu") == offices.person("Sergei Shoigu")
    assert offices.person("Dehqan", "IRN")[0].name == offices.person("Hossein Dehghan")[0].name
    assert offices.person("Ali Hatami", "IRN") == ()
    assert country_of_name("Angela Merkel") == "DEU"
    assert country_of_name("Nobody Atall") is None


def test_the_bundled_table_can_be_read_and_says_where_it_is_from() -> None:
    rows = bundled_holders()
    assert len({r.country for r in rows}) >= 80
    assert all(r.source and r.start for r in rows)
    assert all(term(r).first_start <= term(r).last_end for r in rows)


def test_tables_that_disagree_are_kept_and_shown() -> None:
    other = row("Iván Condori", "2033-06-01", "2034-02-01", table="mine.csv", row=2)
    rival = row("Marta Ccori", "2032-01-01", "2032-12-31", table="mine.csv", row=3)
    known = Offices((*PERU.rows, other, rival))
    reasons = sorted(c.reason for c in known.conflicts())
    assert reasons[0] == "the same term with other dates"
    assert reasons[1].startswith("two persons in one office from 2032-01-01")
    answer = known.who(MINISTER, on("2032-06-06"))
    assert answer.person is None and "mine.csv" in answer.reason


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018~", date(2018, 1, 1), date(2018, 12, 31)),
        ("[..2015-04-16]", date.min, date(2015, 4, 16)),
        ("[2018-04..]", date(2018, 4, 1), date.max),
        ("[2015-04-16..2018]", date(2015, 4, 16), date(2018, 12, 31)),
        (None, date.min, date.max),
    ],
)
def test_days_of_a_set(text: str | None, first: date, last: date) -> None:
    assert bounds(text) == (first, last)


def role(quote: str, country: str | None, office: str) -> Participant:
    return Participant(
        office, "person", None, country, office=office, mentioned=Span(0, len(quote), quote)
    )


def named(name: str, country: str | None = "PER", office: str | None = None) -> Participant:
    id = actor_id("person", name, country=country)
    return Participant(name, "person", id, country, office=office)


@pytest.mark.parametrize(
    ("quote", "when", "name"),
    [
        ("the Peruvian defence minister", "2033-08-01", "Iván Condori"),
        ("the then defense minister", "2032-08-01", "Rosa Quispe Mamani"),
        ("the former defense minister", "2033-08-01", None),
        ("the deputy defense minister", "2033-08-01", None),
        ("the incoming defense minister", "2033-08-01", None),
        ("the Peruvian defence minister", None, None),
        ("the Peruvian defence minister", "2033-05-10", None),
    ],
)
def test_a_role_becomes_its_holder(quote: str, when: str | None, name: str | None) -> None:
    found = resolve_office(role(quote, "PER", "defense minister of Peru"), on(when), PERU)
    one = found.participant
    assert one.name == (name or "defense minister of Peru")
    assert (one.actor_id is None) == (name is None)
    assert found.reasons["actor_id"]
    assert one.office == "defense minister of Peru"


def test_the_documents_own_spelling_and_id_are_taken() -> None:
    here = named("Ivan Condory")
    one = resolve_office(
        role("the minister", "PER", "defense minister of Peru"), on("2033-08-01"), PERU, [here]
    ).participant
    assert (one.name, one.actor_id) == ("Ivan Condory", here.actor_id)


def test_a_predecessor_is_whoever_came_before_the_one_named() -> None:
    words = role("his predecessor", "PER", "defense minister of Peru")
    named_here = [named("Iván Condori", office="defense minister of Peru")]
    one = resolve_office(words, on("2033-08-01"), PERU, named_here).participant
    assert one.name == "Rosa Quispe Mamani"
    earlier = resolve_office(words, on("2032-08-01"), PERU, named_here).participant
    assert earlier.name == "Rosa Quispe Mamani"
    open_ = resolve_office(words, on("2033-08-01"), PERU, [named("Ana Ruiz")])
    assert open_.participant.actor_id is None and "is not known" in open_.reasons["actor_id"]


def test_a_named_person_gets_the_office_of_the_date() -> None:
    found = resolve_office(named("Ivan Condori"), on("2033-08"), PERU)
    assert found.participant.office == "defense minister of Peru"
    assert "2033-05-10 to 2034-02-01" in found.reasons["office"]
    assert resolve_office(named("Ivan Condori"), None, PERU).participant.office is None
    said = named("Ivan Condori", office="mayor of Puno")
    assert resolve_office(said, on("2033-08"), PERU).participant == said


def write(tmp_path: Path, name: str, content: object) -> Path:
    path = tmp_path / name
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return path


HEAD = "country,office,name,family,also,title,start,end,interim,source\n"


def test_a_csv_of_ones_own(tmp_path: Path) -> None:
    text = HEAD + 'Ghana,Minister of Defence,Kofi Mensah,Mensah,K. Mensah,,2031~,..,yes,"a, b"\n'
    (found,) = read_holders(write(tmp_path, "mine.csv", text))
    assert (found.country, found.office, found.start, found.end) == (
        "GHA",
        "defense minister",
        "2031~",
        "..",
    )
    assert found.interim and found.also == ("K. Mensah",) and found.table == "mine.csv"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("Narnia,head of state,Ana Ruiz,,,,2031,,,x", "mine.csv row 2: 'Narnia'"),
        ("PER,head of state,Ana Ruiz,,,,soon,,,x", "mine.csv row 2: start 'soon'"),
        ("PER,head of state,,,,,2031,,,x", "mine.csv row 2: no name"),
        ("PER,head of state,Ana Ruiz,,,,2033,2031,,x", "ends 2031 before starting 2033"),
        ("PER,head of state,Ana Ruiz,,,,2031,,maybe,x", "interim 'maybe'"),
    ],
)
def test_errors_name_the_file_and_the_row(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(ConfigError, match=r"mine\.csv") as error:
        read_holders(write(tmp_path, "mine.csv", HEAD + line + "\n"))
    assert message in str(error.value)


def test_popolo(tmp_path: Path) -> None:
    data = {
        "persons": [{"id": "p1", "name": "Wanjiru Odhiambo", "other_names": [{"name": "W.O."}]}],
        "organizations": [{"id": "o1", "name": "Government of Kenya"}],
        "posts": [{"id": "x", "label": "Minister of Defence", "organization_id": "o1"}],
        "memberships": [{"person_id": "p1", "post_id": "x", "start_date": "2031-04"}],
    }
    (found,) = read_holders(write(tmp_path, "kenya.json", data))
    assert (found.country, found.office, found.start, found.end) == (
        "KEN",
        "defense minister",
        "2031-04",
        "..",
    )
    data["memberships"] = [{"person_id": "p9", "post_id": "x"}]
    with pytest.raises(ConfigError, match=r"kenya\.json membership 1: no person 'p9'"):
        read_holders(write(tmp_path, "kenya.json", data))


def test_results_of_a_wikidata_query(tmp_path: Path) -> None:
    rows = [
        {"personLabel": "Bagas Wiryawan", "start": "2031-01-01T00:00:00Z", "end": "2033-05-10"},
        {"personLabel": "Sri Lestari", "start": "2033-05-01T00:00:00Z", "startPrecision": "10"},
    ]
    rows = [r | {"officeLabel": "Minister of Foreign Affairs of Indonesia"} for r in rows]
    plain = read_holders(write(tmp_path, "idn.json", rows))
    assert [(r.country, r.office, r.start, r.end) for r in plain] == [
        ("IDN", "foreign minister", "2031", "2033-05-10"),
        ("IDN", "foreign minister", "2033-05", ".."),
    ]
    assert plain[0].written == "2031-01-01T00:00:00Z/2033-05-10"
    bindings = [{k: {"type": "literal", "value": v} for k, v in r.items()} for r in rows]
    nested = write(tmp_path, "idn.json", {"head": {}, "results": {"bindings": bindings}})
    assert read_holders(nested) == plain
    del rows[1]["officeLabel"]
    with pytest.raises(ConfigError, match=r"idn.json row 2: no office"):
        read_holders(write(tmp_path, "idn.json", rows))


@pytest.mark.parametrize("content", ["[1, 2]", '{"a": 1}', "{", "name,when\nx,y\n"])
def test_files_that_are_no_tables(tmp_path: Path, content: str) -> None:
    with pytest.raises(ConfigError, match=r"table\.x"):
        read_holders(write(tmp_path, "table.x", content))
