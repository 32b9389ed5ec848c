"""Read every noun phrase and pronoun of a document that means an actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from communique.model import Participant, ids
from communique.parse.parsed import Parsed
from communique.parse.syntax import child, conjuncts, prepositions
from communique.recognize.antecedents import Draft, History, Ref, is_body, is_person, is_subject
from communique.recognize.home import home, is_domestic, named_pair
from communique.recognize.persons import Person, PersonPhrase, Role, find_phrases, gather, heads
from communique.recognize.recognized import PlaceMention, Reading, TokenKey
from communique.recognize.roles import fits, office
from communique.recognize.tables import Group, Organization, groups, phrases, state
from communique.recognize.tagging import NameTag, Tagged, TitleTag, span_head, tag

PLURAL = frozenset({"NNS", "NNPS"})
NOMINAL_CHILDREN = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "predet"})
"""Dependents that belong to the noun's own words."""

DOMESTIC_SECTORS = frozenset({"GOV", "COP", "JUD", "LEG"})
"""Sectors of bodies that a report leaves without a country where it means its own."""

HONORIFICS = {"mr": "m", "sir": "m", "mrs": "f", "ms": "f", "miss": "f", "madam": "f", "lady": "f"}

LOCAL_SECTORS = frozenset({"CVL", "LAB", "EDU", "AGR", "BUS", "OPP", "SOC", "CRM", "REL", "JRN"})
"""Sectors of people who belong to the place where they act."""

LIST_GAP = 3
"""Tokens between two items of one enumeration (", and the")."""

CATAPHORA_UNITS = 4
"""Paragraphs within which a name can supply an office-holder described before."""


