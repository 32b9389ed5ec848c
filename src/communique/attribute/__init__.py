"""Who said what: source, cue and content of every statement."""

from communique.attribute.attribute import attribute
from communique.attribute.attribution import Attribution, Contents, Stretch
from communique.attribute.first_person import with_first_person
from communique.attribute.judging import judged
from communique.attribute.speaking import reading_at
from communique.attribute.statements import statements_of
from communique.attribute.wanted import statement_needs

__all__ = [
    "Attribution",
    "Contents",
    "Stretch",
    "attribute",
    "judged",
    "reading_at",
    "statement_needs",
    "statements_of",
    "with_first_person",
]
