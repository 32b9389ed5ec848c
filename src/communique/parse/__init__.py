"""Blocks to sentences with syntax."""

from communique.parse.inflections import Inflections
from communique.parse.parsed import Parsed, Unit
from communique.parse.parser import DEFAULT_MODEL, Parser, load_model
from communique.parse.prefilter import Prefilter

__all__ = ["DEFAULT_MODEL", "Inflections", "Parsed", "Parser", "Prefilter", "Unit", "load_model"]
