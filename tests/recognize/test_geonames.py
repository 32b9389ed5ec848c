"""The index of places: found by name, made once, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from communique.model import Place
from communique.recognize import place_cache
from communique.recognize.geonames import BrokenIndex, GeoNames, packed, place_key
from communique.recognize.geonames_build import admin1_names, own_names, places
from communique.recognize.place_index import PlaceIndex

TOWNS = [
    {
        "geonameid": 1,
        "name": "San Telmo",
        "countrycode": "PE",
        "admin1code": "13",
        "latitude": -8.1,
        "longitude": -79.0,
        "population": 900_000,
        "alternatenames": ["San-Télmo", "sn tlmw", "STO", "Сан-Тельмо"],
    },
    {
        "geonameid": 2,
        "name": "Nuku‘lofa",
        "countrycode": "TO",
        "admin1code": "99",
        "latitude": -21.1,
        "longitude": -175.2,
        "population": 22_000,
        "alternatenames": [],
    },
    {
        "geonameid": 3,
        "name": "San Telmo",
        "countrycode": "PH",
        "admin1code": "",
        "latitude": 14.0,
        "longitude": 121.0,
        "population": 1_200,
        "alternatenames": [],
    },
]
CODES = {"PE": "PER", "TO": "TON", "PH": "PHL"}


def made() -> bytes:
    return packed(places(TOWNS, CODES, {("PER", "13"): "La Libertad"}, {}))


def ids(name: str) -> set[int | None]:
    return {place.geonames_id for place, _ in GeoNames(made()).find(name)}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("San Telmo", {1, 3}),
        ("San Télmo", {1, 3}),
        ("Сан-Тельмо", {1}),
        ("Nuku'lofa", {2}),
        ("Nuku’lofa", {2}),
        ("san telmo", set()),
        ("sn tlmw", set()),
        ("STO", set()),
        ("Nowhere", set()),
    ],
)
def test_a_town_goes_by_its_names(name: str, found: set[int]) -> None:
    assert ids(name) == found


def test_a_town_has_number_province_and_population() -> None:
    first = max(GeoNames(made()).find("San Telmo"), key=lambda found: found[1])
    place = Place("San Telmo", "PER", -8.1, -79.0, 1, "city", "La Libertad")
    assert first == (place, 900_000)


def test_names_of_the_news_go_before_those_of_the_table() -> None:
    own = {1: ("Saint Telmo", ("Telmo Bay",))}
    index = GeoNames(packed(places(TOWNS, CODES, {}, own)))
    for name in ("San Telmo", "Saint Telmo", "Telmo Bay"):
        assert "Saint Telmo" in {place.name for place, _ in index.find(name)}


def test_the_larger_of_that_very_name_comes_first() -> None:
    index = PlaceIndex([], towns=GeoNames(made()))
    assert [place.country for place, _ in index.find("San Telmo")] == ["PER", "PHL"]


@pytest.mark.parametrize("cut", [0, 7, 40, -1])
def test_half_a_file_is_no_index(cut: int) -> None:
    with pytest.raises(BrokenIndex):
        GeoNames(made()[:cut])


def test_articles_are_of_either_case() -> None:
    assert place_key("Al-Wadi") == place_key("al-Wadi") == place_key("Al Wadi")


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(place_cache, "build", lambda told: made())
    return tmp_path / "communique"


def test_it_is_made_once(
    cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert place_cache.geonames().find("San Telmo")
    assert "once" in capsys.readouterr().err
    monkeypatch.setattr(place_cache, "build", lambda told: pytest.fail("made again"))
    assert place_cache.geonames().find("San Telmo")
    assert capsys.readouterr().err == ""
    assert [path.name for path in cache.iterdir()] == [place_cache.index_path().name]


@pytest.mark.parametrize("left", [b"", b"cqplac", made()[:-3]])
def test_what_a_killed_run_left_is_made_anew(cache: Path, left: bytes) -> None:
    cache.mkdir()
    place_cache.index_path().write_bytes(left)
    assert place_cache.geonames().find("San Telmo")
    assert place_cache.index_path().read_bytes() == made()


def test_a_run_that_dies_while_writing_leaves_nothing(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*paths: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        place_cache.geonames()
    assert list(cache.iterdir()) == []


def test_without_a_cache_folder_it_serves_one_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setattr(place_cache, "build", lambda told: made())
    assert place_cache.geonames().find("San Telmo")
    said = capsys.readouterr().err
    assert "XDG_CACHE_HOME" in said and "this run alone" in " ".join(said.split())


def test_a_relative_cache_folder_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    assert place_cache.cache_folder() == Path.home() / ".cache" / "communique"


def test_our_own_tables_hold_what_the_index_takes() -> None:
    assert admin1_names()["PER", "15"]
    assert admin1_names()["USA", "TX"] == "Texas"
    assert all(name or aliases for name, aliases in own_names().values())


REAL = [
    ("Nuku'alofa", "TON"),
    ("Kiev", "UKR"),
    ("Torshavn", "FRO"),
    ("Arusha", "TZA"),
    ("Cochabamba", "BOL"),
    ("Hodeidah", "YEM"),
    ("Da Nang", "VNM"),
    ("Strait of Magellan", "CHL"),
]


@pytest.mark.parametrize(("name", "country"), REAL)
def test_the_whole_index_knows_places_of_all_regions(name: str, country: str) -> None:
    from communique.recognize.place_index import place_index

    place, _ = place_index().find(name)[0]
    assert place.country == country
    assert place.lat is not None
