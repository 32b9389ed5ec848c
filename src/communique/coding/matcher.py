"""Find triggers in a parse."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from communique.coding.codebook import Codebook, Pattern
from communique.coding.notation import Trigger, Words
from communique.parse.syntax import child, children, conjuncts, is_passive, prepositions

MEASURES = frozenset(
    "series wave string spate raft package set slew host flurry batch round succession number "
    "range array couple bout burst handful hour day week month dozen score volley salvo barrage "
    "hail canister".split()
)
"""Nouns that measure what follows their "of": "a raft of sanctions", "two days of talks"."""

COPULAS = frozenset({"be", "become", "remain", "stay", "seem"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A trigger found: its word (`head`), the noun of a light verb, and the words it used up.

    `objects` are the heads of what fills the trigger's own object place: after its preposition,
    or the verb's direct object.
    """

    pattern: Pattern
    trigger: Trigger
    head: Token
    noun: Token | None
    used: tuple[int, ...]
    objects: tuple[Token, ...] = field(default=())

    @property
    def is_noun(self) -> bool:
        """Whether a noun by itself is the trigger."""
        return not self.trigger.word

    @property
    def anchor(self) -> Token:
        """The token that stands for the event in the parse."""
        return self.noun if self.noun is not None and not self.is_noun else self.head


def find_hits(codebook: Codebook, sentence: TokenSpan) -> Iterator[Hit]:
    """Every trigger that fits, overlapping ones too; conditions are not looked at yet."""
    for token in sentence:
        lemma = _participle_lemma(token, codebook)
        if (
            token.pos_ in {"VERB", "AUX"} or token.tag_ in VERBAL or token.dep_ == "amod"
        ) and not _is_nouny(token):
            for trigger, pattern in codebook.verbs.get(lemma, ()):
                hit = _verb(trigger, pattern, token)
                if hit:
                    yield hit
        if token.pos_ in {"NOUN", "PROPN", "NUM"} or _is_nouny(token):
            for form in (_noun_lemma(token), FORM + token.lower_):
                for trigger, pattern in codebook.nouns.get(form, ()):
                    hit = _noun(trigger, pattern, token)
                    if hit:
                        yield hit


NOMINAL = frozenset({"nsubj", "dobj", "pobj", "nsubjpass", "attr"})
FORM = "="
"""Stands in a trigger before a noun that counts in this form only ("=talks")."""

VERBAL = frozenset({"VBN", "VBD", "VBG"})
PARTICIPLE = ("ed", "held", "taken", "won", "shut", "hidden", "stolen", "overthrown", "sent")
"""Endings of participles that can stand before their noun."""


def _is_told(pattern: Pattern, verb: Token) -> bool:
    """Whether a participle before its noun tells the act ("the seized trawler")."""
    return pattern.attributive and verb.lower_.endswith(PARTICIPLE) and verb.i < verb.head.i


def _verb_lemma(token: Token, codebook: Codebook) -> str:
    """The lemma, mended where the lemmatizer cuts too much ("staged" → "stag")."""
    lemma = token.lemma_.lower()
    if lemma in codebook.verbs or lemma == token.lower_:
        return lemma
    return next((f for f in (lemma + "e", lemma + lemma[-1:]) if f in codebook.verbs), lemma)


def _participle_lemma(token: Token, codebook: Codebook) -> str:
    """The verb of a participle before its noun, which the tagger takes for an adjective."""
    word = token.lower_
    if token.dep_ != "amod" or not word.endswith("ed") or word in codebook.verbs:
        return _verb_lemma(token, codebook)
    return next((f for f in (word[:-1], word[:-2], word[:-3]) if f in codebook.verbs), word)


def _is_nouny(token: Token) -> bool:
    """A word tagged as a verb that stands where only a noun can ("the strikes")."""
    if not token.tag_.startswith("VB") or token.dep_ not in NOMINAL:
        return False
    return token.tag_ == "VBG" or child(token, "det", "poss", "amod", "compound") is not None