class ActorFinder:
    """One document's actors; `readings` and `adjectives` are filled by `run`."""

    def __init__(self, parsed: Parsed, places: Sequence[PlaceMention] = ()) -> None:
        self._parsed = parsed
        self._places = {
            (p.unit, p.head): p.place.country for p in places if p.place.country is not None
        }
        self._tagged = [tag(unit) for unit in parsed.units]
        found = find_phrases(self._tagged)
        self._people = gather(found)
        self._phrase_at: dict[TokenKey, tuple[Person, PersonPhrase]] = {}
        for person in self._people:
            for phrase in person.phrases:
                for i in range(phrase.start, phrase.end):
                    self._phrase_at[phrase.unit, i] = person, phrase
        self._unnamed: list[tuple[int, Person]] = []
        self._named_so_far: set[int] = set()
        self._history = History()
        self.pair = named_pair(self._tagged)
        self._home = home(parsed, self._tagged, self._places)
        self._drafts: list[Draft] = []
        self.adjectives: dict[TokenKey, tuple[str, ...]] = {}

    def run(self) -> dict[TokenKey, Reading]:
        """Read the document from its beginning to its end."""
        for tagged in self._tagged:
            for sentence in tagged.unit.sentences():
                self._pair_respectively(tagged, sentence)
                self._names(tagged, sentence)
                self._organizations(tagged, sentence)
                self._descriptions(tagged, sentence, owned=False)
                self._pronouns(tagged, sentence)
                self._descriptions(tagged, sentence, owned=True)
                self._counterparts(tagged, sentence)
                self._history.close_sentence()
        return {(d.unit, d.head.i): self._reading(d) for d in self._drafts}

    # names: persons, states, organizations

    def _names(self, tagged: Tagged, sentence: TokenSpan) -> None:
        done: set[int] = set()
        for token in sentence:
            found = self._phrase_at.get((tagged.unit.index, token.i))
            if found and found[1].name_start not in done:
                done.add(found[1].name_start)
                self._person(tagged, *found)
            elif token.i in tagged.names and token.i == tagged.names[token.i].head:
                self._name(tagged, token, tagged.names[token.i])

    def _organizations(self, tagged: Tagged, sentence: TokenSpan) -> None:
        """Organizations that no table has, where the parser takes a name for one."""
        for ent in sentence.ents:
            head = tagged.doc[span_head(tagged.doc, ent.start, ent.end)]
            known = any(
                i in tagged.names or (tagged.unit.index, i) in self._phrase_at or i in tagged.titles
                for i in range(ent.start, ent.end)
            )
            short = ent.end - ent.start < 2 and not (ent.text.isupper() and len(ent.text) > 2)
            if ent.label_ != "ORG" or known or short or head.pos_ != "PROPN" or _group_at(head):
                continue
            name = ent.text.removeprefix("the ").removeprefix("The ")
            codes = self.codes(tagged, head)
            country = codes[0] if len(codes) == 1 else None
            words = {word.lower() for word in name.split()}
            if country is None and words & set(phrases()["domestic_bodies"]):
                country = self._home.at(tagged, head)
            named = Participant(
                name, "organization", ids.actor_id("organization", name, country=country), country
            )
            reason = "a name that the parser takes for an organization"
            self._add(tagged, ent.start, ent.end, head, [named], "name", reason)

    def _person(self, tagged: Tagged, person: Person, phrase: PersonPhrase) -> None:
        if not person.gender:
            before = tagged.doc[max(phrase.name_start - 1, 0)].lower_.rstrip(".")
            person.gender = HONORIFICS.get(before, "")
        self._supply_office(tagged, person, phrase)
        self._at_home(tagged, person, phrase.name_start)
        how = "name" if len(phrase.words) > 1 else "surname"
        reason = f"named {' '.join(phrase.words)}"
        for i in heads(tagged.doc, phrase):
            self._add(tagged, phrase.start, phrase.end, tagged.doc[i], [person], how, reason)

    def _name(self, tagged: Tagged, token: Token, name: NameTag) -> None:
        inside = self._phrase_at.get((tagged.unit.index, token.i))
        modifies = _modifies(token, name)
        if name.code and (modifies or "adjective" in name.entry.kinds) and token.dep_ != "poss":
            self.adjectives[tagged.unit.index, token.i] = (name.code,)
        if inside or (modifies and token.dep_ != "poss"):
            return
        participant, how, reason = self._meaning(token, name)
        self._add(tagged, name.start, name.end, token, [participant], how, reason)

    def _meaning(self, token: Token, name: NameTag) -> tuple[Participant, str, str]:
        entry = name.entry
        if entry.organization:
            return organization(entry.organization), "name", "named in the table of organizations"
        assert entry.code
        whole = state(entry.code)
        if "capital" in entry.kinds and "country" not in entry.kinds:
            if is_location(token):
                return whole, "place", "a seat of government named as a place"
            return whole, "metonym", "a seat of government that stands for its state"
        if "metonym" in entry.kinds:
            return whole, "metonym", "a residence or office that stands for its state"
        if "demonym" in entry.kinds and "country" not in entry.kinds:
            people = replace(
                whole, kind="group", actor_id=None, name=token.doc[name.start : name.end].text
            )
            return people, "name", "the people of a state"
        return whole, "name", "named in the table of countries"

    # descriptions: offices, organs, groups, the two sides

    def _descriptions(self, tagged: Tagged, sentence: TokenSpan, *, owned: bool) -> None:
        """Those with a possessive pronoun come after the pronouns are read."""
        for token in sentence:
            key = (tagged.unit.index, token.i)
            if token.pos_ in {"NUM", "PRON", "DET"} and not owned:
                self._bare_number(tagged, token)
            if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or key in self._phrase_at:
                continue
            owner = child(token, "poss")
            if token.i in tagged.names or owned != (owner is not None and owner.tag_ == "PRP$"):
                continue
            title = tagged.titles.get(token.i)
            if title and title.head == token.i and not _is_modifier(token):
                if token.tag_ not in PLURAL or not self._sides(tagged, token):
                    self._role(tagged, token, title)
            elif not self._sides(tagged, token):
                self._group(tagged, token)

    def _counterparts(self, tagged: Tagged, sentence: TokenSpan) -> None:
        last: Role | None = None
        for i in range(sentence.start, sentence.end):
            found = self._phrase_at.get((tagged.unit.index, i))
            if found and found[1].name_start == i:
                last = self._complete(tagged, *found, last)

    def _complete(
        self, tagged: Tagged, person: Person, phrase: PersonPhrase, last: Role | None
    ) -> Role | None:
        """Give a person named as somebody's counterpart that somebody's office.

        `last` is the office that an earlier counterpart of the same sentence was given.
        """
        role = phrase.role
        if role is None or not role.counterpart:
            return last
        owner = self._owner(tagged, role.owner) if role.owner is not None else None
        meant = owner.role if owner and owner is not person else last
        if meant is None:
            return last
        if not (person.role and person.role.title):
            person.role = Role(meant.title, role.country or person.country)
            person.country = person.country or role.country
            person.reason = f"counterpart of the {office(meant)}"
        return meant

    def _owner(self, tagged: Tagged, i: int) -> Person | None:
        draft = self._history.person(tagged.doc[i])
        return draft.refs[0] if draft and isinstance(draft.refs[0], Person) else None

    def _role(self, tagged: Tagged, token: Token, title: TitleTag) -> None:
        start, end = _noun_phrase(tagged, title)
        owned = title.title is not None
        codes = self.codes(tagged, token, owned=owned)
        codes = codes or self.codes(tagged, tagged.doc[title.end - 1], owned=owned)
        owner = child(token, "poss")
        who = self._owner(tagged, owner.i) if owner is not None and owner.tag_ == "PRP$" else None
        meant = title.title or (who.role.title if who and who.role else None)
        if not codes and who and title.title is not None and who.country:
            codes = [who.country]
        body = _organization_of(tagged, token)
        if token.tag_ in PLURAL:
            refs: list[Ref] = [self._holder(tagged, Role(meant, code, body)) for code in codes]
            if refs:
                self._add(
                    tagged, start, end, token, refs, "members", "one office-holder for each country"
                )
            else:
                self._group(tagged, token)
            return
        role = Role(meant, codes[0] if codes else None, body)
        known = self._taken_up(role, token) if title.title or codes else None
        if known is None and not codes and body is None and is_domestic(meant):
            role = replace(role, country=self._home.at(tagged, token))
        if known is None and title.title is None and not codes:
            return
        person = known or self._holder(tagged, role)
        reason = (
            "takes up a person named before"
            if known
            else "an office-holder whom the words do not name"
        )
        self._add(tagged, start, end, token, [person], "role", reason)

    def _taken_up(self, role: Role, token: Token) -> Person | None:
        if token.head.dep_ == "attr" or (
            child(token, "det") is not None and child(token, "det").lower_ in {"a", "an"}
        ):  # type: ignore[union-attr]
            return None
        for draft in self._history.latest(sentences=40):
            for ref in draft.refs if is_person(draft) and draft.how != "members" else ():
                if isinstance(ref, Person) and fits(ref, role) and draft.head.i != token.i:
                    return ref
        return None

    def _holder(self, tagged: Tagged, role: Role) -> Person:
        for _, person in self._unnamed:
            if person.role and person.role.title == role.title and person.country == role.country:
                if person.role.organization == role.organization:
                    return person
        for person in self._people:
            if person.role and person.role.title and person.role.title == role.title:
                if role.country and person.country == role.country and self._seen(person):
                    return person
        person = Person((), role, role.country)
        self._unnamed.append((tagged.unit.index, person))
        return person

    def _seen(self, person: Person) -> bool:
        return id(person) in self._named_so_far

    def _at_home(self, tagged: Tagged, person: Person, i: int) -> None:
        """An office named without a country is one of the country that the report is from."""
        role = person.role
        if person.country or role is None or role.organization or not is_domestic(role.title):
            return
        country = self._spoken_for(tagged, tagged.doc[i]) or self._home.at(tagged, tagged.doc[i])
        if country and self._is_target(tagged, tagged.doc[i], country):
            country = self._home.other(country)
        if country:
            person.country, person.role = country, replace(role, country=country)
            person.reason = "an office named without its country: that of the report's own"

    def _spoken_for(self, tagged: Tagged, token: Token) -> str | None:
        """ "the deputy minister said Vietnam would …": a minister speaks for the own country."""
        verb = token
        while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
            verb = verb.head
        clause = child(verb, "ccomp")
        if clause is None or not any(c.lower_ in {"will", "would"} for c in clause.children):
            return None
        subject = child(clause, "nsubj")
        if subject is None or subject.i not in tagged.names:
            return None
        return tagged.names[subject.i].code

    def _is_target(self, tagged: Tagged, token: Token, country: str) -> bool:
        """Whether the clause aims at that country, so that whoever acts is hardly its own minister."""
        verb = token
        while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
            verb = verb.head
        aimed = [c for c in verb.children if c.dep_ in {"dobj", "dative"}]
        aimed += [o for p, o in prepositions(verb) if p in {"on", "at", "against", "to"}]
        return any(a.i in tagged.names and tagged.names[a.i].code == country for a in aimed)

    def _supply_office(self, tagged: Tagged, person: Person, phrase: PersonPhrase) -> None:
        """A person named without country or office is the office-holder just described, if there is one."""
        first = id(person) not in self._named_so_far
        self._named_so_far.add(id(person))
        if not first or person.country or (person.role and person.role.organization):
            return
        near = [
            p
            for u, p in self._unnamed
            if tagged.unit.index - u <= CATAPHORA_UNITS and p.country and not p.words and p.role
        ]
        fitting = [p for p in near if _can_be(person, p)]
        head = tagged.doc[heads(tagged.doc, phrase)[0]]
        where = head.dep_ in {"pobj", "npadvmod"} or head.ent_type_ in {"GPE", "LOC", "ORG"}
        if len({id(p) for p in fitting}) == 1 and (is_subject(head) or person.role) and not where:
            person.role, person.country = fitting[0].role, fitting[0].country
            person.reason = f"the only {office(person.role)} described before the name"
            fitting[0].words = person.words
            self._unnamed = [(u, p) for u, p in self._unnamed if p is not fitting[0]]

    def _sides(self, tagged: Tagged, token: Token) -> bool:
        """ "the two sides", "both countries": the states or persons named last."""
        words = phrases()
        number = next(
            (
                words["side_numbers"][c.lower_]
                for c in token.children
                if c.lower_ in words["side_numbers"]
            ),
            None,
        )
        lemma = token.lemma_.lower()
        if number is None or token.tag_ not in PLURAL:
            return self._state_anaphor(tagged, token)
        kind = next((k for k, heads_ in words["sides"].items() if lemma in heads_), None)
        codes = self.codes(tagged, token)
        if kind is None:
            return False
        if len(codes) == number:
            refs: list[Ref] = [state(code) for code in codes]
        else:
            apart = self._third_party(tagged, token)
            refs = self._last(number, persons=kind == "persons", apart=apart)
            by_persons = lemma in {"side", "party"} and len(self.pair) != number
            if by_persons and (met := self._last(number, persons=True, apart=apart)):
                refs = [state(str(r.country)) for r in met]
        if len(refs) != number:
            return False
        start = min((c.i for c in token.children if c.i < token.i), default=token.i)
        reason = f"the {number} named last: " + ", ".join(_label(r) for r in refs)
        self._add(tagged, start, token.i + 1, token, refs, "members", reason)
        return True

    def _third_party(self, tagged: Tagged, token: Token) -> frozenset[str]:
        """Whoever does something to "the two sides" is neither of them."""
        if token.dep_ not in {"dobj", "dative"}:
            return frozenset()
        subject = child(token.head, "nsubj")
        at = token.head
        while subject is None and at.dep_ == "conj" and at.head.i != at.i:
            at = at.head
            subject = child(at, "nsubj")
        draft = next(
            (d for d in self._history.current if subject is not None and d.head.i == subject.i),
            None,
        )
        return frozenset(r.country for r in draft.refs if r.country) if draft else frozenset()

    def _last(
        self, number: int, *, persons: bool, apart: frozenset[str] = frozenset()
    ) -> list[Ref]:
        """The last so many states or persons: a pair named together first, then those nearest back.

        Countries that only say where something is ("in Syria") do not count.
        """
        for sentences in (0, 1, 12):
            if not persons:
                for draft in self._history.latest(sentences=min(sentences, 2)):
                    pair = self._coordinated(draft)
                    if len(pair) == number and not pair & apart:
                        return [state(code) for code in sorted(pair)]
                if len(self.pair) == number and not apart & set(self.pair):
                    return [state(code) for code in sorted(self.pair)]
            found = self._nearest(number, sentences, persons, apart)
            if len(found) == number:
                return found
        return []

    def _nearest(
        self, number: int, sentences: int, persons: bool, apart: frozenset[str]
    ) -> list[Ref]:
        found: dict[str, Ref] = {}
        for draft in self._history.latest(sentences=sentences):
            if draft.how in {"members", "place"} or _is_where(draft.head):
                continue
            for ref in draft.refs:
                if ref.country in apart:
                    continue
                if ref.country and persons and isinstance(ref, Person):
                    found.setdefault(ref.country, ref)
                elif ref.country and not persons:
                    found.setdefault(ref.country, state(ref.country))
                if len(found) == number:
                    return [found[c] for c in sorted(found)]
        return []

    def _coordinated(self, draft: Draft) -> set[str]:
        """Countries named in one coordination that begins with this draft."""
        if draft.head.dep_ == "conj":
            return set()
        tokens = {(draft.unit, t.i) for t in conjuncts(draft.head)}
        if len(tokens) < 2:
            return set()
        drafts = [d for d in self._history.latest(sentences=2) if (d.unit, d.head.i) in tokens]
        if any(isinstance(r, Person) for d in drafts for r in d.refs):
            return set()
        return {r.country for d in drafts for r in d.refs if r.country and d.how != "place"}

    def _bare_number(self, tagged: Tagged, token: Token) -> None:
        """ "the four met", "both agreed": the persons or states named last, that many."""
        number = phrases()["side_numbers"].get(token.lower_)
        if number is None or not is_subject(token) or token.pos_ in {"NOUN", "PROPN"}:
            return
        if token.lower_ != "both" and child(token, "det") is None:
            return
        refs = self._last(number, persons=True) or self._last(number, persons=False)
        if len(refs) == number:
            start = min([c.i for c in token.children if c.i < token.i], default=token.i)
            reason = f"the {number} named last: " + ", ".join(_label(r) for r in refs)
            self._add(tagged, start, token.i + 1, token, refs, "members", reason)

    def _state_anaphor(self, tagged: Tagged, token: Token) -> bool:
        """ "the country", "the regime": the state named last."""
        det = child(token, "det")
        if token.lemma_.lower() in phrases()["body_anaphors"] and token.tag_ not in PLURAL:
            return self._body_anaphor(tagged, token)
        if token.lemma_.lower() not in phrases()["state_anaphors"] or token.tag_ in PLURAL:
            return False
        others = [c for c in token.children if c.dep_ in {"amod", "compound", "poss"}]
        others += [token] if self.codes(tagged, token) else []
        owner = child(token, "poss")
        if owner is not None and owner.tag_ == "PRP$":
            who = self._owner(tagged, owner.i)
            if who is None or not who.country:
                return False
            self._add(
                tagged,
                owner.i,
                token.i + 1,
                token,
                [state(who.country)],
                "anaphor",
                "the country of the person meant",
            )
            return True
        if others or det is None or det.lower_ not in {"the", "this", "that"}:
            return False
        earlier = [d for d in self._history.latest(sentences=4) if is_body(d)]
        same = [d for d in earlier if d.head.lemma_.lower() == token.lemma_.lower()]
        for draft in same or earlier:
            if draft.refs[0].country and draft.head.i != token.i:
                whole = state(draft.refs[0].country)
                self._add(
                    tagged, det.i, token.i + 1, token, [whole], "anaphor", "the state named last"
                )
                return True
        return False

    def _body_anaphor(self, tagged: Tagged, token: Token) -> bool:
        """ "the bloc": the organization named last."""
        det = child(token, "det")
        others = [c for c in token.children if c.dep_ in {"amod", "compound", "poss", "prep"}]
        if others or det is None or det.lower_ not in {"the", "this", "that"}:
            return False
        for draft in self._history.latest(sentences=12):
            ref = draft.refs[0] if len(draft.refs) == 1 else None
            if isinstance(ref, Participant) and ref.kind == "organization" and ref.bloc:
                reason = f"the organization named last: {ref.name}"
                self._add(tagged, det.i, token.i + 1, token, [ref], "anaphor", reason)
                return True
        return False

    def _place_head(self, tagged: Tagged, token: Token) -> bool:
        """ "the Peruvian capital", "the Kenyan port of Mombasa": a place of that state."""
        if token.lemma_.lower() not in phrases()["place_heads"] or token.tag_ in PLURAL:
            return False
        codes = self.codes(tagged, token)
        if len(codes) != 1:
            return False
        start = min([c.left_edge.i for c in token.children if c.i < token.i], default=token.i)
        where = state(codes[0])
        self._add(tagged, start, token.i + 1, token, [where], "place", "a place of that state")
        return True

    def _group(self, tagged: Tagged, token: Token) -> None:
        if self._place_head(tagged, token):
            return
        found = _group_at(token)
        if found is None or _is_modifier(token):
            return
        group, start = found
        body = _organization_of(tagged, token)
        if body is not None and body.country is None and group.kind in {"organ", "organization"}:
            start = min(start, *(c.left_edge.i for c in token.children if c.i < token.i), token.i)
            reason = "a body of the organization named with it"
            self._add(tagged, start, token.i + 1, token, [organization(body)], "group", reason)
            return
        codes = self.codes(tagged, token) or self._local(tagged, token, group)
        bare = token.tag_ not in PLURAL and child(token, "det", "poss") is None
        if group.kind == "organ" and not codes and bare:
            return
        if not codes and group.kind == "organ" and group.takes_country:
            codes = self._organ_country(tagged, token)
        left = [c for c in token.children if c.i < token.i and c.dep_ in NOMINAL_CHILDREN]
        start = min(start, *(c.left_edge.i for c in left), token.i)
        words = tagged.doc[start : token.i + 1].text
        refs: list[Ref] = (
            [_member(group, words, code) for code in codes] if group.takes_country else []
        )
        if not refs:
            refs = [_member(group, words, None)]
        reason = "a group or body in the table of group words"
        self._add(tagged, start, token.i + 1, token, refs, "group", reason)

    def _local(self, tagged: Tagged, token: Token, group: Group) -> list[str]:
        """ "In Oruro, miners marched": people of the country where they are told to be."""
        if group.kind not in {"group", "unnamed"} or group.bloc or not is_subject(token):
            return []
        if not set(group.sectors) & LOCAL_SECTORS:
            return []
        opening = self._home.opening(tagged, token)
        return [opening] if opening else []

    def _organ_country(self, tagged: Tagged, token: Token) -> list[str]:
        """ "the ministry": that of the state whose ministry was named before, else the report's own."""
        if token.lemma_.lower() in phrases()["state_anaphors"] and token.lemma_ != "government":
            return []
        for draft in self._history.latest(sentences=30):
            if draft.how == "group" and draft.head.lemma_ == token.lemma_ and draft.refs[0].country:
                return [str(draft.refs[0].country)]
        group = _group_at(token)
        public = group is not None and bool(DOMESTIC_SECTORS & set(group[0].sectors))
        told = any(p in {"from", "of"} for p, _ in prepositions(token))
        if group is not None and token.tag_ in PLURAL:
            public = bool({"COP", "JUD"} & set(group[0].sectors)) or token.lemma_ == "authority"
        here = self._home.at(tagged, token) if public and not told else None
        return [here] if here and child(token, "poss") is None else []

    # pronouns

    def _pronouns(self, tagged: Tagged, sentence: TokenSpan) -> None:
        words = phrases()["pronouns"]
        for token in sentence:
            if token.pos_ != "PRON":
                continue
            if token.lower_ in words["person"]:
                draft = self._history.person(token)
            elif token.lower_ in words["thing"]:
                draft = self._history.thing(token)
            elif token.lower_ in words["plural"]:
                draft = self._history.many(token)
            else:
                continue
            if draft is not None and token.dep_ != "expl":
                named = "; ".join(_label(r) for r in draft.refs)
                self._add(
                    tagged, token.i, token.i + 1, token, draft.refs, "pronoun", f"takes up {named}"
                )

    # lists

    def _pair_respectively(self, tagged: Tagged, sentence: TokenSpan) -> None:
        """ "from A, B and C, X, Y and Z, respectively": pair the last names with the countries before."""
        if not any(t.lower_ == "respectively" for t in sentence):
            self._pair_joint_title(tagged, sentence)
            return
        named: list[tuple[int, Person]] = []
        for i in range(sentence.start, sentence.end):
            found = self._phrase_at.get((tagged.unit.index, i))
            if found and found[1].name_start == i:
                named.append((i, found[0]))
        for n in range(len(named), 1, -1):
            people = named[-n:]
            tags = self._last_list(tagged, sentence.start, people[0][0])
            if len(tags) == n and not any(p.country for _, p in people):
                for (_, person), name in zip(people, tags, strict=True):
                    person.country = name.code
                    person.role = Role(None, name.code)
                    person.reason = "paired in order (respectively)"
                return

    def _pair_joint_title(self, tagged: Tagged, sentence: TokenSpan) -> None:
        """ "Foreign Ministers A and B" in a report on two countries: one of each, in that order."""
        if len(self.pair) != 2:
            return
        for i in range(sentence.start, sentence.end):
            title = tagged.titles.get(i)
            if title is None or tagged.doc[title.head].tag_ not in PLURAL:
                continue
            first = self._next_phrase(tagged, title.end)
            second = self._next_phrase(tagged, first[1].name_end + 1) if first else None
            joined = first and tagged.doc[min(first[1].name_end, sentence.end - 1)].lower_ == "and"
            if first is None or second is None or not joined:
                continue
            for person, code in zip((first[0], second[0]), self.pair, strict=True):
                if person.country is None:
                    person.country, person.role = code, Role(title.title, code)
                    person.reason = "one of two office-holders named in the order of their states"
            return

    def _next_phrase(self, tagged: Tagged, start: int) -> tuple[Person, PersonPhrase] | None:
        """The person named at a token, or one token on where the parser missed a first name."""
        for i in (start, start + 1):
            if (tagged.unit.index, i) in self._phrase_at:
                return self._phrase_at[tagged.unit.index, i]
        return None

    def _last_list(self, tagged: Tagged, start: int, end: int) -> list[NameTag]:
        """The last enumeration of countries in a stretch of tokens."""
        found: list[NameTag] = []
        for i in range(end - 1, start - 1, -1):
            name = tagged.names.get(i)
            if name and name.head == i and name.code:
                if found and found[0].start - name.end > LIST_GAP:
                    break
                found.insert(0, name)
        return found

    # the country of a phrase

    def codes(self, tagged: Tagged, token: Token, *, owned: bool = True) -> list[str]:
        """Countries that modify a noun: adjectives and compounds, possessors, then "of" and "from"."""
        found: list[str] = []
        for c in token.children:
            if (
                c.i in tagged.names
                and c.i < token.i
                and c.dep_ in {"amod", "compound", "nmod", "poss", "nummod"}
            ):
                found += [n.code for n in _conjoined(tagged, c) if n.code]
            elif c.dep_ in {"amod", "compound", "nmod"} and c.i < token.i:
                found += [n.code for n in _below(tagged, c) if n.code]
        if found:
            return list(dict.fromkeys(found))
        owner = child(token, "poss")
        if owner is not None and owner.tag_ != "PRP$":
            draft = next((d for d in self._history.current if d.head.i == owner.i), None)
            if draft:
                return [r.country for r in draft.refs if r.country]
            return []
        for preposition, obj in prepositions(token):
            if preposition in {"of", "from", "in"}:
                for part in conjuncts(obj):
                    drafts = [d for d in self._history.current if d.head.i == part.i]
                    if part.i in tagged.names and tagged.names[part.i].code:
                        found.append(str(tagged.names[part.i].code))
                    elif (tagged.unit.index, part.i) in self._places:
                        found.append(self._places[tagged.unit.index, part.i])
                    elif drafts and drafts[0].how == "members":
                        found += [r.country for r in drafts[0].refs if r.country]
                    elif preposition != "in":
                        found += self.codes(tagged, part)
                if found:
                    break
        if not found and owned and owner is not None:
            draft = next((d for d in self._history.current if d.head.i == owner.i), None)
            found = [r.country for r in draft.refs if r.country] if draft else []
        return list(dict.fromkeys(found))

    def _add(
        self,
        tagged: Tagged,
        start: int,
        end: int,
        head: Token,
        refs: list[Ref],
        how: str,
        reason: str,
    ) -> None:
        draft = Draft(tagged.unit.index, start, end, head, refs, how, reason)
        self._history.current.append(draft)
        self._drafts.append(draft)

    def _reading(self, draft: Draft) -> Reading:
        unit = self._parsed.units[draft.unit]
        span = unit.span(self._parsed.text, draft.start, draft.end)
        named = tuple(
            replace(participant(r) if isinstance(r, Person) else r, mentioned=span)
            for r in draft.refs
        )
        return Reading(
            draft.unit, draft.start, draft.end, draft.head.i, named, draft.how, draft.reason
        )


