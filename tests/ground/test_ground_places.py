from __future__ import annotations

import pytest
from grounded_text import recognized, token_of

from communique.ground import event_place

CASES = [
    ("The ministers met in Lima on Monday.", "met", "Lima"),
    ("He said at a meeting with his counterpart in Tehran that ties grew.", "meeting", "Tehran"),
    ("He said at a meeting with his counterpart in Tehran that ties grew.", "said", "Tehran"),
    ("A terrorist attack targeted a parade in the southern city of Ahvaz.", "attack", "Ahvaz"),
    ("The visit to Moscow ended.", "visit", "Moscow"),
    ("The president visited Moscow.", "visited", "Moscow"),
    ("Gunmen attacked a post in Tehran, Iran.", "attacked", "Tehran"),
    ("While in Moscow, he held talks with the premier.", "talks", "Moscow"),
    ("Fighters shelled Ahvaz overnight.", "shelled", "Ahvaz"),
    ("Peru imposed sanctions on Iran.", "imposed", None),
    ("Peru criticized the policies of Chile in the Middle East.", "criticized", None),
    ("Peru urged Moscow to withdraw.", "urged", None),
    ("The minister, who was born in Lima, accused Chile of theft.", "accused", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "name"), CASES)
def test_an_event_is_placed_by_its_own_clause(text: str, word: str, name: str | None) -> None:
    found = recognized(text)
    place, why = event_place(found, *token_of(found, word), found.parsed.document)
    assert (place.name if place else None) == name, why.reason
    assert why.reason
    assert bool(why.spans) == (place is not None)


def test_the_dateline_is_named_and_not_taken() -> None:
    found = recognized("Peru accused Chile of theft.", dateline="BUENOS AIRES, March 4 (Wire) —")
    place, why = event_place(found, *token_of(found, "accused"), found.parsed.document)
    assert place is None
    assert "BUENOS AIRES" in why.reason
