"""Fill a hit's slots and decide whether its pattern's conditions hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from communique.coding.arguments import expand, fillers, logical_subjects
from communique.coding.codebook import Pattern
from communique.coding.governors import negation
from communique.coding.matcher import Hit, antecedent
from communique.coding.participants import Cast, code_of, is_political
from communique.coding.partitive import compounds, meant
from communique.model import Participant
from communique.parse.syntax import child, is_infinitive, is_passive, misattached
from communique.parse.tokens import Token
from communique.recognize.tables import is_government

NAMED_ONLY = frozenset({"REQUEST", "AGREE", "CONSULT", "COOPERATE"})
"""Types whose recipient must be named: the owner of what is asked for is not who is asked."""

ASIDE = frozenset({"sideline", "sidelines", "margin", "margins"})
"""Where one meets without being of the gathering."""

PLURAL = frozenset("they we both two three four five all pair duo trio".split())
"""Words that stand for more than one as the subject of a clause."""

AHEAD = frozenset({"will", "would", "shall", "'ll", "’ll"})
"""Auxiliaries of what is yet to come."""

TIMES = frozenset(
    "day week month year eve evening morning night sideline sidelines margin margins occasion "
    "monday tuesday wednesday thursday friday saturday sunday behalf".split()
)
"""After a preposition, when and where an act is done, and never what it is about."""

SOMEBODY = frozenset("he she they we i who each both side sides two three".split())
"""Subjects that act though nobody may know them."""

PERSONAL = frozenset("he she they him her them we us i me you".split())
"""Pronouns that mean people."""


Origins = dict[tuple[str, str], str]
"""Side and country or bloc → what gave it: a position of the pattern, or the name of a join."""


@dataclass(slots=True)
class Candidate:
    """A hit with its participants, on the way to being a mention."""

    hit: Hit
    unit: int
    actors: list[Participant]
    recipients: list[Participant]
    objects: list[Token]
    content: list[Token]
    steps: list[str] = field(default_factory=list)
    """How each slot was filled, in plain words."""
    status: str = "occurred"
    status_reason: str = ""
    doubt: str = ""
    """Why the coder abstains; empty where it does not."""
    links: list[tuple[str, Candidate]] = field(default_factory=list)
    separate: list[list[Participant]] = field(default_factory=list)
    """The partners of each meeting, where one trigger tells of several."""
    origins: Origins = field(default_factory=dict)
    chosen: dict[tuple[str, str], str] = field(default_factory=dict)
    """Side and country or bloc → why the chooser of sides put it there, where it did."""
    emptied: dict[str, str] = field(default_factory=dict)
    """Side → why the chooser of sides left nobody there, where it did."""
    barred: set[tuple[str, str]] = field(default_factory=set)
    """Side and country or bloc that nobody may add: another act of the sentence speaks against."""

    def side(self, side: str) -> list[Participant]:
        """The participants of "actors" or "recipients"."""
        return self.actors if side == "actors" else self.recipients

    def note(self, side: str, people: Iterable[Participant], origin: str) -> None:
        """Remember what gave these countries; the first that gave one counts."""
        for p in people:
            if code := code_of(p):
                self.origins.setdefault((side, code), origin)

    def bar(self, side: str, people: Iterable[Participant]) -> None:
        """Let nobody add these countries to the side."""
        self.barred |= {(side, code) for p in people if (code := code_of(p))}

    @property
    def event_type(self) -> str:
        """The type of the pattern that was matched."""
        return self.hit.pattern.event_type

    def is_political(self) -> bool:
        """Whether a state, body or office takes part."""
        return any(is_political(p) for p in (*self.actors, *self.recipients))

    def inside(self, token: Token) -> bool:
        """Whether the token stands inside what is asked, said, promised or judged."""
        tops = {c.i for c in self.content}
        at = token
        while at.i not in tops:
            if at.head.i == at.i or misattached(at):
                return False
            at = at.head
        return True


def evaluate(hit: Hit, unit: int, cast: Cast) -> Candidate | None:
    """The hit with its slots filled; None where a condition of the pattern does not hold."""
    pattern = hit.pattern
    if not _conditions_hold(hit, cast):
        return None
    steps: list[str] = []
    origins: Origins = {}
    actors = _participants(hit, "actor", cast, steps, origins)
    recipients = _participants(hit, "recipient", cast, steps, origins)
    if pattern.symmetric or (pattern.mode == "visit" and not actors):
        actors = _join_subject(hit, actors, cast, steps)
        for p in actors:
            origins.setdefault(("actors", code_of(p) or ""), "clause's subject")
    recipients = _without(recipients, actors, hit, cast)
    objects = _tokens(hit, "object")
    content = _content(hit)
    if pattern.parties and _are_too_many(actors, pattern):
        return None
    known = [*actors, *recipients]
    if _can_take_up(hit) and not any(is_political(p) for p in known):
        return Candidate(hit, unit, actors, recipients, objects, content, steps, origins=origins)
    if pattern.event_type == "REQUEST" and any(_is_report(c) for c in content):
        return None
    needs = [n for n in pattern.needs if n != "actor" or not _is_agentless(hit)]
    filled = {
        "actor": bool(actors) or any(_is_somebody(t) for t in _tokens(hit, "actor")),
        "recipient": bool(recipients or _tokens(hit, "recipient")),
        "object": bool(objects),
        "content": bool(content),
    }
    if not all(filled[slot] for slot in needs):
        return None
    return Candidate(hit, unit, actors, recipients, objects, content, steps, origins=origins)


def _is_somebody(token: Token) -> bool:
    """Whether the words mean people, though the text does not tell which ("they", "each side")."""
    return token.lower_ in SOMEBODY or token.pos_ == "PROPN"


def _is_report(clause: Token) -> bool:
    """A that-clause in the past tells something; what is asked for lies ahead."""
    if clause.dep_ != "ccomp":
        return False
    helpers = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    finite = helpers[0] if helpers else clause
    return finite.tag_ == "VBD" and finite.lower_ != finite.lemma_.lower()


def _can_take_up(hit: Hit) -> bool:
    """Whether the words may take up an act told before, and its participants with it."""
    if hit.is_noun:
        return is_definite(hit.head) or (hit.pattern.takes_up and hit.pattern.symmetric)
    return _is_agentless(hit) or (hit.noun is not None and is_definite(hit.noun))


def _is_agentless(hit: Hit) -> bool:
    """Whether the verb is passive and nobody is said to act."""
    passive = is_passive(hit.head) or hit.head.dep_ == "amod"
    return not hit.is_noun and passive and not fillers(hit, "subj")


def is_definite(noun: Token) -> bool:
    """Whether the words take up something told before ("the talks", "his visit")."""
    det = child(noun, "det")
    if det is not None:
        return det.lower_ in {"the", "this", "that", "these", "those"}
    return child(noun, "poss") is not None


def _conditions_hold(hit: Hit, cast: Cast) -> bool:
    pattern = hit.pattern
    for position, words in pattern.words_in.items():
        if not any(_words(t, cast) & words for t in expand(fillers(hit, position))):
            return False
    for position, words in pattern.words_out.items():
        if any(_words(t, cast) & words for t in fillers(hit, position)):
            return False
    for position, kinds in pattern.must_be.items():
        found = fillers(hit, position)
        if not all(_is_kind(kind, found, cast) for kind in kinds):
            return False
    return not pattern.negated or _is_negated(hit)


def _is_negated(hit: Hit) -> bool:
    """Whether the verb is negated, or what a noun is to bring about ("the decision not to …")."""
    if hit.is_noun:
        return any(negation(head) is not None for head in fillers(hit, "xcomp"))
    return negation(hit.head) is not None and not is_infinitive(hit.head)


def _are_too_many(actors: list[Participant], pattern: Pattern) -> bool:
    """Whether as many act as the pattern excludes."""
    codes = {code for p in actors if (code := p.country or p.bloc)}
    return len(codes) > 1 if pattern.parties == "one" else len(codes) < 2


def _is_kind(kind: str, found: list[Token], cast: Cast) -> bool:
    """Whether a position's fillers are what `POSITION_is` asks for."""
    if kind == "actor":
        return not found or any(cast.named([t]) for t in found)
    if kind == "thing":
        return not any(cast.is_actor(t) for t in found)
    if kind == "owned":
        return bool(cast.owners(found))
    if kind == "body":
        return any(p.bloc or p.kind == "organization" for p in cast.named(found))
    if kind == "many":
        return any(_is_many(t) for t in found)
    if kind == "several":
        return len({code for p in cast.owners(found) if (code := code_of(p))}) > 1
    if kind == "ahead":
        return any(_is_ahead(t) for t in found)
    if kind == "bare":
        return any(_is_bare(t) for t in found)
    return not found