def participant(person: Person) -> Participant:
    """The person as the whole document describes them."""
    title = person.role.title if person.role else None
    body = person.role.organization if person.role else None
    name = " ".join(person.words) or office(person.role) or "unnamed"
    return Participant(
        name=name,
        kind="person" if person.words or title else "unnamed",
        actor_id=ids.actor_id("person", name, country=person.country) if person.words else None,
        country=person.country,
        bloc=body.bloc if body and not person.country else None,
        sectors=title.sectors if title else (),
        office=office(person.role),
    )


def organization(found: Organization) -> Participant:
    """An organization of the table as a participant."""
    known = f"ac_{found.wikidata_id}" if found.wikidata_id else None
    kind = found.kind if found.kind in {"organ", "armed_group", "company"} else "organization"
    return Participant(
        name=found.name,
        kind=kind,  # type: ignore[arg-type]
        actor_id=known or ids.actor_id("organization", found.name, country=found.country),
        country=found.country,
        bloc=found.bloc if not found.country else None,
        sectors=found.sectors,
    )


def is_location(token: Token) -> bool:
    """Whether a seat of government is named as a place: after "in", or as where somebody travels."""
    words = phrases()
    at = token
    while at.dep_ in {"conj", "appos"} and at.head.i != at.i:
        at = at.head
    if at.dep_ == "dobj":
        return at.head.lemma_.lower() in {"visit", "leave", "tour", "reach", "enter"}
    if at.dep_ != "pobj":
        return False
    preposition = at.head.lower_
    if preposition in words["place_prepositions"]:
        return True
    governor = at.head.head
    return preposition in {"to", "from", "for"} and governor.lemma_.lower() in words["motion_verbs"]


