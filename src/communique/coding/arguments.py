"""Resolve the positions of the codebook's notation to tokens of the parse."""

from __future__ import annotations

from collections.abc import Iterator

from communique.coding.matcher import COPULAS, Hit, antecedent, logical_objects
from communique.coding.notation import Words
from communique.coding.partitive import meant
from communique.parse.syntax import (
    beside,
    child,
    children,
    conjuncts,
    first_conjunct,
    is_infinitive,
    is_passive,
    misattached,
    past_above,
    prepositions,
)
from communique.parse.tokens import Token

TAKES_OBJECT_CONTROL = frozenset({"to", "of", "for", "from", "against", "into", "over"})
LIKE = {
    "toward": ("toward", "to", "at", "against"),
    "towards": ("towards", "toward", "to", "at", "against"),
    "amongst": ("amongst", "among", "between"),
    "among": ("among", "between"),
    "alongside": ("alongside", "with"),
    "regarding": ("regarding", "about", "over"),
    "concerning": ("concerning", "about", "over"),
}
"""Prepositions that stand for others where a codebook names only these."""

WRITTEN = frozenset(
    "note letter statement communiqué communique resolution motion petition message memo "
    "memorandum declaration tweet post speech address report appeal bill".split()
)
"""Nouns for words that act on somebody's behalf ("a note demanding that …")."""

AIMED = frozenset({"at", "on", "against", "to"})
"""Prepositions of whom words are aimed at: "lashed out at X for imposing"."""

LIGHT_UP = 3
"""Steps from a noun up to the verb whose subject may be the noun's."""


def fillers(hit: Hit, position: str) -> list[Token]:
    """The heads of what stands at a position; empty where nothing does."""
    anchor = hit.noun if hit.noun is not None else hit.head
    if position == "subj":
        return (
            _subject_of_noun(hit.head, hit.pattern.light)
            if hit.is_noun
            else list(logical_subjects(hit.head))
        )
    if position == "obj":
        if hit.is_noun or hit.noun is not None:
            return list(hit.objects) or ([] if hit.is_noun else _second_object(hit))
        return list(hit.objects)
    if position == "iobj":
        return _dative(hit.head) or _before_number(hit)
    if position == "head":
        return _governors(hit.head)[-1:]
    if position == "above":
        return _subjects_above(hit.head)
    if position == "cc":
        return children(first_conjunct(hit.head), "cc") if hit.head.dep_ == "conj" else []
    if position == "does":
        return [anchor.head] if anchor.dep_ == "nsubj" else []
    if position == "det":
        return children(anchor, "det")
    if position == "prep":
        return [t for t in _governors(anchor) if t.pos_ in {"ADP", "SCONJ"}]
    if position == "poss":
        return children(anchor, "poss") or children(_shared(anchor), "poss")
    if position == "adj":
        return _adjectives(anchor) or _adjectives(_shared(anchor))
    if position == "acl":
        return children(anchor, "acl", "relcl")
    if position in {"xcomp", "ccomp", "advcl"}:
        return _clauses(hit, position)
    if position == "predicate":
        return _predicates(hit)
    return list(_after(hit, anchor, position))


def _governors(token: Token) -> list[Token]:
    """The preposition before the words, where there is one, and the word that these hang on."""
    first = first_conjunct(token)
    found = [first.head] if first.head.i != first.i else []
    while (
        found
        and found[-1].dep_ in {"prep", "agent", "dative"}
        and found[-1].pos_
        in {
            "ADP",
            "SCONJ",
        }
    ):
        found.append(found[-1].head)
    return found


def _subjects_above(verb: Token) -> list[Token]:
    """The subject of the next verb above whose subject is another ("Y warned that X would")."""
    own = {t.i for t in logical_subjects(verb)}
    for above in first_conjunct(verb).ancestors:
        found = list(logical_subjects(above)) if above.pos_ in {"VERB", "AUX"} else []
        if found and not own & {t.i for t in found}:
            return found
    return []


def logical_subjects(verb: Token, depth: int = 0) -> Iterator[Token]:
    """Who does it: through passives, control, coordination, relative clauses and participles."""
    if depth > 6:
        return
    if is_passive(verb):
        yield from _agents(verb)
        return
    own = child(verb, "nsubj", "csubj")
    if own is not None and own.lemma_.lower() in WRITTEN:
        yield from _owners_of(own) or [own]
    elif own is not None:
        yield antecedent(own)
    elif verb.dep_ in {"acl", "relcl"}:
        yield from _from_noun(verb)
    elif verb.dep_ == "conj":
        yield from _from_conjunct(verb, depth)
    elif verb.dep_ in {"xcomp", "ccomp"}:
        yield from _controller(verb, verb.head, depth)
    elif verb.dep_ == "advcl":
        yield from _surface_subjects(verb.head, depth)
    elif verb.dep_ == "pcomp":
        yield from _from_preposition(verb, depth)


def _agents(verb: Token) -> Iterator[Token]:
    for preposition, obj in prepositions(verb):
        if preposition == "by":
            yield obj


