"""Text families: copies, truncations, edits; and what is merely similar."""

from __future__ import annotations

import random

import pytest

from communique.link.families import Families, families
from communique.model import Block, Document

WORDS = [f"w{i}" for i in range(4000)]


def story(seed: int, sentences: int = 16) -> list[str]:
    dice = random.Random(seed)
    return [" ".join(dice.choices(WORDS, k=18)) + "." for _ in range(sentences)]


def document(name: str, sentences: list[str]) -> Document:
    text = "\n\n".join(sentences)
    blocks = (Block(0, len(text), "body", ""),)
    return Document(f"dc_{name}", text, f"{name}.txt", "", len(text), blocks=blocks)


def leads(*documents: Document) -> dict[str, str]:
    found = families(documents)
    return {d.id: found.lead(d.id) for d in documents}


FIRST = document("a", story(1))


@pytest.mark.parametrize(
    ("how", "sentences"),
    [
        ("reprint", ["Another outlet's head.", *story(1)]),
        ("truncation", story(1)[:5]),
        ("edit", [*story(1)[2:8], *story(9, 3), *story(1)[8:14]]),
        ("moved", story(1)[::-1]),
    ],
)
def test_copies_are_one_family(how: str, sentences: list[str]) -> None:
    copy = document("b", sentences)
    assert leads(FIRST, copy) == {"dc_a": "dc_a", "dc_b": "dc_a"}
    kin = families([FIRST, copy]).kin()["dc_b"]
    assert (kin.lead, kin.closest) == ("dc_a", "dc_a")
    assert 0.5 <= kin.containment <= 1


def test_reports_with_quotations_in_common_are_not() -> None:
    other = document("b", [*story(2), *story(1)[:5]])
    assert leads(FIRST, other)["dc_b"] == "dc_b"
    assert families([FIRST, other]).kin() == {}


def test_what_outlets_put_under_every_page_ties_nothing() -> None:
    foot = story(99, 3)
    many = [document(f"p{i:03d}", [*story(1000 + i), *foot]) for i in range(200)]
    assert len(set(leads(*many).values())) == 200


def test_short_texts_and_empty_ones() -> None:
    brief = document("b", ["Peru met Chile."])
    again = document("c", ["Peru met Chile."])
    empty = document("d", [""])
    assert leads(brief, again, empty) == {"dc_b": "dc_b", "dc_c": "dc_b", "dc_d": "dc_d"}


def test_the_closest_text_is_named() -> None:
    cut = document("b", story(1)[:8])
    of_cut = document("c", story(1)[:4])
    edited = document("d", [*story(1)[:8], *story(7, 3)])
    kin = families([FIRST, cut, of_cut, edited]).kin()
    assert {k.lead for k in kin.values()} == {"dc_a"}
    assert kin["dc_a"].closest == "dc_b"
    assert kin["dc_d"].closest == "dc_b"


def test_membership_does_not_depend_on_the_order() -> None:
    made = [document(f"m{i}", story(i)) for i in range(6)]
    made += [document(f"n{i}", story(i)[:7]) for i in range(0, 6, 2)]

    def groups(order: list[Document]) -> set[frozenset[str]]:
        found = families(order)
        by_lead: dict[str, set[str]] = {}
        for d in order:
            by_lead.setdefault(found.lead(d.id), set()).add(d.id)
        return {frozenset(g) for g in by_lead.values()}

    expected = groups(made)
    for seed in range(5):
        shuffled = random.Random(seed).sample(made, len(made))
        assert groups(shuffled) == expected


def test_taking_in_one_by_one_is_the_same_as_all_at_once() -> None:
    made = [document(f"m{i}", story(i // 2)) for i in range(8)]
    one_by_one = Families()
    for d in made:
        one_by_one.add(d)
    assert one_by_one.kin() == families(made).kin()


ATTACK = (
    "At least four people were killed on Sunday when a roadside bomb hit a bus in the {} province "
    "of {}, police said, and nobody has claimed the attack so far."
)


def test_short_reports_by_one_template_are_not_one_text() -> None:
    one = document("a", [ATTACK.format("northern", "Arla")])
    other = document("b", [ATTACK.format("southern", "Zorn")])
    assert families([one, other]).kin() == {}


def test_a_short_notice_bridges_no_two_reports() -> None:
    foot = " ".join(f"n{i}" for i in range(21))
    one, other = document("a", [*story(1), foot]), document("b", [*story(2), foot])
    notice = document("c", [foot])
    for order in ([one, other, notice], [notice, one, other], [one, notice, other]):
        found = families(order)
        assert found.lead("dc_a") != found.lead("dc_b")
