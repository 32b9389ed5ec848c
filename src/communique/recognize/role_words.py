"""The words of an office beside a person's name, before it or in an apposition after it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.parse.tokens import Token
from communique.recognize.tables import Organization, Title
from communique.recognize.tagging import NameTag, Tagged, TitleTag
from communique.recognize.title_words import sent_to, standing, tail, wording

WINDOW = 14
"""Tokens before or after a name in which its title may stand."""

NO_OFFICE = frozenset({"religious", "civil", "host", "royal"})
"""Levels of title that are no public office."""

_LINKS = frozenset({"of", "for", "the", "to", "in", "'s", "’s", "-", "and", "&"})
_CLOSING = frozenset({",", ";", ".", ")", "and", "who", "whose", "respectively", "–", "—"})
"""What follows a name that stands in apposition to the words before its comma."""
_HONORARY = frozenset({"religious", "royal", "tribal", "civil"})
"""Levels of title that are worn with a name beside an office."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office as words give it: a title, whose it is, and its owner where a pronoun says so."""

    title: Title | None
    country: str | None = None
    organization: Organization | None = None
    owner: int | None = None
    """The token of a possessive pronoun ("his counterpart"), in the same unit."""
    counterpart: bool = False
    """The title is that of whoever the words call this one the counterpart of."""
    words: str | None = None
    """The office as worded, where that is more than the title: "fisheries minister"."""
    tail: str | None = None
    """What it is the office of, where that is no state: "of the Lugano Front"."""
    standing: str | None = None
    """former, acting, then and the like, where the words say so."""
    to: str | None = None
    """Code of the state to which an ambassador is sent."""


def role_before(tagged: Tagged, name: int, end: int) -> tuple[int, Role | None]:
    """The title that stands before a name, and where the whole phrase begins."""
    doc = tagged.doc
    i = name
    while i > 0 and (tagged.is_rank(doc[i - 1]) or _is_honorary(tagged, i - 1)):
        i -= 1
    if i > 1 and doc[i - 1].text == "," and closes(tagged, name, end):
        i -= 1
    floor = max(0, name - WINDOW, doc[name].sent.start)
    title: TitleTag | None = None
    for at in range(i - 1, floor - 1, -1):
        token = doc[at]
        if at in tagged.titles:
            title = tagged.titles[at]
            break
        if not (in_phrase(token) or at in tagged.names):
            break
    if title is None:
        return _only_rank(tagged, name)
    if i < name and doc[i].text == "," and doc[title.head].tag_ in {"NNS", "NNPS"}:
        return name, None  # "the ministers of A and B, X and Y": paired elsewhere
    gap = doc[title.end : i]
    opened = {"of", "for"} & {t.lower_ for t in (*doc[title.start : title.end], *gap[:1])}
    if any(t.lower_ == "and" for t in gap) and not opened:
        return name, None
    first = leftmost(tagged, title.start, floor)
    return first, _role(tagged, title, first, name)


def _only_rank(tagged: Tagged, name: int) -> tuple[int, Role | None]:
    first = name
    while first > 0 and tagged.is_rank(tagged.doc[first - 1]):
        first -= 1
    before = first - 1
    if before > 0 and tagged.doc[before].text in {"'s", "’s"}:
        before -= 1
        owner = tagged.names.get(before)
        if owner and owner.code:  # "Bolivia's Wara Condori"
            return owner.start, Role(None, country=owner.code)
    if first > 0 and before in tagged.names and tagged.names[before].code:
        adjective = tagged.names[before]
        if first < name or "adjective" in adjective.entry.kinds:
            return adjective.start, Role(None, country=adjective.code)
    return first, None


def closes(tagged: Tagged, name: int, end: int) -> bool:
    """Whether a name after a comma ends an apposition ("the foreign minister, Ana Ruiz, …").

    A name that is followed by its own verb begins a clause instead.
    """
    doc = tagged.doc
    if any(t.dep_ == "appos" for t in doc[name:end]):
        return True
    if end >= len(doc):
        return True
    return doc[end].text in _CLOSING


def _is_honorary(tagged: Tagged, i: int) -> bool:
    """A religious or royal title between an office and the name ("…, Sheikh Ali Hasan")."""
    title = tagged.titles.get(i)
    if title is None or title.title is None or i < 2:
        return False
    short = title.end - title.start == 1 and tagged.doc[i].is_title
    return short and title.title.level in _HONORARY and tagged.doc[i - 1].text == ","


def is_counterpart(tagged: Tagged, i: int) -> bool:
    """Whether the token is of a word such as "counterpart"."""
    return i in tagged.titles and tagged.titles[i].title is None