def logical_objects(verb: Token) -> list[Token]:
    """Direct objects, through passives, reduced relatives and relative pronouns."""
    if is_passive(verb):
        given = child(verb, "dobj")
        if given is not None:  # "was refused entry": the subject is the one it is refused to
            return [given]
        subject = child(verb, "nsubjpass")
        if subject is not None:
            return [antecedent(subject)]
        if verb.dep_ in {"acl", "relcl"}:
            return [verb.head]
        if verb.dep_ == "conj" and is_passive(verb.head):
            return logical_objects(verb.head)
        if verb.dep_ == "conj":  # "flew to Accra and was received by …"
            return [antecedent(c) for c in children(verb.head, "nsubj")][:1]
        if verb.dep_ == "xcomp" and (told := children(verb.head, "dobj", "nsubjpass")):
            return [antecedent(told[0])]  # "ordered the force to be deployed"
        return _controlled(verb)
    if verb.dep_ == "amod" and verb.lower_.endswith(PARTICIPLE):
        return [verb.head]
    found = [antecedent(c) for c in children(verb, "dobj")][:1]
    if not found and verb.dep_ == "relcl" and child(verb, "nsubj") is not None:
        if not any(antecedent(c).i == verb.head.i for c in children(verb, "nsubj")):
            return [verb.head]
    return found


