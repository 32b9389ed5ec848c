"""Read every noun phrase and pronoun of a document that means an actor."""

from __future__ import annotations

from collections.abc import Sequence

from communique.parse.parsed import Parsed
from communique.parse.syntax import prepositions
from communique.parse.tokens import Span as TokenSpan
from communique.parse.tokens import Token
from communique.recognize.anaphors import read_compass, read_pronoun
from communique.recognize.bodies import read_group
from communique.recognize.listed import pair_lists
from communique.recognize.lookups import PLURAL, is_modifier
from communique.recognize.named import read_names, read_organizations
from communique.recognize.offices import read_counterparts, read_met, read_role
from communique.recognize.others import read_other
from communique.recognize.page import Page
from communique.recognize.recognized import PlaceMention, Reading, TokenKey
from communique.recognize.sides import read_bare_number, read_sides, tells_number
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
                _descriptions(page, tagged, sentence)
                _pronouns(page, tagged, sentence)
                read_counterparts(page, tagged, sentence)
                page.history.close_sentence()
        return page.readings()


def _descriptions(page: Page, tagged: Tagged, sentence: TokenSpan) -> None:
    """What nouns mean; "both states" comes before what it modifies: "the armies of both states"."""
    for token in sorted(sentence, key=lambda t: not tells_number(t)):
        if token.pos_ in {"NUM", "PRON", "DET", "CCONJ"}:
            read_bare_number(page, tagged, token)
        elif not _is_owned(token) and not read_other(page, tagged, token):
            _describe(page, tagged, token)


def _pronouns(page: Page, tagged: Tagged, sentence: TokenSpan) -> None:
    """The pronouns, in order with the nouns that stand after a possessive one."""
    for token in sentence:
        if token.pos_ == "PRON":
            read_pronoun(page, tagged, token)
        elif _is_owned(token):
            _describe(page, tagged, token)


def _is_owned(token: Token) -> bool:
    """ "its army", "members of its army"."""
    of = (goal for preposition, goal in prepositions(token) if preposition == "of")
    return any(c.tag_ == "PRP$" for noun in (token, *of) for c in noun.children)


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
    met = _is_owned(token) and read_met(page, tagged, token)
    if not met and not read_sides(page, tagged, token):
        read_group(page, tagged, token)


def _in_number(token: Token) -> bool:
    """A plural, or one by one: "the two ministers", "each leader"."""
    return token.tag_ in PLURAL or any(c.lower_ in {"each", "either"} for c in token.children)


def _is_named(page: Page, token: Token) -> bool:
    """Whether the token is the head of a name that was read before."""
    return any(d.head.i == token.i and d.how == "name" for d in page.history.current)
