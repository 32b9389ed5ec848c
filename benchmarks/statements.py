"""CPU seconds of finding statements, against those of the parser in the same run.

    python benchmarks/statements.py FOLDER [--files 200]

FOLDER holds plain texts. Printed are the parser's seconds, and as shares of them: finding
attributions by rules; judging them by rules (force, what is a statement, whom it is about); the
same with the ranker. One process, CPU time, each stage over all files; nothing else is timed.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from time import process_time

from communique.analyze.eval.attributions import texts
from communique.attribute import attribute, judged, statements_of, with_first_person
from communique.coding import hyphenated, load_codebook
from communique.parse import Parser, load_model
from communique.recognize import recognize


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--files", type=int, default=200)
    given = arguments.parse_args()
    documents = list(texts(given.folder))[: given.files]
    parser = Parser(load_model(), hyphenated=hyphenated(load_codebook(None)))
    next(iter(parser.parse(documents[:1])))  # warm

    begin = process_time()
    parsed = list(parser.parse(documents))
    parsing = process_time() - begin
    recognized = [recognize(one) for one in parsed]
    attribute(recognized[0])

    begin = process_time()
    found = [attribute(one) for one in recognized]
    finding = process_time() - begin
    read = [with_first_person(r, a) for r, a in zip(recognized, found, strict=True)]

    print(f"{len(documents)} files, {sum(map(len, found))} attributions")
    print(f"parsing                        {parsing:8.2f} s")
    print(f"finding, by rules              {finding:8.2f} s  {finding / parsing:6.1%}")
    for name, ranker in (("judging, by rules", False), ("judging, with the ranker", True)):
        begin = process_time()
        for one, own in zip(read, found, strict=True):
            statements_of(one, judged(one, own, ranker=ranker), ranker=ranker)
        spent = process_time() - begin
        whole = (finding + spent) / parsing
        print(f"{name:<30} {spent:8.2f} s  {spent / parsing:6.1%}  all: {whole:6.1%}")


if __name__ == "__main__":
    main()
