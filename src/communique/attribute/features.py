"""What the parse shows of an attribution, as names of features; the models weigh them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.attribute.attribution import Attribution
from communique.attribute.content import is_finite
from communique.attribute.first_person import FIRST_PLURAL, FIRST_SINGULAR, speakers_of
from communique.attribute.stance import evaluative_words
from communique.parse.syntax import child, is_infinitive, is_passive
from communique.parse.tokens import Token
from communique.recognize.recognized import Recognized

FIRST = FIRST_PLURAL | FIRST_SINGULAR
THIRD = frozenset({"he", "she", "it", "they"})
OWNING = frozenset({"his", "her", "its", "their", "our", "my"})
_NOBODY = frozenset({"nobody", "none", "one", "no", "nothing", "neither"})
_WIDTHS = ((1, "1"), (2, "2"), (4, "3-4"), (8, "5-8"), (15, "9-15"))
_CLAUSES = 4
_VERBAL = frozenset({"VERB", "AUX"})


def features(
    recognized: Recognized, attribution: Attribution, around: Sequence[Attribution] = ()
) -> frozenset[str]:
    """The features of the attribution: its cue, its source, its content and its clauses.

    `around` are the attributions whose contents its cue stands in.
    """
    return frozenset(
        (
            "bias",
            *(f"inside={outer.shape}" for outer in around),
            *_of_cue(recognized, attribution),
            *_of_source(recognized, attribution),
            *_of_content(recognized, attribution),
            *_of_clauses(recognized, attribution),
        )
    )


def _of_cue(recognized: Recognized, attribution: Attribution) -> Iterator[str]:
    yield f"cue={attribution.cue_lemma}"
    yield f"sense={attribution.sense_force}"
    yield f"polarity={attribution.polarity}"
    yield f"kind={attribution.kind}"
    yield f"shape={attribution.shape}"
    yield f"sense+shape={attribution.sense_force}+{attribution.shape}"
    if attribution.negated:
        yield "negated"
    if attribution.nested:
        yield "nested"
    unit = recognized.parsed.units[attribution.unit]
    yield f"block={unit.block.kind}"
    if not attribution.cue_tokens:
        yield "no cue"
        return
    heads = [unit.doc[i] for i in attribution.cue_tokens]
    head = next((t for t in heads if t.pos_ in {"VERB", "NOUN", "ADJ"}), heads[0])
    yield f"cue tag={head.tag_}"
    yield f"cue dep={head.dep_}"
    if is_passive(head):
        yield "cue passive"
    yield from (f"cue aux={t.lower_}" for t in heads if t.tag_ == "MD")
    if any(c.dep_ == "mark" or c.tag_ in {"WDT", "WP", "WRB"} for c in head.children):
        yield "cue subordinate"
    if head.sent.text.rstrip("”\"'’» ").endswith("?"):
        yield "cue in question"
    if head.tag_ == "VB" and not any(c.dep_ in {"aux", "nsubj"} for c in head.children):
        yield "cue imperative"


def _of_source(recognized: Recognized, attribution: Attribution) -> Iterator[str]:
    if attribution.source_head is None:
        yield "no source"
        return
    unit, token = attribution.source_head
    head = recognized.parsed.units[unit].doc[token]
    yield f"source pos={head.pos_}"
    if head.lower_ in FIRST:
        yield "source first person"
    if head.lower_ in _NOBODY or any(c.lower_ in _NOBODY for c in head.children):
        yield "source nobody"
    if head.tag_ in {"WP", "WDT"}:
        yield "source relative"
    speakers = speakers_of(recognized, attribution)
    yield f"speakers={min(len(speakers), 2)}"
    yield from {f"speaker kind={p.kind}" for p in speakers}
    if unit != attribution.unit:
        yield "source elsewhere"


def _of_content(recognized: Recognized, attribution: Attribution) -> Iterator[str]:
    yield f"form={attribution.form}"
    words = [t for t in _tokens(recognized, attribution) if not (t.is_punct or t.is_space)]
    width = next((name for most, name in _WIDTHS if len(words) <= most), "16+")
    yield f"words={width}"
    if any(is_finite(t) for t in words if t.pos_ in {"VERB", "AUX"}):
        yield "has clause"
    else:
        yield f"no clause+words={width}"
        yield f"no clause+sense={attribution.sense_force}"
        yield f"no clause+cue={attribution.cue_lemma}"
    if any(t.lower_ in {"for", "as", "against", "over", "of"} for t in words):
        yield "completed"
        yield f"completed+sense={attribution.sense_force}"
    if attribution.content_head is not None:
        unit, token = attribution.content_head
        head = recognized.parsed.units[unit].doc[token]
        yield f"head pos={head.pos_}"
        yield f"head lemma={head.lemma_.lower()}"
    good = sum(evaluative_words().get(t.lemma_.lower(), 0) > 0 for t in words)
    bad = sum(evaluative_words().get(t.lemma_.lower(), 0) < 0 for t in words)
    yield f"good={min(good, 2)}"
    yield f"bad={min(bad, 2)}"
    yield from (f"has={t.lower_}" for t in words if t.lower_ in _TELLING)


_TELLING = frozenset(
    """will would could should must may might shall ready willing determined unless until if not no
    never need ought sorry regret welcome thank grateful let us please too only unlawful wrong right
    true false enough fully because
    """.split()
)


def _tokens(recognized: Recognized, attribution: Attribution) -> Iterator[Token]:
    for stretch in attribution.stretches:
        yield from recognized.parsed.units[stretch.unit].doc[stretch.first : stretch.last]


def clause_heads(recognized: Recognized, attribution: Attribution) -> list[Token]:
    """The verbs at the top of the content's sentences, the first clause first."""
    found: list[Token] = []
    if attribution.content_head is not None:
        unit, top_token = attribution.content_head
        found.append(recognized.parsed.units[unit].doc[top_token])
    for stretch in attribution.stretches:
        for token in recognized.parsed.units[stretch.unit].doc[stretch.first : stretch.last]:
            if token.pos_ not in _VERBAL or not is_finite(token):
                continue
            head = token.head
            top = head.i == token.i or not attribution.holds((stretch.unit, head.i))
            if top or (token.dep_ == "conj" and head in found):
                found.append(token)
        if len(found) > _CLAUSES:
            break
    return list(dict.fromkeys(found))[:_CLAUSES]


