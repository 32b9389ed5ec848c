"""What the index of places costs: making it, opening it, ten thousand look-ups.

    python benchmarks/places.py

Makes an index of its own in a temporary folder and leaves the user's alone. Seconds are CPU
seconds of one process; the peak of memory is that of making it.
"""

from __future__ import annotations

import os
import resource
import tempfile
import time

from communique.recognize.place_cache import geonames, index_path
from communique.recognize.place_index import PlaceIndex

LOOK_UPS = 10_000
OPENINGS = 20


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        begin = time.process_time()
        geonames()
        print(f"making   {time.process_time() - begin:8.2f} s")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"         {peak:8.0f} MiB at most, {index_path().stat().st_size / 1e6:.1f} MB on disk"
        )
        begin = time.process_time()
        for _ in range(OPENINGS):
            towns = geonames()
        print(f"opening  {(time.process_time() - begin) / OPENINGS:8.4f} s")
        begin = time.process_time()
        for number in range(LOOK_UPS):
            towns.find(f"Nowhere {number}")
        print(f"{LOOK_UPS:,} names that it has not {time.process_time() - begin:.3f} s")
        index = PlaceIndex([], towns=towns)
        begin = time.process_time()
        for number in range(LOOK_UPS):
            index.find(("Arusha", "Santiago", "Kiev", "San José")[number % 4])
        print(f"{LOOK_UPS:,} names that come again {time.process_time() - begin:.3f} s")


if __name__ == "__main__":
    main()
