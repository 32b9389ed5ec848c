"""What a speaker does with the words: the cue's own force, or the content's where it has none."""

from __future__ import annotations

from communique.attribute.page import Draft
from communique.model.records import Force
from communique.parse.syntax import child
from communique.parse.tokens import Token

_OUGHT = frozenset({"must", "should", "ought", "shall"})
_WILL = frozenset({"will", "wo", "'ll", "’ll"})
_FIRST = frozenset({"i", "we"})


def force_of(draft: Draft) -> tuple[Force, str]:
    """The force with its reason; a cue such as "said" takes that of its content's first clause."""
    plain = draft.sense.force == "report" and draft.sense.kind != "attitude"
    if not plain or draft.content_head is None:
        return draft.sense.force, f"sense of the cue “{draft.sense.name}”"
    verb = draft.content_head
    for word in verb.children:
        if word.dep_ == "aux" and word.lower_ in _OUGHT:
            return "prescribe", f"“{word.text}” in its first clause"
        if word.dep_ == "aux" and word.lower_ in _WILL:
            return (
                "commit" if _own(draft, verb) else "predict"
            ), f"“{word.text}” in its first clause"
    if verb.lemma_ in {"need", "have"} and _obliges(verb):
        return "prescribe", f"“{verb.text} to” in its first clause"
    return "report", f"sense of the cue “{draft.sense.name}”"


def _own(draft: Draft, verb: Token) -> bool:
    """Whether the clause's subject is the speaker."""
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return False
    if subject.lower_ in _FIRST:
        return True
    said = draft.source.means.lower_ if draft.source else ""
    return subject.lower_ == said or (subject.lower_ == "it" and bool(said))


def _obliges(verb: Token) -> bool:
    infinitive = child(verb, "xcomp")
    return infinitive is not None and any(c.tag_ == "TO" for c in infinitive.children)
