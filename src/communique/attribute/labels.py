"""Who the label of a turn names, where the text tells nothing else of them."""

from __future__ import annotations

from communique.attribute.attribution import Attribution
from communique.attribute.transcript import question_labels
from communique.model import Participant, Span
from communique.recognize.recognized import Recognized


def label_of(recognized: Recognized, attribution: Attribution) -> Participant | None:
    """The outlet of "QUESTION (outlet)", or a person by the label's own words."""
    if attribution.shape != "turn" or not attribution.source:
        return None
    label = attribution.source[0]
    word, _, rest = label.quote.partition("(")
    asks = word.strip().lower() in question_labels()
    if asks and rest.strip(" ):"):
        start = label.start + len(word) + 1
        outlet = rest.rstrip(" ):")
        span = Span.of(recognized.parsed.text, start, start + len(outlet))
        return Participant(outlet, "organization", sectors=("JRN",), mentioned=span)
    if asks:
        return None
    name = " ".join(word.strip(" :").split())
    return Participant(name.title() if name.isupper() else name, "person", mentioned=label)
