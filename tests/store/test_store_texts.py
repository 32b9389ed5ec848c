"""Text families and repeated paragraphs in the store."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from store_records import TEXT, coded, document, world

from communique.model.coded import Boilerplate, TextKin
from communique.store import Store


def test_kin_and_repeated_paragraphs_come_back(tmp_path: Path) -> None:
    one = coded(document())
    other = coded(document(TEXT + "Another foot.\n", file="003.txt"))
    alone = coded(document(TEXT + "A third.\n", file="004.txt"))
    lead, copy = one.document.id, other.document.id
    made = replace(
        world(one, other, alone),
        kin={lead: TextKin(lead, copy, 0.9), copy: TextKin(lead, lead, 0.9)},
        boilerplate=(Boilerplate("mehr", "another foot", 3, 4, ((copy, 5, 9),)),),
    )
    with Store.open(tmp_path / "s.db", create=True) as store:
        for c in (one, other, alone):
            store.write(c)
        store.write_world(made)
        assert list(store.kin(copy)) == [lead, copy]
        assert store.kin(copy)[copy] == TextKin(lead, lead, 0.9)
        assert store.kin(alone.document.id) == {}
        often = "repeated in 3 of this outlet's 4 independent texts"
        assert store.repeated(copy) == {(5, 9): often}
        assert store.repeated(lead) == {}
        store.write_world(world(one, other, alone))
        assert store.kin(copy) == {} and store.repeated(copy) == {}
