"""How words stand to an act in the parse, in short forms such as "nsubj" or "dobj>of"."""

from __future__ import annotations

from communique.parse.tokens import Token

REACH = 6
"""Steps up from either end after which words count as far."""

LONGEST = 3
"""Labels on either leg that a path spells out."""

SAME = frozenset({"conj", "appos", "pobj", "pcomp", "preconj", "cc"})
"""Labels that a path leaves out: listed or renamed words, and what a preposition governs."""

ALIKE = {
    "acl": "relcl",
    "compound": "amod",
    "nmod": "amod",
    "attr": "acomp",
    "oprd": "acomp",
    "npadvmod": "advmod",
    "csubj": "nsubj",
    "agent": "by",
    "parataxis": "ccomp",
    "dative": "to",
}


def paths_from(anchor: Token) -> dict[int, str]:
    """Tokens above the anchor, itself too → the labels on the way up to them."""
    up: dict[int, str] = {anchor.i: ""}
    labels: list[str] = []
    at = anchor
    while at.head.i != at.i and len(labels) < REACH:
        if (label := _label(at)) and (not labels or labels[-1] != label):
            labels.append(label)
        at = at.head
        up[at.i] = "<".join(labels) if len(labels) <= LONGEST else "far"
    return up


def path(up: dict[int, str], token: Token) -> str:
    """The path from the anchor whose way up is given to the token: "far" where it is long."""
    down: list[str] = []
    at = token
    for _ in range(REACH):
        if at.i in up:
            if len(down) > LONGEST or up[at.i] == "far":
                return "far"
            return "/".join(p for p in (up[at.i] and up[at.i] + "<", ">".join(down)) if p) or "self"
        if (label := _label(at)) and (not down or down[0] != label):
            down.insert(0, label)
        if at.head.i == at.i:
            break
        at = at.head
    return "far"


def _label(token: Token) -> str:
    if token.dep_ in SAME:
        return ""
    if token.dep_ in {"prep", "agent"}:
        return token.lower_
    return ALIKE.get(token.dep_, token.dep_)