def in_phrase(token: Token) -> bool:
    """Whether a phrase of title and name can go on over the token."""
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "DET"} or token.lower_ in _LINKS


def leftmost(tagged: Tagged, start: int, floor: int) -> int:
    """Where the modifiers of a title begin: adjectives, names, possessives, a determiner."""
    doc = tagged.doc
    while start > floor:
        token = doc[start - 1]
        if start - 1 in tagged.names:
            start = max(floor, tagged.names[start - 1].start)
        elif token.text in {"'s", "’s", "-"} or token.dep_ == "poss":
            start -= 1
        elif _modifies_title(token) and token.ent_type_ != "PERSON":
            start -= 1
            if token.pos_ == "DET":
                break
        elif _joins_fields(tagged, start - 1, floor):
            start -= 2
        else:
            break
    return start


def _joins_fields(tagged: Tagged, i: int, floor: int) -> bool:
    """ "Works and Transport Minister": an "and" between two fields of one office."""
    doc = tagged.doc
    if i - 1 <= floor or doc[i].lower_ not in {"and", "&"}:
        return False
    before, after = doc[i - 1], doc[i + 1]
    fields = before.text[:1].isupper() == after.text[:1].isupper()
    alike = fields and before.pos_ in {"NOUN", "PROPN", "ADJ"} and before.tag_ not in {"NNS"}
    named = i - 1 in tagged.names or i - 1 in tagged.titles or before.ent_type_ == "PERSON"
    return alike and not named and after.i < len(doc) and doc[i - 2].tag_ in {"POS", "JJ"}


def _modifies_title(token: Token) -> bool:
    if token.pos_ in {"ADJ", "DET", "NOUN", "PROPN"}:
        return True
    return token.dep_ in {"amod", "compound", "nmod"} and token.tag_ in {"VBG", "VBN"}


def _role(tagged: Tagged, title: TitleTag, first: int, last: int) -> Role:
    """Whose office it is: the name nearest before the title, else one after it."""
    before = _name_in(tagged, range(title.start - 1, first - 1, -1))
    after = _name_in(tagged, range(title.end, last))
    inside = _name_in(tagged, range(title.start, title.end))
    named = before or inside or after
    organization = next(
        (n.entry.organization for n in (inside, before, after) if n and n.entry.organization), None
    )
    owner = next(
        (i for i in range(first, title.start) if tagged.doc[i].tag_ == "PRP$"),
        None,
    )
    country = named.code if named else None
    if country is None and after is not None:
        country = after.code
    sent = sent_to(tagged, title)
    if sent is not None and before is None and after is not None and after.code == sent:
        country = None
    return Role(
        title.title,
        country,
        organization,
        owner,
        title.title is None,
        wording(tagged, title),
        tail(tagged, title),
        standing(tagged, title),
        sent,
    )


def _name_in(tagged: Tagged, where: range) -> NameTag | None:
    return next((tagged.names[i] for i in where if i in tagged.names), None)


def country_after(tagged: Tagged, end: int) -> str | None:
    """The state in "Kofi Mensah of Ghana", "Kofi Mensah (Ghana)"; `end` is the end of the name."""
    doc = tagged.doc
    name = tagged.names.get(end + 1)
    if name is None:
        return None
    closed = doc[end].text == "(" and name.end < len(doc) and doc[name.end].text == ")"
    return name.code if closed or doc[end].lower_ == "of" else None


def role_after(tagged: Tagged, end: int, starts: set[int]) -> Role | None:
    """The title in an apposition after the name: ", the foreign minister of Peru,"."""
    doc = tagged.doc
    if owner := country_after(tagged, end):
        return Role(None, owner)
    if end + 1 >= len(doc) or doc[end].text not in {",", "(", "-", "–", "—"}:
        return None
    at = end + 1
    if doc[at].lower_ in {"and", "or", "while"}:
        return None
    limit = min(len(doc), at + WINDOW)
    while at < limit and at not in tagged.titles:
        token = doc[at]
        if not (in_phrase(token) or token.tag_ == "PRP$" or token.lower_ in {"then", "former"}):
            return None
        at += 1
    if at >= limit:
        return None
    title = tagged.titles[at]
    stop = title.end
    while stop < limit and (in_phrase(doc[stop]) or stop in tagged.names) and stop not in starts:
        stop += 1
    follows = stop + 1 if stop < len(doc) and doc[stop].text == "," else stop
    while follows < len(doc) and tagged.is_rank(doc[follows]):
        follows += 1
    nexts = stop in starts or ((follows > stop + 1 or doc[end].text == "(") and follows in starts)
    if nexts or (stop < len(doc) and tagged.is_rank(doc[stop])):
        return None  # the title is the next person's
    return _role(tagged, title, end + 1, stop)
