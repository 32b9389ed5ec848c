"""Read every noun phrase and pronoun of a document that means an actor."""

from __future__ import annotations

from collections.abc import Sequence

from communique.parse.parsed import Parsed
from communique.parse.tokens import Span as TokenSpan
from communique.parse.tokens import Token
from communique.recognize.anaphors import read_compass, read_pronoun
from communique.recognize.bodies import read_group
from communique.recognize.listed import pair_lists
from communique.recognize.lookups import PLURAL, is_modifier
from communique.recognize.named import read_names, read_organizations
from communique.recognize.offices import read_counterparts, read_met, read_role
from communique.recognize.others import read_other, tells_other
from communique.recognize.page import Page
from communique.recognize.recognized import PlaceMention, Reading, TokenKey
from communique.recognize.sides import numbered_nouns, read_bare_number, read_sides
from communique.recognize.tagging import Tagged


class ActorFinder:
    """One document's actors; `adjectives` is filled by `run`."""

    def __init__(self, parsed: Parsed, places: Sequence[PlaceMention] = ()) -> None:
        self._page = Page(parsed, places)

    @property
    def pair(self) -> tuple[str, ...]:
        """Two countries that the headline or the lead name together."""
        return self._page.pair

    @property
    def adjectives(self) -> dict[TokenKey, tuple[str, ...]]:
        """Tokens that modify a noun → the countries they stand for."""
        return self._page.adjectives

    def run(self) -> dict[TokenKey, Reading]:
        """Read the document from its beginning to its end."""
        page = self._page
        for tagged in page.units:
            for sentence in tagged.unit.sentences():
                pair_lists(page, tagged, sentence)
                read_names(page, tagged, sentence)
                read_organizations(page, tagged, sentence)
                owned = _owned(sentence)
                _descriptions(page, tagged, sentence, owned)
                _pronouns(page, tagged, sentence, owned)
                read_counterparts(page, tagged, sentence)
                page.history.close_sentence()
        return page.readings()


def _descriptions(page: Page, tagged: Tagged, sentence: TokenSpan, owned: set[int]) -> None:
    """What nouns mean; "both states" comes before what it modifies: "the armies of both states"."""
    numbered = numbered_nouns(sentence)
    others = tells_other(sentence)
    for token in (*(tagged.doc[i] for i in numbered), *sentence):
        if token.pos_ in {"NUM", "PRON", "DET", "CCONJ"}:
            read_bare_number(page, tagged, token)
        if token.i in owned or (token.i in numbered and page.is_read(token)):
            continue
        if not others or not read_other(page, tagged, token):
            _describe(page, tagged, token)


def _pronouns(page: Page, tagged: Tagged, sentence: TokenSpan, owned: set[int]) -> None:
    """The pronouns, in order with the nouns that stand after a possessive one."""
    for token in sentence:
        if token.pos_ == "PRON":
            read_pronoun(page, tagged, token)
        elif token.i in owned:
            _describe(page, tagged, token)


def _owned(sentence: TokenSpan) -> set[int]:
    """The nouns with a possessive pronoun, and those of which they are: "members of its army"."""
    found: set[int] = set()
    for token in sentence:
        if token.tag_ == "PRP$":
            noun = token.head
            found.add(noun.i)
            if noun.dep_ == "pobj" and noun.head.lower_ == "of":
                found.add(noun.head.head.i)
    return found


def _describe(page: Page, tagged: Tagged, token: Token) -> None:
    key = (tagged.unit.index, token.i)
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or key in page.phrase_at:
        return
    if _is_named(page, token) or token.i in tagged.names:
        return
    title = tagged.titles.get(token.i)
    if title and title.head == token.i and not is_modifier(token):
        if not _in_number(token) or not read_sides(page, tagged, token):
            read_role(page, tagged, token, title)
        return
    if read_compass(page, tagged, token):
        return
    met = any(c.tag_ == "PRP$" for c in token.children) and read_met(page, tagged, token)
    if not met and not read_sides(page, tagged, token):
        read_group(page, tagged, token)


def _in_number(token: Token) -> bool:
    """A plural, or one by one: "the two ministers", "each leader"."""
    return token.tag_ in PLURAL or any(c.lower_ in {"each", "either"} for c in token.children)


def _is_named(page: Page, token: Token) -> bool:
    """Whether the token is the head of a name that was read before."""
    return any(d.head.i == token.i and d.how == "name" for d in page.history.current)
