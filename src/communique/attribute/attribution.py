"""Who said what, as found in the syntax of one document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from communique.model import Span
from communique.model.records import Force, Form, StatementKind
from communique.recognize.recognized import TokenKey


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """The tokens from `first` up to but not including `last` of the unit with index `unit`."""

    unit: int
    first: int
    last: int

    def __contains__(self, key: object) -> bool:
        """Whether the token `(unit, index)` stands inside."""
        if not isinstance(key, tuple):
            return False
        unit, token = key
        return bool(unit == self.unit and self.first <= token < self.last)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source, its cue and the content that it vouches for.

    Quotation marks belong to the content, the final full stop does not (as in PolNeAR).
    `polarity` is the cue's own (-1 for "condemn", 1 for "hail", else 0). None in `source_head`
    means that nobody is named; `inherited` that the speaker stands in an earlier attribution.
    """

    unit: int
    """Unit of the cue, or of the content's first token where the attribution has no cue word."""
    cue_tokens: tuple[int, ...]
    """Tokens of that unit; empty for a quotation that only continues an earlier speaker."""
    cue_lemma: str
    source_head: TokenKey | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stretches: tuple[Stretch, ...]
    """The content as tokens; may run over several units."""
    form: Form
    kind: StatementKind
    force: Force
    polarity: int = 0
    negated: bool = False
    content_head: TokenKey | None = None
    """The verb or noun at the top of the content's first clause."""
    addressee_head: TokenKey | None = None
    occasion_head: TokenKey | None = None
    medium: str | None = None
    via: tuple[Span, ...] = ()
    """Words of the agency or outlet that carried it."""
    inherited: bool = False
    nested: bool = False
    """Whether the cue stands inside a quotation or inside another one's content."""
    shape: str = ""
    """The frame that gave the content: a clause, an object, a quotation, a turn."""
    sense_force: Force = "report"
    """The force of the cue word alone."""
    is_statement: bool = True
    """Whether more is said than the act of the cue itself ("thanked them" says no more)."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Field name → why it holds what it holds, in plain words; "content" says the mechanism."""

    @property
    def reason(self) -> str:
        """How the attribution was found, in plain words."""
        return self.reasons.get("content", "")

    @property
    def cue_key(self) -> TokenKey | None:
        """The cue's first token."""
        return (self.unit, self.cue_tokens[0]) if self.cue_tokens else None

    def holds(self, key: TokenKey) -> bool:
        """Whether the token stands inside the content."""
        return any(key in stretch for stretch in self.stretches)


class Contents:
    """Which attributions' contents a token stands inside, innermost first."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        self._at: dict[TokenKey, list[Attribution]] = {}
        for found in sorted(attributions, key=_size):
            for key in _keys(found):
                self._at.setdefault(key, []).append(found)

    def at(self, key: TokenKey) -> tuple[Attribution, ...]:
        """The attributions whose content holds the token, the smallest content first."""
        return tuple(self._at.get(key, ()))


def _size(attribution: Attribution) -> int:
    return sum(stretch.last - stretch.first for stretch in attribution.stretches)


def _keys(attribution: Attribution) -> Iterator[TokenKey]:
    for stretch in attribution.stretches:
        for token in range(stretch.first, stretch.last):
            yield stretch.unit, token