def _is_ahead(clause: Token) -> bool:
    """Whether a clause tells what is yet to come ("that it would contribute")."""
    return any(c.dep_ == "aux" and c.lower_ in AHEAD for c in clause.children)


def _is_bare(clause: Token) -> bool:
    """Whether a clause says what is to be done: "that the order be lifted", "that it should go"."""
    helpers = [c for c in clause.children if c.dep_ in {"aux", "auxpass"}]
    finite = helpers[0] if helpers else clause
    if finite.lower_ == "should" or finite.tag_ == "VB":
        return finite.lower_ != "to"
    subject = child(clause, "nsubj", "nsubjpass")
    singular = subject is not None and subject.tag_ in {"NN", "NNP"}
    return finite.tag_ == "VBP" and singular


def _is_many(token: Token) -> bool:
    """Whether the words mean more than one: a plural, a list, "they", "the two"."""
    token = antecedent(token)
    plural = token.tag_ in {"NNS", "NNPS"} or token.lower_ in PLURAL
    named = [token, *(c for c in token.children if c.dep_ == "appos")]
    return plural or any(c.dep_ == "conj" for t in named for c in t.children)


def _words(token: Token, cast: Cast) -> frozenset[str]:
    """What a condition can ask of a filler, or of what it measures: its words, and its classes."""
    return frozenset().union(*(_words_of(part, cast) for part in meant(token)))


