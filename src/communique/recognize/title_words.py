"""What the words around a title add to the office: its field, its body, and whether it is over."""

from __future__ import annotations

from functools import cache

from communique.parse.tokens import Doc, Token
from communique.recognize.tables import phrases
from communique.recognize.tagging import Tagged, TitleTag

LONGEST_TAIL = 6
"""Tokens of "of the dockworkers' union" that an office takes with it."""

_FIELD = frozenset({"compound", "nmod", "amod", "poss"})


def wording(tagged: Tagged, title: TitleTag) -> str | None:
    """ "fisheries minister", "minister of lands": a plain title with its field; None without."""
    if title.title is None or title.title.name not in _open_titles():
        return None
    doc = tagged.doc
    start = title.start
    while start > 0 and _is_field(tagged, doc[start - 1], title):
        start -= 1
    if start < title.start:
        field = doc[start : title.start].text.lower()
        return f"{field} {title.title.name}".replace(" - ", "-")
    return None


def tail(tagged: Tagged, title: TitleTag) -> str | None:
    """ "of the Lugano Front": what a plain title is the head of; None where that is a state."""
    if title.title is None or title.title.name not in _open_titles():
        return None
    doc, at = tagged.doc, title.end
    if at + 1 >= len(doc) or doc[at].lower_ not in {"of", "for"} or doc[at].dep_ != "prep":
        return None
    goal = next((c for c in doc[at].children if c.dep_ == "pobj"), None)
    if goal is None or not title.start <= doc[at].head.i < title.end:
        return None
    if goal.i in tagged.names and tagged.names[goal.i].code:
        return None
    words = doc[at : goal.i + 1]
    if len(words) > LONGEST_TAIL or any(t.pos_ == "VERB" for t in words):
        return None
    text = " ".join(words.text.split())
    return (
        text
        if goal.ent_type_ in {"ORG", "GPE", "NORP", "FAC"} or goal.pos_ == "PROPN"
        else (text if goal.pos_ == "NOUN" else None)
    )


def standing(tagged: Tagged, title: TitleTag) -> str | None:
    """former, acting, outgoing: as a word before the title says; None where none does."""
    doc = tagged.doc
    for i in range(max(0, title.start - 4), title.start):
        token = doc[i]
        word = token.lower_.rstrip("-")
        if word in phrases()["standing"] and (i + 1 == title.start or _leads(doc, i, title.start)):
            return str(phrases()["standing"][word])
    return None


def sent_to(tagged: Tagged, title: TitleTag) -> str | None:
    """The state that an ambassador is sent to: "ambassador to Chile"; None for other titles."""
    if title.title is None or title.title.level != "diplomat" or title.end + 1 >= len(tagged.doc):
        return None
    if tagged.doc[title.end].lower_ != "to":
        return None
    for i in range(title.end + 1, min(title.end + 3, len(tagged.doc))):
        name = tagged.names.get(i)
        if name is not None:
            return name.code
    return None


def _is_field(tagged: Tagged, token: Token, title: TitleTag) -> bool:
    if token.i in tagged.names or token.i in tagged.titles or tagged.is_rank(token):
        return False
    if token.lower_ in phrases()["standing"] or token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return False
    inside = title.start <= token.head.i < title.end or token.head.i < title.start
    return token.dep_ in _FIELD - {"poss"} and inside and token.pos_ != "ADJ"


def _leads(doc: Doc, i: int, start: int) -> bool:
    """Whether only names, adjectives and hyphens stand between the word and the title."""
    return all(
        t.pos_ in {"PROPN", "ADJ", "NOUN"} or t.text in {"-", "'s"} for t in doc[i + 1 : start]
    )


@cache
def _open_titles() -> frozenset[str]:
    return frozenset(phrases()["open_titles"])
