"""Words per CPU-second of coding, against plain spaCy in the same run; what the prefilter loses.

    python benchmarks/speed.py FOLDER [--files 120] [--rounds 2]

FOLDER holds plain texts. "plain" is the small English model as it comes: all pipes, whole texts,
in batches of 24 (its default batch is slower). "statements" is coding with patterns and statements
by rule, "events only" without statements, "no prefilter" parses everything and looks for entities
everywhere. The texts are cut into slices, and each slice is read by all four in turn, so that a
busy machine slows all of them alike; the models are warm. "lost" are mentions and statements of "no
prefilter" that the others do not have, by id, and by type and trigger (cue and content). Peak
memory is that of a process of its own, with the texts and what is read out of them.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

from communique.analyze.eval.attributions import texts
from communique.config import Config
from communique.model import Document
from communique.model.coded import Coded
from communique.parse import Parsed, load_model
from communique.pipeline import Pipeline

SLICE = 20
BATCH = 24
CONFIGS = {
    "statements": Config(ranker=False),
    "events only": Config(ranker=False, statements=False),
    "no prefilter": Config(ranker=False, prefilter=False),
}
PLAIN = "plain"

Run = Callable[[list[Document]], list[Coded]]


class Share:
    """A parser that counts the words of what it parsed and of what it left unparsed."""

    def __init__(self, parser: Any) -> None:
        self._parser = parser
        self.words = self.parsed = 0

    def parse(self, documents: Iterator[Document]) -> Iterator[Parsed]:
        for parsed in self._parser.parse(documents):
            for unit in parsed.units:
                words = len(unit.doc.text.split())
                self.words += words
                self.parsed += words if any(t.dep_ for t in unit.doc) else 0
            yield parsed


def runner(name: str) -> tuple[Run, Share | None]:
    if name == PLAIN:
        nlp = load_model()

        def read(documents: list[Document]) -> list[Coded]:
            for _ in nlp.pipe((d.text for d in documents), batch_size=BATCH):
                pass
            return []

        return read, None
    pipeline = Pipeline(CONFIGS[name])
    share = Share(pipeline._parser)
    pipeline.__dict__["_parser"] = share
    return lambda documents: list(pipeline.code(documents)), share


def keys(coded: list[Coded], kind: str) -> tuple[set[Any], set[Any]]:
    """Ids of the records, and what tells them apart otherwise."""
    if kind == "mentions":
        mentions = [(c.document.id, m) for c in coded for m in c.mentions]
        loose = {(d, m.event_type, m.trigger.start, m.trigger.end) for d, m in mentions}
        return {m.id for _, m in mentions}, loose
    statements = [(c.document.id, s) for c in coded for s in c.statements]
    return {s.id for _, s in statements}, {
        (d, s.cue_lemma, s.content[0].start, s.content[-1].end) for d, s in statements
    }


def lost(every: list[Coded], kept: list[Coded]) -> str:
    parts = []
    for kind in ("mentions", "statements"):
        if kind == "statements" and not any(c.statements for c in kept):
            continue
        for how, all_, some in zip(
            ("by id", "by words"), keys(every, kind), keys(kept, kind), strict=True
        ):
            parts.append(f"{kind} {how} {len(all_ - some)} of {len(all_)}")
    return ", ".join(parts)


def measure(documents: list[Document], rounds: int) -> None:
    names = [PLAIN, *CONFIGS]
    runs = {name: runner(name) for name in names}
    for run, _ in runs.values():
        run(documents[:SLICE])
    spent = dict.fromkeys(names, 0.0)
    coded: dict[str, list[Coded]] = {name: [] for name in names}
    for number in range(rounds):
        for start in range(0, len(documents), SLICE):
            turn = (start // SLICE + number) % len(names)
            for name in names[turn:] + names[:turn]:
                begin = process_time()
                found = runs[name][0](documents[start : start + SLICE])
                spent[name] += process_time() - begin
                coded[name] += found if number == 0 else []
    words = sum(len(d.text.split()) for d in documents) * rounds
    print(f"{len(documents)} texts, {words // rounds} words, {rounds} rounds")
    for name in names:
        speed, ratio = words / spent[name], spent[PLAIN] / spent[name]
        print(f"{name:<13} {speed:8.0f} words per CPU-second  {ratio:5.2f} × plain", end="")
        share = runs[name][1]
        print(f"  parsed {share.parsed / max(share.words, 1):.1%}" if share else "")
    for name in ("statements", "events only"):
        print(f"lost, {name}: {lost(coded['no prefilter'], coded[name])}", flush=True)


def peak_memory() -> float:
    """MiB; the kernel's own high-water mark of this process alone (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def memory(folder: Path, files: int) -> None:
    for name in (PLAIN, *CONFIGS):
        command = [sys.executable, __file__, str(folder), "--files", str(files), "--only", name]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="")


def main() -> None:
    plain = argparse.RawTextHelpFormatter
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--files", type=int, default=120)
    arguments.add_argument("--rounds", type=int, default=2)
    arguments.add_argument("--only", help="run one variant, and print its peak memory")
    given = arguments.parse_args()
    documents = list(texts(given.folder))[: given.files]
    if given.only:
        run, _ = runner(given.only)
        run(documents)
        print(f"{given.only:<13} {peak_memory():6.0f} MiB at most")
        return
    measure(documents, given.rounds)
    memory(given.folder, given.files)


if __name__ == "__main__":
    main()
