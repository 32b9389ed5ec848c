"""Which other words of a sentence happen where a word happens."""

from __future__ import annotations

from collections.abc import Iterator

from communique.ground.clauses import clause_verb, cluster, is_verb, own_subject, words
from communique.ground.place_seats import is_happening, lemma, listed
from communique.parse.syntax import child, children, is_infinitive
from communique.parse.tokens import Token

Share = tuple[Token, str]
"""A token that happens at the same place, and why."""

CAME = "came there"
"""Why a traveller's own act is where they came to; what follows may be anywhere."""
_BOTH = frozenset({"two", "both", "pair", "they", "sides"})


def shares(token: Token) -> Iterator[Share]:
    """Tokens whose place is the token's own too, the nearest relation first."""
    if is_verb(token):
        yield from _of_verb(token)
    else:
        yield from _of_noun(token)
    yield from _purpose(token)


def own(token: Token) -> list[int]:
    """The token itself and the light words that tell its happening with it."""
    return [i for i, cost in sorted(cluster(token).items(), key=lambda kv: kv[1]) if cost <= 1]


def _of_verb(verb: Token) -> Iterator[Share]:
    yield from occasions(verb)
    for prep in _prepositions(verb):
        for clause in (c for obj in children(prep, "pobj") for c in children(obj, "relcl")):
            if _when(clause):
                yield clause, f"on the day when {clause.text!r}"
    for clause in children(verb, "advcl"):
        if _same_time(clause):
            yield clause, f"told with {clause.text!r}"
    if verb.dep_ == "conj" and is_verb(verb.head) and _same_people(verb):
        yield verb.head, f"goes on from {verb.head.text!r}"
    for other in children(verb, "conj"):
        if is_verb(other) and own_subject(other) is None and other.i - verb.i <= 5:
            yield other, f"told with {other.text!r}"
    if verb.dep_ == "advcl" and _same_time(verb):
        yield verb.head, f"told with {verb.head.text!r}"
    if verb.dep_ in {"acl", "relcl"} and is_happening(verb.head) and not is_verb(verb.head):
        if lemma(verb) in words("light_verbs") or lemma(verb) in listed("deeds"):
            yield verb.head, f"told of {verb.head.text!r}"
    if verb.dep_ == "relcl" and _when(verb):
        yield clause_verb(verb.head), f"on the day of {clause_verb(verb.head).text!r}"
    for c in verb.children:
        named = lemma(c) in listed("named_by_place") and c.dep_ in {"dobj", "nsubjpass"}
        if named and lemma(verb) in listed("decisions"):
            yield c, f"brought about {c.text!r}"
        if c.dep_ in {"ccomp", "parataxis"} and c.i < verb.i and lemma(verb) in listed("deeds"):
            if any(t.text == ";" for t in verb.doc[c.i : verb.i]):
                yield c, f"told in one breath with {c.text!r}"
    yield from _of_subject(verb)


def _of_subject(verb: Token) -> Iterator[Share]:
    """ "The envoy, who landed in Lima on Sunday, met …"."""
    subject = own_subject(verb)
    if subject is None or lemma(verb) not in listed("deeds", "gatherings_held"):
        return
    for clause in (t for t in subject.subtree if t.dep_ in {"relcl", "acl"}):
        if lemma(clause) in listed("motion"):
            yield clause, f"{subject.text!r} {CAME}"


def occasions(verb: Token) -> Iterator[Share]:
    """The happening that one is at: "at a meeting", "on the sidelines of a conference"."""
    for prep in _prepositions(verb):
        if prep.lower_ in words("occasion") or prep.lower_ in {"after", "before"}:
            yield from _at(prep)


def _prepositions(verb: Token) -> Iterator[Token]:
    """The verb's prepositions, those that the parser hangs on its time among them."""
    for prep in children(verb, "prep"):
        yield prep
        for time in children(prep, "pobj"):
            if time.ent_type_ == "DATE":
                yield from children(time, "prep")


def _at(prep: Token) -> Iterator[Share]:
    for noun in children(prep, "pobj"):
        for found in (noun, *children(noun, "conj"), *_below(noun)):
            if is_happening(found) and lemma(found) in listed(
                "gatherings", "striking", "happenings"
            ):
                yield found, f"{prep.text!r} the {found.text!r}"


def _below(noun: Token) -> Iterator[Token]:
    for prep in children(noun, "prep"):
        if prep.lower_ == "of":
            for inner in children(prep, "pobj"):
                yield inner
                yield from _below(inner)


def _when(clause: Token) -> bool:
    return any(c.lower_ == "when" for c in clause.children)


def _of_noun(noun: Token) -> Iterator[Share]:
    for inner in _below(noun):
        if is_happening(inner):
            yield inner, f"of {inner.text!r}"
    top = _counted(noun)
    head = top.head
    if head.pos_ == "ADP" and head.head.i != head.i:
        above = head.head
        if head.lower_ == "of" and is_happening(above):
            yield above, f"told of as {above.text!r}"
        elif head.lower_ in words("occasion") and lemma(noun) in listed("gatherings"):
            yield above, f"told with {above.text!r}"
        if top.i != noun.i:
            yield from _purpose(top)
    elif is_verb(head) and top.dep_ in {"dobj", "nsubj", "nsubjpass"}:
        if lemma(head) in words("light_verbs"):
            yield head, f"told with {head.text!r}"
    head = noun.head
    if noun.dep_ == "conj" and is_happening(head):
        yield head, f"told with {head.text!r}"
    for other in children(noun, "conj"):
        if is_happening(other) and lemma(other) in listed("striking", "happenings"):
            yield other, f"told with {other.text!r}"
    for clause in children(noun, "acl", "relcl"):
        if is_verb(clause) and (
            lemma(clause) in words("light_verbs") or lemma(clause) in listed("deeds")
        ):
            yield clause, f"told with {clause.text!r}"


def _counted(noun: Token) -> Token:
    """The noun that counts or edges this one: "days" of "five days of talks"."""
    above = noun.head.head
    if noun.head.lower_ == "of" and above.pos_ == "NOUN" and not is_happening(above):
        return above
    return noun


def _purpose(token: Token) -> Iterator[Share]:
    """ "Flew to Lima for talks", "was in Lima to sign"."""
    head = token.head
    if head.lower_ == "for" and head.pos_ == "ADP":
        above = head.head
        if lemma(above) in listed("motion", "comings", "coming_together") or above.lemma_ == "be":
            yield above, f"what {above.text!r} was for"
    elif token.dep_ == "xcomp" and lemma(head) in listed("enabling"):
        yield head, f"what {head.text!r} leads to"
    elif is_verb(token) and token.dep_ in {"advcl", "xcomp"} and is_verb(head):
        bare = is_infinitive(token) or token.tag_ == "VBG"
        if bare and (lemma(head) in listed("motion", "on_foot") or head.lemma_ == "be"):
            yield head, f"what {head.text!r} was for"


def _same_people(verb: Token) -> bool:
    subject = own_subject(verb)
    return subject is None or subject.lower_ in _BOTH or lemma(subject) == "side"


def _same_time(clause: Token) -> bool:
    """Whether an adverbial clause tells what happens at the place of its main clause."""
    mark = child(clause, "mark", "advmod")
    if mark is not None and mark.i < clause.i:
        return mark.lower_ in {*words("same_time"), "as", "where"}
    return clause.tag_ == "VBG" and own_subject(clause) is None
