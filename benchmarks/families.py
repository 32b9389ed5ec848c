"""Text families on generated documents: recall, precision, CPU seconds, growth.

    python benchmarks/families.py [--documents 10000] [--growth 20000 50000 100000]

Texts are made by a word-pair chain over the project's own reports, so that frequent runs of words
recur as they do in real copy. Of each hundred documents about ten are reprints under another page
head, ten truncations to three tenths to six tenths, ten edits (a paragraph dropped, another added,
one sentence in five reworded, two moved), and ten are merely similar: other reports of the same
matter with a fifth to a third of the sentences in common (quotations, background). Pairs within a
family are due.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

from communique.link.families import families
from communique.model import Block, Document

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "src" / "communique" / "data"
SEED = 2026


class Writer:
    """Writes sentences by a word-pair chain."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.after: dict[str, list[str]] = defaultdict(list)
        self.starts: list[str] = []
        for path in sorted([*DATA.glob("gold/reports/*.txt"), *DATA.glob("demo/*.txt")]):
            words = path.read_text(encoding="utf-8").split()
            self.starts += [w for w in words if w[0].isupper()]
            for one, other in pairwise(words):
                self.after[one].append(other)

    def sentence(self) -> str:
        words = [self.dice.choice(self.starts)]
        while len(words) < self.dice.randint(14, 28):
            following = self.after.get(words[-1]) or self.starts
            words.append(self.dice.choice(following))
        return " ".join(words).rstrip(".,;:") + "."

    def story(self) -> list[str]:
        return [self.sentence() for _ in range(self.dice.randint(10, 26))]


def edited(story: list[str], write: Writer) -> list[str]:
    """A paragraph dropped, another added, a fifth of the sentences reworded, two moved."""
    dice, text = write.dice, list(story)
    at = dice.randrange(len(text) - 2)
    text[at : at + 2] = []
    for i in range(len(text)):
        if dice.random() < 0.2:
            words = text[i].split()
            words[dice.randrange(len(words))] = dice.choice(write.starts)
            text[i] = " ".join(words)
    moved = text.pop(dice.randrange(len(text)))
    text.insert(dice.randrange(len(text)), moved)
    text[-1:-1] = [write.sentence() for _ in range(2)]
    return text


def similar(story: list[str], write: Writer) -> list[str]:
    """Another report of the same matter."""
    own = write.story()
    kept = write.dice.sample(story, max(1, int(len(story) * write.dice.uniform(0.2, 0.33))))
    return [*own, *kept][: max(len(own), 3 * len(kept))] if len(own) < len(kept) else [*own, *kept]


def documents(n: int) -> Iterator[tuple[Document, int]]:
    """Documents with the number of the family that each belongs to."""
    write = Writer(random.Random(SEED))
    dice, made, family = write.dice, 0, 0
    while made < n:
        family += 1
        story = write.story()
        texts = [story]
        for kind, share in (("reprint", 0.17), ("cut", 0.17), ("edit", 0.17), ("like", 0.17)):
            if dice.random() < share:
                if kind == "reprint":
                    texts.append([write.sentence(), *story])
                elif kind == "cut":
                    texts.append(story[: max(3, int(len(story) * dice.uniform(0.3, 0.6)))])
                elif kind == "edit":
                    texts.append(edited(story, write))
                else:
                    yield document(made, similar(story, write)), -family
                    made += 1
        for text in texts:
            yield document(made, text), family
            made += 1


def document(number: int, story: list[str]) -> Document:
    text = "\n\n".join(story)
    blocks = (Block(0, len(text), "body", ""),)
    return Document(f"dc_{number:07d}", text, f"{number}.txt", "", len(text), blocks=blocks)


def measure(n: int) -> None:
    made = list(documents(n))
    due = pairs((d.id, f) for d, f in made)
    begin = time.process_time()
    found_families = families(d for d, _ in made)
    spent = time.process_time() - begin
    found = pairs((one, found_families.lead(one)) for one in found_families.leads)
    good = len(due & found)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{len(made):,} documents: recall {good / len(due):.4f} of {len(due):,} pairs, "
        f"precision {good / max(1, len(found)):.4f} of {len(found):,}, "
        f"{spent:.1f} CPU-s, peak {peak:,} MiB",
        flush=True,
    )


def pairs(members) -> set[tuple[str, str]]:
    groups = defaultdict(list)
    for one, group in members:
        groups[group].append(one)
    return {p for ids in groups.values() for p in combinations(sorted(ids), 2)}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--growth", type=int, nargs="*", default=[])
    given = parser.parse_args()
    for n in (given.documents, *given.growth):
        measure(n)


if __name__ == "__main__":
    main()
