"""Who said what: source, cue and content of every statement."""

from communique.attribute.attribute import attribute
from communique.attribute.attribution import Attribution, Contents

__all__ = ["Attribution", "Contents", "attribute"]
