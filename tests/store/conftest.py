"""Lets these tests use the records that the link stage's tests are made of."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "link"))
