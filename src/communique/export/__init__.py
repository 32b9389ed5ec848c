"""Records out of the package: tables for reading, files for other programs."""

from communique.export.columns import Column
from communique.export.formats import FORMATS, write
from communique.export.layouts import COLUMNS, flat

__all__ = ["COLUMNS", "FORMATS", "Column", "flat", "write"]
