"""Bytes to documents: files, folders, JSON Lines and standard input, one at a time."""

from communique.read.document import read_text
from communique.read.inputs import KINDS, Survey, count_inputs, read_paths, survey
from communique.read.language import detect_language, language_name
from communique.read.metadata import Given, Metadata, load_metadata
from communique.read.options import ReadOptions

__all__ = [
    "KINDS",
    "Given",
    "Metadata",
    "ReadOptions",
    "Survey",
    "count_inputs",
    "detect_language",
    "language_name",
    "load_metadata",
    "read_paths",
    "read_text",
    "survey",
]
