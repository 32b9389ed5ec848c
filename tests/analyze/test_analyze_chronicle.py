"""Counts, and the chronicle of two parties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from store_records import COUNTRIES, TEXT, coded, document, event, mention, state, world

from communique.analyze import chronicle, summarize
from communique.model import dates
from communique.model.coded import Coded
from communique.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    one = coded()
    doc = document(file="b.txt", publisher="Mehr", published="2020")
    iran, russia = state("IRN", "Iran"), state("RUS", "Russia", TEXT)
    joint = mention(
        doc, "sold", actors=(iran, russia), recipients=(), date=dates.parse_edtf("2020-01")
    )
    back = mention(doc, "wants", actors=(russia,), recipients=(iran,), date=None)
    two = Coded(doc, (joint, back, mention(doc)))
    made = world(one, two)
    merged = event(
        two.mentions[2],
        one.mentions[0],
        disagreements={"date": ("2018-04-03 (Mehr)", "2018-04-04 (The Iran Project)")},
    )
    rest = [e for e in made.events if e.id not in (merged.id, event(one.mentions[0]).id)]
    with Store.open(tmp_path / "s.db", create=True, countries=COUNTRIES) as found:
        found.write(one)
        found.write(two)
        found.write_world(replace(made, events=(*rest, merged)))
        yield found


def test_chronicle(store: Store) -> None:
    found = chronicle(store, "Iran", "RUS")
    assert [y.year for y in found.years] == ["2018", "2020", None]
    (met,), (joint,), (back,) = (y.events for y in found.years)
    assert [met.direction, joint.direction, back.direction] == ["a to b", "together", "b to a"]
    assert [r.outlet for r in met.reports] == ["The Iran Project", "Mehr"]
    assert all(TEXT[r.start : r.start + len(r.quote)] == r.quote for r in met.reports)
    assert "date" in met.event.disagreements
    (said,) = found.statements
    assert said.by_a and said.report.quote.startswith("He said “the United States")
    assert said.report.outlet == "The Iran Project"


def test_chronicle_about_a_third(store: Store) -> None:
    found = chronicle(store, "USA", "IRN")
    assert not found.years
    assert [s.by_a for s in found.statements] == [False]


def test_chronicle_of_strangers(store: Store) -> None:
    found = chronicle(store, "CHL", "NZL")
    assert (found.years, found.statements) == ((), ())


def test_summary(store: Store) -> None:
    found = summarize(store)
    assert found.totals["documents"] == 2 and found.totals["events"] == 4
    assert found.pairs == {("IRN", "RUS"): 3}
    assert found.blocks == {"body": 2, "related": 2}
    assert found.event_types == {"CONSULT": 3, "AID": 1}
    assert found.linked
