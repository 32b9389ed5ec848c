from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spoken_text import parsed

from communique.recognize.find_places import find_places
from communique.recognize.place_index import PlaceIndex

TABLE = """geonames_id,name,ascii,aliases,country,lat,lon,population,admin1,source
112931,Tehran,Tehran,Teheran,IRN,35.69439,51.42151,7153309,26,test
144448,Ahvaz,Ahvaz,Ahwaz,IRN,31.31901,48.6842,841145,15,test
524901,Moscow,Moscow,Moskva,RUS,55.75204,37.61781,10381222,48,test
5601538,Moscow,Moscow,,USA,46.73239,-117.00017,25060,ID,test
3378644,Georgetown,Georgetown,,GUY,6.80448,-58.15527,235017,12,test
4693342,Georgetown,Georgetown,,USA,30.63269,-97.67723,63716,TX,test
3936456,Lima,Lima,,PER,-12.04318,-77.02824,7737002,15,test
3652462,Quito,Quito,,ECU,-0.22985,-78.52495,1399814,18,test
1,"Colonia, La","Colonia, La",Colonia,USA,40.5,-74.3,17795,NJ,test
2,Hatami,Hatami,,IRN,30.0,50.0,200000,1,test
"""
EXTRA = """geonames_id,name,ascii,aliases,country,lat,lon,population,admin1,source,kind,note
,Fordow,Fordow,Fordo,IRN,34.8846,50.9957,,,test,nuclear_site,
,al-Tanf,al-Tanf,,SYR,33.5,38.6,,,test,military_base,
,Crimea,Crimea,,,45.3,34.4,,,test,disputed_territory,
"""
INDEX = PlaceIndex([EXTRA, TABLE])

CASES = [
    ("The ministers met in Tehran.", "Tehran", "IRN", "city"),
    ("Gunmen attacked a parade in the southern city of Ahvaz.", "Ahvaz", "IRN", "city"),
    ("The presidents met in Teheran.", "Tehran", "IRN", "city"),
    ("Russian officials gathered in Moscow.", "Moscow", "RUS", "city"),
    ("In Guyana, lawyers gathered in Georgetown.", "Georgetown", "GUY", "city"),
    ("American lawyers gathered in Georgetown, Texas.", "Georgetown", "USA", "city"),
    ("Inspectors arrived at Fordow.", "Fordow", "IRN", "site"),
    ("American troops gathered at al-Tanf.", "al-Tanf", "SYR", "site"),
    ("Troops landed in Crimea.", "Crimea", None, "region"),
    ("Fighting went on in the Sahel.", "Sahel", None, "region"),
    ("Drought spread in Ethiopia.", "Ethiopia", "ETH", "country"),
    ("They crossed into Peruvian territory.", "Peru", "PER", "country"),
    ("The envoys met in the Ecuadorian capital.", "Quito", "ECU", "city"),
    ("Ministers spoke at the Quito summit.", "Quito", "ECU", "city"),
    ("The envoy flew to Hatami.", "Hatami", "IRN", "city"),
    ("Soldiers stopped lorries near Mbutuka.", "Mbutuka", None, None),
    ("Patrols met on the Mbutuka river.", "Mbutuka river", None, "region"),
    ("Drills went on outside Lima's convention hall.", "Lima", "PER", "city"),
    ("3/9 QUITO, June 26. The president greets his guest.", "Quito", "ECU", "city"),
]


@pytest.mark.parametrize(("text", "name", "country", "precision"), CASES)
def test_a_place_is_found(text: str, name: str, country: str | None, precision: str) -> None:
    found = [m for m in find_places(parsed(text), INDEX) if m.place.name == name]
    assert [(m.place.country, m.place.precision) for m in found] == [(country, precision)]
    assert found[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "General Hatami spoke with Ali Hatami.",
        "Delegates hailed the Moscow Conference on Security.",
        "Moscow urged restraint.",
    ],
)
def test_persons_titles_and_governments_are_no_places(text: str) -> None:
    assert find_places(parsed(text), INDEX) == ()


def test_a_small_town_abroad_is_not_taken_for_one_nearby() -> None:
    (mention,) = find_places(parsed("Uruguayan and Chilean experts met in Colonia."), INDEX)
    assert (mention.place.name, mention.place.country, mention.place.lat) == ("Colonia", None, None)


def test_a_name_is_a_place_throughout_once_it_is_one_for_sure() -> None:
    text = "They went on to Quito. The road from Quito was closed."
    assert [m.place.name for m in find_places(parsed(text), INDEX)] == ["Quito", "Quito"]


def test_a_tiny_namesake_in_a_country_nearby_is_not_preferred() -> None:
    row = "9,Lima,Lima,,ZMB,-14.0,28.0,2000,1,test\n"
    (mention,) = find_places(parsed("Zambian envoys gathered in Lima."), PlaceIndex([TABLE + row]))
    assert mention.place.country == "PER"


def test_a_place_is_spelled_as_the_text_spells_it() -> None:
    row = "9,Kópasund,Kopasund,,ISL,65.0,-14.0,200000,1,test\n"
    (mention,) = find_places(parsed("Ministers met in Kopasund."), PlaceIndex([TABLE + row]))
    assert (mention.place.name, mention.place.geonames_id) == ("Kopasund", 9)


def test_ambiguity_is_settled_with_its_reason() -> None:
    (mention,) = find_places(parsed("The writers gathered in Georgetown."), INDEX)
    assert mention.place.country == "GUY"
    assert "most populous of 2" in mention.reason


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text("in Tehra,Moscw. ofthcity\u00a0é", max_size=40)))
def test_spans_hold_in_any_text(text: str) -> None:
    document = parsed(text.encode("utf-8", "replace").decode())
    for mention in find_places(document, INDEX):
        span = mention.span
        assert document.text[span.start : span.end] == span.quote