def _of_clauses(recognized: Recognized, attribution: Attribution) -> Iterator[str]:
    for number, verb in enumerate(clause_heads(recognized, attribution)):
        for name in set(_of_clause(recognized, attribution, verb)):
            if number == 0:
                yield f"1st {name}"
            yield f"any {name}"


def _of_clause(recognized: Recognized, attribution: Attribution, verb: Token) -> Iterator[str]:
    modal = next((c.lower_ for c in verb.children if c.tag_ == "MD"), None)
    if is_infinitive(verb):
        modal = "to"
    who = subject_side(recognized, attribution, verb)
    tense = modal or verb.tag_
    yield f"tense={tense}"
    yield f"subject={who}"
    yield f"tense+subject={tense}+{who}"
    if any(c.dep_ == "neg" or c.lower_ in {"no", "not", "never"} for c in verb.children):
        yield "negated"
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is not None and any(c.lower_ in {"no", "not"} for c in subject.children):
        yield "negated"
    yield from _of_predicate(verb)


def _of_predicate(verb: Token) -> Iterator[str]:
    if verb.lemma_ == "be":
        for c in verb.children:
            if c.dep_ in {"acomp", "attr"}:
                yield f"is {c.dep_}"
                yield f"is={c.lemma_.lower()}"
                side = evaluative_words().get(c.lemma_.lower(), 0)
                yield f"is judged={side}"
    elif verb.pos_ in {"VERB", "AUX"}:
        yield f"verb judged={evaluative_words().get(verb.lemma_.lower(), 0)}"
        yield f"passive={is_passive(verb)}"


def subject_side(recognized: Recognized, attribution: Attribution, verb: Token) -> str:
    """Whose deed the clause tells: own, other, or nobody named."""
    subject = child(verb, "nsubj", "nsubjpass", "expl")
    if subject is None:
        return "own" if is_infinitive(verb) else "none"
    if subject.lower_ in FIRST:
        return "own"
    if subject.lower_ in {"there", "this", "that"}:
        return "that"
    owned = any(c.lower_ in OWNING for c in subject.children)
    if attribution.form != "direct" and (subject.lower_ in THIRD or owned):
        return "own"
    own = {p.country for p in speakers_of(recognized, attribution) if p.country}
    unit = attribution.content_head[0] if attribution.content_head else attribution.unit
    reading = recognized.readings.get((unit, subject.i))
    if reading is not None and own & {p.country for p in reading.participants}:
        return "own"
    return "other" if reading is not None else "thing"
