"""What an outlet repeats under its stories is learnt across documents, and only that."""

from __future__ import annotations

from communique.link.boilerplate import boilerplate
from communique.model import Block, Document

FOOT = "The Ledger is an independent paper; write to us about this story."


def document(n: int, *paragraphs: str, publisher: str = "Ledger", kind: str = "body") -> Document:
    text = "\n\n".join(paragraphs)
    blocks = (Block(0, len(text), kind, ""),)  # type: ignore[arg-type]
    id = f"dc_{publisher}{n}"
    return Document(id, text, "", "", len(text), publisher=publisher, blocks=blocks)


def own(n: int, **more: str) -> Document:
    return document(n, f"Story number {n} tells of a meeting.", FOOT, **more)


def same(id: str) -> str:
    return id


def test_a_paragraph_on_several_pages_is_learnt_with_its_places() -> None:
    (found,) = boilerplate([own(i) for i in range(4)], same)
    assert (found.outlet, found.texts, found.of) == ("ledger", 4, 4)
    assert len(found.places) == 4
    first = own(0)
    assert (first.id, first.text.index(FOOT), len(first.text)) in found.places


def test_twice_is_not_enough() -> None:
    assert list(boilerplate([own(0), own(1), document(2, "Another story.")], same)) == []


def test_each_outlet_has_its_own() -> None:
    pages = [own(0), own(1), own(2, publisher="Herald"), own(3, publisher="Herald")]
    assert list(boilerplate(pages, same)) == []


def test_copies_of_one_story_are_no_boilerplate() -> None:
    pages = [document(i, "One wire story, run again and again.") for i in range(5)]
    assert list(boilerplate(pages, lambda id: "dc_Ledger0")) == []
    assert len(list(boilerplate(pages, same))) == 1


def test_what_is_not_coded_needs_no_warning() -> None:
    assert list(boilerplate([own(i, kind="notice") for i in range(5)], same)) == []


def test_the_order_of_documents_is_no_matter() -> None:
    pages = [own(i) for i in range(5)]
    assert list(boilerplate(pages, same)) == list(boilerplate(pages[::-1], same))