def _is_where(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in phrases()["place_prepositions"]


def _can_be(person: Person, holder: Person) -> bool:
    if person.role is None or person.role.title is None or holder.role is None:
        return True
    return fits(Person((), holder.role, None), Role(person.role.title))


def _member(group: Group, words: str, code: str | None) -> Participant:
    kind = group.kind if group.kind != "group" or code is None else "group"
    return Participant(
        name=words,
        kind=kind,  # type: ignore[arg-type]
        actor_id=None,
        country=code,
        bloc=group.bloc if code is None else None,
        sectors=group.sectors,
    )


def _group_at(token: Token) -> tuple[Group, int] | None:
    """The longest group expression whose last word is the token."""
    known = groups()
    for size in range(4, 0, -1):
        start = token.i - size + 1
        if start < token.sent.start:
            continue
        before = tuple(t.lower_ for t in token.doc[start : token.i])
        for last in (token.lower_, token.lemma_.lower()):
            group = known.get((*before, last))
            if group and (token.tag_ in PLURAL or not group.plural_only):
                return group, start
    return None


def _organization_of(tagged: Tagged, token: Token) -> Organization | None:
    for c in token.subtree:
        if c.i in tagged.names and tagged.names[c.i].entry.organization:
            near = c.head.i == token.i or (c.dep_ == "pobj" and c.head.head.i == token.i)
            if near:
                return tagged.names[c.i].entry.organization
    return None


def _noun_phrase(tagged: Tagged, title: TitleTag) -> tuple[int, int]:
    head = tagged.doc[title.head]
    start = min([c.left_edge.i for c in head.children if c.i < head.i], default=title.start)
    return min(start, title.start), title.end


def _modifies(token: Token, name: NameTag) -> bool:
    if token.dep_ not in {"amod", "compound", "nmod", "conj", "npadvmod", "appos"}:
        return False
    at = token
    while at.dep_ == "conj" and at.head.i != at.i and at.head.pos_ in {"ADJ", "PROPN"}:
        at = at.head
    if at.dep_ not in {"amod", "compound", "nmod"}:
        return False
    return at.head.pos_ in {"NOUN", "PROPN", "ADJ"} and not name.start <= at.head.i < name.end


def _is_modifier(token: Token) -> bool:
    return token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i


def _conjoined(tagged: Tagged, token: Token) -> list[NameTag]:
    return [tagged.names[t.i] for t in conjuncts(token) if t.i in tagged.names]


def _below(tagged: Tagged, token: Token) -> list[NameTag]:
    return [
        tagged.names[t.i]
        for t in token.subtree
        if t.i in tagged.names
        and t.dep_ in {"amod", "compound", "nmod", "poss", "npadvmod", "conj"}
    ]


def _label(ref: Ref) -> str:
    return participant(ref).name if isinstance(ref, Person) else ref.name
