"""A document on its way to be read: what is known so far, and how a reading is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.model import Participant
from communique.parse.parsed import Parsed
from communique.parse.tokens import Token
from communique.recognize.antecedents import Draft, History, Ref
from communique.recognize.home import home, named_pair, named_together
from communique.recognize.lookups import participant
from communique.recognize.persons import Person, PersonPhrase, find_phrases, gather
from communique.recognize.recognized import PlaceMention, Reading, TokenKey
from communique.recognize.tagging import Tagged, tag


class Page:
    """The state of reading one document from its beginning to its end."""

    def __init__(self, parsed: Parsed, places: Sequence[PlaceMention] = ()) -> None:
        self.parsed = parsed
        self.places = {
            (p.unit, p.head): p.place.country for p in places if p.place.country is not None
        }
        self.units = [tag(unit) for unit in parsed.units]
        self._by_index = {tagged.unit.index: tagged for tagged in self.units}
        self.phrase_at: dict[TokenKey, tuple[Person, PersonPhrase]] = {}
        self.people = gather(find_phrases(self.units))
        for person in self.people:
            for phrase in person.phrases:
                for i in range(phrase.start, phrase.end):
                    self.phrase_at[phrase.unit, i] = person, phrase
        self.unnamed: list[tuple[int, Person]] = []
        """Office-holders described without a name, each with the unit of the description."""
        self.named_so_far: set[int] = set()
        self.bodies: dict[str, Participant] = {}
        """Bodies that no table has, by their names in small letters."""
        self.history = History()
        self.pair = named_pair(self.units)
        self.together = named_together(self.units)
        self.home = home(parsed, self.units)
        self.drafts: list[Draft] = []
        self.adjectives: dict[TokenKey, tuple[str, ...]] = {}

    def tagged(self, unit: int) -> Tagged:
        """The unit of that index with its tags."""
        return self._by_index[unit]

    def add(
        self,
        tagged: Tagged,
        start: int,
        end: int,
        head: Token,
        refs: list[Ref],
        how: str,
        reason: str,
    ) -> None:
        """Read the tokens [start, end) with this head as these actors."""
        draft = Draft(tagged.unit.index, start, end, head, refs, how, reason)
        self.history.current.append(draft)
        self.drafts.append(draft)

    def is_read(self, token: Token) -> bool:
        """Whether the sentence in hand has a reading with this head."""
        return any(d.head.i == token.i for d in self.history.current)

    def readings(self) -> dict[TokenKey, Reading]:
        """The drafts as they stand once the whole document is known."""
        return {(d.unit, d.head.i): self._reading(d) for d in self.drafts}

    def _reading(self, draft: Draft) -> Reading:
        unit = self.parsed.units[draft.unit]
        span = unit.span(self.parsed.text, draft.start, draft.end)
        named = tuple(
            replace(participant(r) if isinstance(r, Person) else r, mentioned=span)
            for r in draft.refs
        )
        return Reading(
            draft.unit, draft.start, draft.end, draft.head.i, named, draft.how, draft.reason
        )


def owner_of(page: Page, tagged: Tagged, i: int) -> Person | None:
    """The person that a possessive pronoun means; None where nobody fits."""
    draft = page.history.person(tagged.doc[i])
    return draft.refs[0] if draft and isinstance(draft.refs[0], Person) else None
