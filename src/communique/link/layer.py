"""The ids of the world put on what one document says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from communique.model import Assertion, EventMention, Participant
from communique.model.coded import Filled, FilledKey
from communique.model.filling import fill_mention


@dataclass(frozen=True, slots=True)
class Layer:
    """Leads from the ids that coding gave to those across documents; unknown ones stay."""

    actor_of: Mapping[tuple[str, str], str]
    filled: Mapping[FilledKey, Filled] = field(default_factory=dict)

    def actor(self, document: str, local: str) -> str:
        """The id across documents of an actor of one document."""
        return self.actor_of.get((document, local), local)

    def participant(self, document: str, value: Participant) -> Participant:
        """The participant with its id across documents."""
        if not value.actor_id:
            return value
        found = self.actor(document, value.actor_id)
        return value if found == value.actor_id else replace(value, actor_id=found)

    def assertion(self, document: str, value: Assertion) -> Assertion:
        """The assertion with the id across documents of whoever vouches."""
        found = self.actor(document, value.by)
        return value if found == value.by else replace(value, by=found)

    def mention(self, value: EventMention) -> EventMention:
        """The mention with its participants' ids across documents."""
        document = value.document_id
        value = fill_mention(value, self.filled)
        if not any((document, a) in self.actor_of for a in _named(value)):
            return value
        return replace(
            value,
            actors=tuple(self.participant(document, p) for p in value.actors),
            recipients=tuple(self.participant(document, p) for p in value.recipients),
            assertions=tuple(self.assertion(document, a) for a in value.assertions),
        )


def _named(value: EventMention) -> list[str]:
    people = (*value.actors, *value.recipients)
    return [p.actor_id for p in people if p.actor_id] + [a.by for a in value.assertions]