def _words_of(token: Token, cast: Cast) -> frozenset[str]:
    classes = {
        "<number>": token.like_num,
        "<pronoun>": token.lower_ in PERSONAL,
        "<person>": token.ent_type_ == "PERSON",
        "<name>": token.pos_ == "PROPN",
    }
    found = cast.words(token) | compounds(token)
    return found | {name for name, fits in classes.items() if fits}


def _participants(
    hit: Hit, slot: str, cast: Cast, steps: list[str], origins: Origins
) -> list[Participant]:
    rule = hit.pattern.slots.get(slot)
    for alternative in rule.alternatives if rule else ():
        found: list[Participant] = []
        for position in alternative:
            tokens = fillers(hit, position)
            here = _read(hit.pattern, slot, position, tokens, cast)
            if here:
                steps.append(f"{position} → {slot}")
                direct = {code_of(p) for p in cast.named(tokens)}
                for p in here:
                    if code := code_of(p):
                        how = position if code in direct else f"owner of {position}"
                        origins.setdefault((f"{slot}s", code), how)
            found += [p for p in here if p not in found]
        if found:
            return found
    return []


def _read(
    pattern: Pattern, slot: str, position: str, tokens: list[Token], cast: Cast
) -> list[Participant]:
    if position == "adj":
        return cast.countries(tokens)
    if position == "iobj" and (found := cast.countries(tokens)):
        return found
    if position in {"ccomp", "xcomp"}:
        tokens = [subject for token in tokens for subject in logical_subjects(token)]
    if "several" in pattern.must_be.get(position, ()):
        return cast.owners(tokens)
    if slot == "recipient" and not (pattern.strict or pattern.event_type in NAMED_ONLY):
        return cast.owners(tokens)
    if pattern.symmetric and position == "subj":
        return cast.named(tokens) or _several(cast.owners(tokens))
    if position == "poss" or pattern.symmetric or pattern.strict:
        return cast.named(tokens)
    return cast.doers(tokens)


def _several(people: list[Participant]) -> list[Participant]:
    """The people where they are of two countries or more ("Finnish and Estonian divers")."""
    return people if len({code_of(p) for p in people}) > 1 else []


def _join_subject(
    hit: Hit, actors: list[Participant], cast: Cast, steps: list[str]
) -> list[Participant]:
    """ "In a meeting with X, Y said": the clause's subject takes part in the meeting."""
    if len({p.actor_id or p.name for p in actors}) > 1 or not hit.is_noun:
        return actors
    unnamed = not actors and hit.pattern.mode != "visit"
    at = hit.head
    while at.dep_ in {"pobj", "prep", "conj", "dobj", "pcomp"} and at.head.i != at.i:
        at = at.head
        if at.lemma_.lower() in ASIDE:
            break
        if at.pos_ in {"VERB", "AUX"}:
            joined = [p for p in cast.named(logical_subjects(at)) if p not in actors]
            if unnamed and not (hit.pattern.alone and len({p.country for p in joined}) > 1):
                break  # "after two days of talks A and B agreed", but not "after the talks A said"
            if joined and at.dep_ != "pobj":
                steps.append("the clause's subject joined")
                return [*joined, *actors]
            break
    return actors


def _without(
    recipients: list[Participant], actors: list[Participant], hit: Hit, cast: Cast
) -> list[Participant]:
    """Recipients that are not actors too; one's own country is one only where a body is named."""
    same = {p.actor_id or p.name for p in actors}
    kept = [p for p in recipients if (p.actor_id or p.name) not in same]
    own = {p.country for p in actors if p.country}
    if kept and all(p.country in own for p in kept):
        rule = hit.pattern.slots["recipient"]
        tokens = [t for way in rule.alternatives for at in way for t in fillers(hit, at)]
        named = cast.named(tokens)
        return [p for p in kept if p in named and (p.kind != "state" or is_government(p))]
    return kept


def _tokens(hit: Hit, slot: str) -> list[Token]:
    rule = hit.pattern.slots.get(slot)
    for alternative in rule.alternatives if rule else ():
        found = [t for position in alternative for t in fillers(hit, position)]
        if found:
            return found
    return []


def _content(hit: Hit) -> list[Token]:
    rule = hit.pattern.slots.get("content")
    found: dict[int, Token] = {}
    for alternative in rule.alternatives if rule else ():
        for position in alternative:
            for token in fillers(hit, position):
                if not _is_beside(token, hit):
                    found.setdefault(token.i, token)
    return list(found.values())


def _is_beside(token: Token, hit: Hit) -> bool:
    """Whether a clause only stands beside the act ("opening the session, he urged …")."""
    before = token.i < hit.head.i
    if token.dep_ == "pobj" and token.lemma_.lower() in TIMES:
        return True
    if token.dep_ == "advcl":
        return before and not is_infinitive(token)
    return (
        before
        and token.dep_ == "ccomp"
        and any(t.text == ";" for t in token.doc[token.i : hit.head.i])
    )