def _controlled(verb: Token) -> list[Token]:
    """Whom a passive infinitive is about: "are due to be deported", "asked for it to be lifted"."""
    at = verb
    while at.dep_ in {"xcomp", "oprd"} and at.head.i != at.i:
        at = at.head
        given = [antecedent(c) for c in children(at, "dobj") if c.i < verb.i]
        subjects = [antecedent(c) for c in children(at, "nsubjpass", "nsubj")]
        if given or subjects:
            return given or subjects
        if at.pos_ == "ADJ" and at.dep_ == "acomp":
            return [antecedent(c) for c in children(at.head, "nsubj", "nsubjpass")]
    return []


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token itself."""
    if token.lower_ in {"who", "which", "that", "whom"} and token.pos_ in {"PRON", "DET", "SCONJ"}:
        clause = token.head
        while clause.dep_ not in {"relcl", "acl"} and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ in {"relcl", "acl"}:
            return clause.head
    return token


def _noun_lemma(token: Token) -> str:
    lemma = token.lemma_.lower()
    if token.tag_ in {"NNPS", "NNP"} and lemma.endswith("s") and len(lemma) > 4:
        return lemma[:-1] if token.tag_ == "NNPS" else lemma
    return lemma


def _verb(trigger: Trigger, pattern: Pattern, verb: Token) -> Hit | None:
    if verb.dep_ in {"aux", "auxpass"} or (verb.dep_ == "amod" and not _is_told(pattern, verb)):
        return None
    used = [verb.i]
    at, objects = verb, None
    for words in trigger.particles:
        found = _follow(at, verb, words)
        if found is None:
            return None
        used.append(found.i)
        objects = [c for c in found.children if c.dep_ in {"pobj", "pcomp"}]
        at = found
    if trigger.noun:
        return _light(trigger, pattern, verb, used)
    if not objects:
        objects = logical_objects(verb)
    return Hit(pattern, trigger, verb, None, tuple(used), tuple(objects))


def _light(trigger: Trigger, pattern: Pattern, verb: Token, used: list[int]) -> Hit | None:
    for noun in _complements(verb):
        if not trigger.noun & {_noun_lemma(noun), noun.lower_, FORM + noun.lower_}:
            continue
        before = _compound(noun, trigger.modifiers)
        if before is None:
            continue
        more, objects = [], []
        missing = False
        for words in trigger.prepositions:
            found = _follow(noun, verb, words)
            if found is None:
                missing = True
                break
            more.append(found.i)
            objects = [c for c in found.children if c.dep_ in {"pobj", "pcomp"}]
        if not missing:
            tokens = (*used, *before, noun.i, *more)
            return Hit(pattern, trigger, verb, noun, tokens, tuple(objects))
    return None


def _complements(verb: Token) -> list[Token]:
    """Nouns and adjectives that a light verb can make an event of."""
    found: list[Token] = []
    if verb.lemma_ in COPULAS:
        for c in children(verb, "acomp", "attr", "oprd"):
            found += conjuncts(c)
        if verb.dep_ != "auxpass":
            found += [c for c in verb.children if c.dep_ == "advmod" and c.pos_ == "ADJ"]
        return found
    for obj in logical_objects(verb):
        found += conjuncts(obj)
    found += [c for c in children(verb, "oprd", "attr", "acomp", "dative")]
    for _, obj in prepositions(verb):
        found += conjuncts(obj)
    return [*found, *_measured(found)]


def _measured(nouns: list[Token]) -> list[Token]:
    """What "a raft of sanctions" is a raft of."""
    return [
        noun
        for measure in nouns
        if measure.lemma_.lower() in MEASURES
        for preposition, obj in prepositions(measure)
        if preposition == "of"
        for noun in conjuncts(obj)
    ]


def _noun(trigger: Trigger, pattern: Pattern, noun: Token) -> Hit | None:
    before = _compound(noun, trigger.modifiers)
    if before is None:
        return None
    if noun.dep_ in {"compound", "amod", "nmod"} and noun.head.pos_ in {"NOUN", "PROPN"}:
        return None
    named = noun.pos_ == "PROPN" and (noun.ent_type_ or noun.doc[noun.i - 1].pos_ == "PROPN")
    if named and not pattern.named:
        return None  # a name: "March", "the Ghent Summit"
    if pattern.named and not _ends_name(noun):
        return None
    used = [*before, noun.i]
    objects: list[Token] = []
    for words in trigger.prepositions:
        found = _follow(noun, noun, words)
        if found is None:
            return None
        used.append(found.i)
        objects = [c for c in found.children if c.dep_ in {"pobj", "pcomp"}]
    return Hit(pattern, trigger, noun, None, tuple(used), tuple(objects))


def _ends_name(noun: Token) -> bool:
    """Whether the noun is the last word of a name in capitals."""
    before = noun.doc[noun.i - 1] if noun.i > noun.sent.start else None
    capital = before is not None and noun.text[:1].isupper() and before.text[:1].isupper()
    return capital and before is not None and before.pos_ != "DET"


def _compound(noun: Token, modifiers: tuple[str, ...]) -> list[int] | None:
    """The tokens right before the noun that spell its modifiers; None where they do not."""
    before = [
        t
        for c in noun.children
        if c.i < noun.i and c.dep_ in {"amod", "compound", "nmod", "nummod", "npadvmod", "poss"}
        for t in c.subtree
    ]
    used: list[int] = []
    for word in modifiers:
        found = next((t for t in before if word in {t.lower_, t.lemma_.lower()}), None)
        if found is None:
            return None
        used.append(found.i)
    return sorted(used)


def _follow(at: Token, verb: Token, words: Words) -> Token | None:
    """A particle or preposition below the last word matched, or below the verb."""
    for governor in (at, verb):
        for c in governor.children:
            if (
                c.lower_ in words
                and (c.i > verb.i or c.dep_ == "advmod")
                and c.dep_
                in {
                    "prt",
                    "prep",
                    "advmod",
                    "agent",
                    "dative",
                    "mark",
                    "aux",
                }
            ):
                return c
    for c in at.children:  # "called out for": the preposition hangs on the particle's sister
        if c.dep_ in {"prt", "prep", "advmod"}:
            for inner in c.children:
                if inner.lower_ in words and inner.dep_ == "prep":
                    return inner
    return None
