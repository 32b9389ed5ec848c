"""The actors of a thread by the keys of its notation."""

from __future__ import annotations

from dataclasses import dataclass

from lookup import Faults, Raw

from communique.model import Participant, Span, ids


@dataclass(slots=True)
class Entities:
    """The actors of a thread by the notation's own keys."""

    raw: dict[str, Raw]
    faults: Faults

    def id_of(self, key: str) -> str:
        """The actor id of an entity."""
        raw = self.raw[key]
        country = raw.get("country")
        return ids.actor_id(raw["kind"], raw.get("name") or key, country=country)

    def participant(self, where: str, raw: Raw, mentioned: Span | None) -> Participant | None:
        """Who takes part, with what the mention itself adds; None where the key is not known."""
        key = raw.get("e")
        if key not in self.raw:
            self.faults.add(where, f"entity {key!r} is not in the thread's file")
            return None
        own = self.raw[key]
        return Participant(
            name=str(own.get("name") or key),
            kind=own["kind"],
            actor_id=self.id_of(key),
            country=own.get("country"),
            bloc=own.get("bloc"),
            sectors=tuple(own.get("sectors") or ()),
            office=raw.get("office"),
            role=raw.get("role"),
            mentioned=mentioned,
        )
