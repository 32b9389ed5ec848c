"""Blocks to sentences with syntax."""

from communique.parse.parsed import Parsed, Unit
from communique.parse.parser import DEFAULT_MODEL, Parser, load_model

__all__ = ["DEFAULT_MODEL", "Parsed", "Parser", "Unit", "load_model"]