def _surface_subjects(verb: Token, depth: int) -> Iterator[Token]:
    """The subject that a participle beside the verb shares."""
    if is_passive(verb):
        subject = child(verb, "nsubjpass")
        if subject is not None:
            yield antecedent(subject)
            return
    yield from logical_subjects(verb, depth + 1)


def _from_noun(verb: Token) -> Iterator[Token]:
    """ "countries imposing tariffs" → countries; "Peru's decision to leave" → Peru."""
    noun = verb.head
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if noun.lemma_.lower() in WRITTEN and not is_passive(verb):
        yield from _authors(noun)
        return
    if not infinitive:
        yield noun
        return
    owner = child(noun, "poss")
    if owner is not None:
        yield owner
    elif noun.dep_ in {"dobj", "attr", "oprd"}:
        yield from logical_subjects(noun.head, 1)
    else:
        yield noun


def _authors(text: Token) -> Iterator[Token]:
    """Whose words a note or statement holds: its owner's, else the subject's that issues it."""
    owners = _owners_of(text)
    if owners:
        yield from owners
        return
    verb = next((t for t in text.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    if verb is not None:
        yield from logical_subjects(verb, 1)


def _owners_of(text: Token) -> list[Token]:
    owner = child(text, "poss")
    if owner is not None:
        return [owner]
    by = [obj for preposition, obj in prepositions(text) if preposition in {"by", "from"}]
    return by or [obj for preposition, obj in prepositions(text) if preposition == "of"]


def _from_conjunct(verb: Token, depth: int) -> Iterator[Token]:
    head = verb.head
    if misattached(verb):
        head = past_above(verb) or head
    if is_passive(head) and not is_passive(verb):
        subject = child(head, "nsubjpass")
        if subject is not None:
            yield antecedent(subject)
            return
    if head.pos_ in {"VERB", "AUX"}:
        yield from logical_subjects(head, depth + 1)


def _controller(verb: Token, governor: Token, depth: int) -> Iterator[Token]:
    """The object of "urged X to", else the subject of "vowed to"."""
    controlled = [antecedent(o) for o in children(governor, "dobj", "dative")]
    if controlled and governor.lemma_ not in {"promise", "vow", "offer", "pledge", "threaten"}:
        yield from controlled
    elif is_passive(governor):
        subject = child(governor, "nsubjpass")
        if subject is not None:
            yield antecedent(subject)
    elif governor.pos_ in {"NOUN", "ADJ"}:
        yield from _subject_of_noun(governor)
    else:
        on = [o for p, o in prepositions(governor) if p in {"on", "upon", "to"} and o.i < verb.i]
        if on and governor.lemma_ in {"call", "appeal", "prevail"}:
            yield from on
        else:
            yield from logical_subjects(governor, depth + 1)


def _from_preposition(verb: Token, depth: int) -> Iterator[Token]:
    """ "accused X of selling" → X; "after meeting" → the clause's subject."""
    preposition = verb.head
    governor = preposition.head
    if governor.pos_ in {"VERB", "AUX"}:
        objects = logical_objects(governor)
        if preposition.lower_ in {"for", "over"}:
            objects = _aimed_at(governor, objects, verb) or objects
        if objects and preposition.lower_ in TAKES_OBJECT_CONTROL:
            yield from objects
        else:
            yield from _surface_subjects(governor, depth)
    elif blamed := _blamed(verb, preposition, governor):
        yield from blamed
    else:
        owner = child(governor, "poss")
        if owner is not None:
            yield owner
        elif governor.head.pos_ in {"VERB", "AUX"} and governor.dep_ in {"dobj", "nsubj"}:
            yield governor


def _aimed_at(governor: Token, objects: list[Token], verb: Token) -> list[Token]:
    """ "lashed out at X for", "voiced anger at X for", "was critical of X for": who is blamed."""
    parts = [*objects, *children(governor, "acomp")]
    found = [o for part in parts for p, o in prepositions(part) if p in {"at", "with", "against"}]
    found += [o for c in children(governor, "acomp") for p, o in prepositions(c) if p == "of"]
    if not found and not objects:
        found = [o for p, o in prepositions(governor) if p in AIMED]
    return [o for o in found if o.i < verb.i]


def _blamed(verb: Token, preposition: Token, governor: Token) -> list[Token]:
    """ "critical of X for", "held X responsible for", "took X to task for": X."""
    if preposition.lower_ not in {"for", "over"} or governor.pos_ not in {"NOUN", "ADJ"}:
        return []
    aimed = [o for p, o in prepositions(governor) if p in {*AIMED, "of", "with"} and o.i < verb.i]
    if aimed or (governor.pos_ == "NOUN" and governor.dep_ != "pobj"):
        return aimed
    above = next((t for t in governor.ancestors if t.pos_ in {"VERB", "AUX"}), None)
    return [o for o in logical_objects(above) if o.i != governor.i] if above is not None else []


def _subject_of_noun(noun: Token, light: Words = frozenset()) -> list[Token]:
    """The subject of the verb (of `light`, where given) that has the noun as its object."""
    at = noun
    for _ in range(LIGHT_UP):
        if at.dep_ in {"dobj", "attr", "oprd", "conj", "acomp"} and at.head.i != at.i:
            at = at.head
        elif at.dep_ == "pobj" and at.head.head.pos_ in {"VERB", "AUX"}:
            at = at.head.head
        else:
            break
        if at.pos_ in {"VERB", "AUX"}:
            fits = not light or at.lemma_.lower() in light
            return list(logical_subjects(at)) if fits else []
    return []


def _shared(noun: Token) -> Token:
    """The first of coordinated nouns, whose owner the rest share ("Chad's support and advice")."""
    return first_conjunct(noun) if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" else noun


def _second_object(hit: Hit) -> list[Token]:
    """ "took a swipe at X": what follows a preposition of the light verb or its noun."""
    noun = hit.noun
    if noun is None:
        return []
    return [o for o in logical_objects(hit.head) if o.i != noun.i]


def _dative(verb: Token) -> list[Token]:
    found = [c for c in children(verb, "dative") if c.pos_ != "ADP"]
    found += [o for c in children(verb, "dative") if c.pos_ == "ADP" for o in children(c, "pobj")]
    if not found:  # "handed Fiji a note", with both as direct objects
        found += children(verb, "dobj")[:-1]
    if is_passive(verb) and children(verb, "dobj"):  # "was given notice"
        found += children(verb, "nsubjpass")
    return found


def _before_number(hit: Hit) -> list[Token]:
    """ "sells Chad 40 trucks": the name after the verb, which the parse hangs on the thing."""
    return [
        c
        for thing in logical_objects(hit.head)
        for c in children(thing, "nmod", "compound", "npadvmod")
        if hit.head.i < c.i < thing.i - 1 and c.pos_ == "PROPN" and _next(c).tag_ in {"CD", "$"}
    ]


def _next(token: Token) -> Token:
    """The token after one that is not the last."""
    return token.doc[token.i + 1]


def _adjectives(noun: Token) -> list[Token]:
    found: list[Token] = []
    for c in noun.children:
        if c.dep_ in {"amod", "compound", "nmod"} and c.i < noun.i:
            found += [
                t for t in c.subtree if t.dep_ in {"amod", "compound", "nmod", "conj", "npadvmod"}
            ]
    return found


def _clauses(hit: Hit, label: str) -> list[Token]:
    labels = {
        "xcomp": ("xcomp", "acl", "oprd", "acomp"),
        "ccomp": ("ccomp", "acl", "relcl"),
        "advcl": ("advcl",),
    }
    found = children(hit.head, *labels[label]) if label == "xcomp" else children(hit.head, label)
    if hit.noun is not None or hit.is_noun:
        anchor = hit.noun if hit.noun is not None else hit.head
        found += [c for c in children(anchor, *labels[label]) if c.i > anchor.i]
    if label == "xcomp":
        found += [c for c in children(hit.head, "ccomp", "advcl") if is_infinitive(c)]
        given = logical_objects(hit.head)[:1]
        found += [c for o in given for c in children(o, "amod") if c.i > o.i]  # "held X liable"
    return found


def _predicates(hit: Hit) -> list[Token]:
    """What a that-clause or quotation says that its subject is ("said the raid was unlawful")."""
    clauses = children(hit.head, "ccomp")
    return [
        part
        for clause in clauses
        if clause.lemma_ in COPULAS and not any(c.dep_ == "neg" for c in clause.children)
        for c in children(clause, "acomp", "attr")
        for part in conjuncts(c)
        if not any(d.lower_ == "no" for d in children(part, "det"))
    ]


def _after(hit: Hit, anchor: Token, position: str) -> Iterator[Token]:
    seen: set[int] = set()
    governors = [anchor] if anchor.i == hit.head.i else [anchor, hit.head]
    for i in hit.used:
        if hit.head.doc[i].dep_ in {"prt", "prep", "advmod"}:
            governors.append(hit.head.doc[i])
    if not hit.is_noun:
        given = [o for o in logical_objects(hit.head) if o.i not in {g.i for g in governors}][:1]
        governors += [part for thing in given for part in meant(thing)]
    if position in {"between", "by", "from"}:  # "the signing of the treaty between X and Y"
        governors += [o for p, o in prepositions(anchor) if p in {"of", "on", "about", "to"}]
    for governor in governors:
        for preposition, obj in prepositions(governor):
            if obj.lemma_ == "part" and preposition == "for":  # "for his part"
                continue
            if position in LIKE.get(preposition, (preposition,)) and obj.i not in seen:
                seen.add(obj.i)
                yield obj
    if hit.is_noun and not seen:
        for preposition, obj in beside(anchor):
            if position in LIKE.get(preposition, (preposition,)):
                yield obj


def expand(tokens: list[Token]) -> list[Token]:
    """Each token with everything listed after it, in order, without repeats.

    Items that the parse hangs below another as appositions count as listed; whoever reads the
    tokens leaves out those that only name the same actor again.
    """
    found: dict[int, Token] = {}
    for token in tokens:
        for part in conjuncts(token):
            found.setdefault(part.i, part)
            for named in children(part, "appos"):
                for item in expand([named]):
                    found.setdefault(item.i, item)
    return sorted(found.values(), key=lambda t: t.i)
