"""Where, in what and through whom a statement came: addressee, occasion, medium, carrier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.attribute.cues import load_occasions, load_outlets
from communique.attribute.page import Draft, Page
from communique.parse.syntax import child
from communique.parse.tokens import Token

_PLACING = frozenset({"in", "at", "during", "on", "after", "before", "ahead", "following", "to",
                      "via", "through", "by", "amid", "upon", "with", "from"})  # fmt: skip


_EXCHANGES = frozenset({"talk", "meet", "speak"})
_THANKING = frozenset({"thank", "congratulate"})


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Each with the reason in plain words, also where nothing was found."""

    addressee: Token | None = None
    addressee_reason: str = "no hearer is named"
    occasion: Token | None = None
    occasion_reason: str = "no occasion is named"
    medium: str | None = None
    medium_reason: str = "no medium is named"
    via: tuple[Token, ...] = ()
    via_reason: str = "no carrier is named"


def circumstances(page: Page, draft: Draft) -> Circumstances:
    """What stands beside the cue, outside the content."""
    held = {(u, i) for u, first, last in draft.content for i in range(first, last)}
    outer = _scope(draft)
    pairs = [
        (prep, obj) for verb in outer for prep, obj in _phrases(verb)
        if (draft.unit.index, obj.i) not in held
    ]  # fmt: skip
    occasion, medium = _occasion(pairs)
    occasion = occasion or next((v for v in outer if _is_exchange(v)), None)
    medium = medium or (load_occasions().verbs.get(draft.sense.lemma))
    addressee = _addressee(draft, outer, pairs, occasion)
    via = tuple(_carriers(draft, pairs))
    empty = Circumstances()
    return Circumstances(
        addressee,
        "hearer named beside the cue" if addressee else empty.addressee_reason,
        occasion,
        "occasion named beside the cue" if occasion else empty.occasion_reason,
        medium,
        "word beside the cue" if medium else empty.medium_reason,
        via,
        "carrier named beside the cue" if via else empty.via_reason,
    )


def _scope(draft: Draft) -> list[Token]:
    """The cue with the verb that it hangs on and that verb's participles."""
    if not draft.cue:
        return []
    verb = draft.cue[0]
    found = [verb]
    while verb.dep_ in {"advcl", "conj", "xcomp", "pcomp", "acl"} and verb.head.i != verb.i:
        verb = verb.head
        found.append(verb)
    participles = load_occasions().participles
    found += [
        c for v in tuple(found) for c in v.children
        if c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VBG" and c.lemma_ in participles
    ]  # fmt: skip
    return list(dict.fromkeys(found))


def _is_exchange(verb: Token) -> bool:
    """Whether the participle is itself the meeting: "talking to the envoy", "meeting her"."""
    return verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.lemma_ in _EXCHANGES


def _phrases(verb: Token) -> Iterator[tuple[str, Token]]:
    """Prepositions below the verb with their objects, a level of nesting included."""
    for prep in verb.children:
        if prep.dep_ in {"prep", "agent", "dative"} and prep.lower_ in _PLACING:
            for obj in prep.children:
                if obj.dep_ == "pobj":
                    yield prep.lower_, obj
                    if prep.lower_ == "to":  # what is spoken of: "referred to their part in it"
                        continue
                    yield from ((p.lower_, o) for p in obj.children if p.dep_ == "prep"
                                for o in p.children if o.dep_ == "pobj")  # fmt: skip
        elif prep.dep_ == "dobj" and verb.tag_ == "VBG":
            yield "", prep


def _occasion(pairs: list[tuple[str, Token]]) -> tuple[Token | None, str | None]:
    table = load_occasions()
    occasion: Token | None = None
    for _, obj in pairs:
        lemma = obj.lemma_.lower()
        before = next(
            (c.lower_ for c in obj.children if c.dep_ in {"compound", "amod"} and c.i == obj.i - 1),
            "",
        )
        if (medium := table.pairs.get(f"{before} {lemma}")) is not None:
            return obj, medium
        if lemma in table.nouns:
            if table.nouns[lemma] is not None:
                return obj, table.nouns[lemma]
            occasion = occasion or obj
    return occasion, None


def _addressee(
    draft: Draft, verbs: list[Token], pairs: list[tuple[str, Token]], occasion: Token | None
) -> Token | None:
    own = draft.source.shown if draft.source else None
    for prep, obj in pairs:
        if prep == "to" and obj.head.head in verbs and _person(obj) and obj != own:
            return obj
    if verbs and draft.sense.lemma in _THANKING and (thanked := child(verbs[0], "dobj")):
        return thanked
    if verbs and (given := child(verbs[0], "dative")) is not None and given.pos_ != "ADP":
        return given
    if draft.shape in {"to", "on", "upon"} and draft.content_head is not None:
        if any(c.dep_ in {"xcomp", "advcl"} for c in verbs[0].children):
            return draft.content_head
    for verb in verbs[1:]:
        if verb.tag_ == "VBG" and verb.lemma_ in {"tell", "meet", "address"}:
            hearer = child(verb, "dobj")
            if hearer is not None and _person(hearer):
                return hearer
    for beside in occasion.children if occasion is not None else ():
        if beside.lower_ == "with" and (other := child(beside, "pobj")) is not None:
            return other
    return None


def _person(noun: Token) -> bool:
    return noun.pos_ in {"PROPN", "PRON"} or noun.ent_type_ == "PERSON" or (
        noun.lemma_.lower() in {"reporter", "journalist", "counterpart", "minister", "president",
                                "ambassador", "official", "lawmaker", "nation", "audience"}
    )  # fmt: skip


def _carriers(draft: Draft, pairs: list[tuple[str, Token]]) -> Iterator[Token]:
    yield from (obj for _, obj in pairs if is_outlet(obj))
    if (quoting := _quoting(draft)) is None:
        return
    for c in quoting.children:
        if c.dep_ == "nsubj":
            yield c
        elif c.dep_ == "agent":
            yield from (obj for obj in c.children if obj.dep_ == "pobj" and not is_outlet(obj))


def _quoting(draft: Draft) -> Token | None:
    """The verb that passes the words on: "quoted" in "quoted him as saying"."""
    verb = draft.cue[0] if draft.cue else None
    if verb is None or verb.dep_ != "pcomp" or verb.head.lower_ != "as":
        return None
    return verb.head.head if verb.head.head.lemma_ in {"quote", "cite", "report"} else None


def is_outlet(noun: Token) -> bool:
    """Whether the noun names an agency or outlet."""
    table = load_outlets()
    word = noun.lower_
    if word in table.agencies or (word in table.outlets and noun.pos_ == "PROPN"):
        return True
    named = any(c.pos_ == "PROPN" or c.lower_ in {"news", "state"} for c in noun.children)
    return word in table.outlet_nouns or (word in table.agency_nouns and named)
