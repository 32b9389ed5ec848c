"""The chooser of sides: the model's arithmetic, what it may change, and how changes read."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from math import exp, log

import pytest
from coded_text import line

from communique.attribute import judged, statements_of
from communique.coding import Codebook, PatternCoder, load_codebook, pattern_coder
from communique.coding.side_features import situation, standing
from communique.coding.side_model import (
    ACTOR,
    BOTH,
    NEITHER,
    RECIPIENT,
    ROLES,
    Asked,
    SideModel,
    load_sides,
)
from communique.coding.side_paths import path, paths_from
from communique.coding.side_setting import Stage
from communique.model import Block, Document, EventMention
from communique.pipeline import Pipeline
from communique.recognize import Recognized

ANY = (ROLES, ROLES)


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def coded(
    pipeline: Pipeline, codebook: Codebook, model: SideModel | None, *paragraphs: str
) -> list[EventMention]:
    text, blocks = "\n\n".join(paragraphs), []
    for paragraph in paragraphs:
        start = text.index(paragraph)
        blocks.append(Block(start, start + len(paragraph), "body", "test"))
    document = Document("dc_sides", text, "a.txt", "", len(text), blocks=tuple(blocks))
    ((recognized, found),) = pipeline.attributed([document])
    attributions = judged(recognized, found)
    statements = statements_of(recognized, attributions, ranker=False)
    anchored = PatternCoder(codebook, model).code(recognized, attributions, statements)
    return [a.mention for a in anchored]


def weights(**options: tuple[float, float, float]) -> SideModel:
    named = {name.replace("_", " "): w for name, w in options.items()}
    return SideModel(named, {}, margin=2.0)


def eager() -> SideModel:
    """Whoever is named earlier becomes recipient where there is none."""
    return SideModel({"named 1 sentences before": (0.0, 9.0, 0.0)}, {}, margin=2.0)


# --- the model -----------------------------------------------------------------------------------


def every(asked: Asked) -> dict[tuple[int, ...], float]:
    rows = product(ROLES, repeat=len(asked.roles))
    return {r: asked.score(r) for r in rows if r.count(BOTH) < 2}


ASKED = Asked(
    ((0.0, 1.0, -0.5, 0.2), (0.0, 0.3, 0.9, 1.5), (0.0, -1.0, 0.4, 0.1)),
    tuple(0.1 * i * (-1) ** i for i in range(12)),
)


def test_the_best_assignment_is_the_one_with_the_highest_score() -> None:
    scores = every(ASKED)
    assert ASKED.best([ROLES] * 3) == max(scores, key=lambda r: scores[r])


def test_probabilities_are_those_of_all_assignments_counted_out() -> None:
    scores = every(ASKED)
    total = sum(map(exp, scores.values()))
    for option, role in product(range(3), ROLES):
        share = sum(exp(s) for r, s in scores.items() if r[option] == role) / total
        assert ASKED.likely(option, role) == pytest.approx(share)


def test_only_roles_that_are_allowed_are_given() -> None:
    assert ASKED.best([(NEITHER,), (ACTOR, RECIPIENT), (NEITHER,)])[0] == NEITHER
    assert ASKED.best([(NEITHER,), (ACTOR,), (NEITHER,)]) == (NEITHER, ACTOR, NEITHER)


def test_one_at_most_is_on_both_sides() -> None:
    both = Asked(((0.0, 0.0, 0.0, 9.0),) * 2, (0.0,) * 12)
    assert both.best(ANY).count(BOTH) == 1
    assert both.score((BOTH, BOTH)) == float("-inf")


def test_numbers_of_actors_weigh_beside_who_they_are() -> None:
    roles = ((0.0, 1.0, 0.0, 0.0),) * 2
    assert Asked(roles, (0.0,) * 12).best(ANY) == (ACTOR, ACTOR)
    one_only = tuple(5.0 if i // 3 == 1 else 0.0 for i in range(12))
    assert Asked(roles, one_only).best(ANY).count(ACTOR) == 1


def test_weights_are_summed_over_features_and_unknown_ones_count_nothing() -> None:
    model = weights(near=(1.0, 0.0, 0.0), named_here=(0.5, 2.0, -1.0))
    asked = model.asked([], [["near", "named here", "never seen"]])
    assert asked.roles == ((0.0, 1.5, 2.0, 2.5),)
    assert model.telling(["near", "named here"], NEITHER, ACTOR) == "near"
    assert model.telling(["near", "named here"], ACTOR, RECIPIENT) == "named here"


# --- what it changes -----------------------------------------------------------------------------


def test_a_recipient_named_before_is_added_and_says_why(
    whole_pipeline: Pipeline, codebook: Codebook
) -> None:
    texts = ("Fiji met nobody.", "Oman, Chad and Tonga watched Peru.", "Chile refused.")
    alone = coded(whole_pipeline, codebook, None, *texts)
    (refusal,) = [m for m in alone if m.event_type == "REJECT"]
    assert line(refusal) == "REJECT CHL > - occurred"
    model = SideModel({"named 1 sentences before, no recipient given": (0, 9.0, 0)}, {}, 2.0)
    (chosen,) = [
        m for m in coded(whole_pipeline, codebook, model, *texts) if m.event_type == "REJECT"
    ]
    assert {p.country for p in chosen.recipients} & {"PER", "OMN", "TCD", "TON"}
    assert "added as recipient (named 1 sentences before; no recipient given" in chosen.explanation
    assert chosen.why["recipients.0"].reason.startswith("chosen among those named")


def test_sides_that_the_clause_names_stay(whole_pipeline: Pipeline, codebook: Codebook) -> None:
    contrary = SideModel(
        {"rules: actor": (-50.0, 50.0, 0.0), "rules: recipient": (50.0, -50.0, 0.0)}, {}, 2.0
    )
    (mention,) = coded(whole_pipeline, codebook, contrary, "Peru accused Ecuador of theft.")
    assert line(mention) == "ACCUSE PER > ECU occurred"


def test_what_is_not_clearly_likelier_is_left(whole_pipeline: Pipeline, codebook: Codebook) -> None:
    texts = ("Oman, Chad and Tonga watched Peru.", "Chile refused.")
    weak = SideModel({"named 1 sentences before": (0.0, log(1.9), 0.0)}, {}, margin=400.0)
    found = coded(whole_pipeline, codebook, weak, *texts)
    assert "REJECT CHL > - occurred" in map(line, found)


def test_western_governments_are_of_no_one_country(
    whole_pipeline: Pipeline, codebook: Codebook
) -> None:
    texts = ("Oman and Chad watched Peru.", "Russia lashed out at Western governments.")
    for mention in coded(whole_pipeline, codebook, eager(), *texts):
        if mention.event_type == "ACCUSE":
            assert [p.country for p in mention.recipients] == [None]
            break
    else:
        pytest.fail("no ACCUSE found")


def test_the_bundled_weights_are_used_unless_told_not_to(codebook: Codebook) -> None:
    assert pattern_coder(codebook).sides is load_sides()
    assert pattern_coder(codebook, sides=False).sides is None


def test_the_bundled_weights_are_complete() -> None:
    model = load_sides()
    assert model.margin > 1
    assert all(len(w) == 3 for w in model.options.values())
    assert all(len(w) == 12 for w in model.numbers.values())
    assert "bias" in model.options and "any act" in model.numbers


def test_no_feature_names_a_country_or_a_report() -> None:
    model = load_sides()
    words = {w for name in (*model.options, *model.numbers) for w in name.split()}
    assert not {w for w in words if w.isupper() and len(w) == 3} - {"AID"}


def test_the_bundled_weights_speak_of_the_features_that_are_read(
    whole_pipeline: Pipeline, codebook: Codebook
) -> None:
    text = "Kenya accused Uganda of theft. Its minister rejected the talks with the two countries."
    document = Document(
        "dc_f", text, "a.txt", "", len(text), blocks=(Block(0, len(text), "body", "test"),)
    )
    ((recognized, found),) = whole_pipeline.attributed([document])
    attributions = judged(recognized, found)
    statements = statements_of(recognized, attributions, ranker=False)
    acts = PatternCoder(codebook).acts(recognized, attributions, statements).found
    stage = Stage(recognized, attributions, acts, None)
    read = {f for s in stage.settings() for o in s.options() for f in standing(s, o)}
    asked = {f for s in stage.settings() for f in situation(s)}
    model = load_sides()
    assert len(read & model.options.keys()) > len(read) / 2
    assert len(asked & model.numbers.keys()) > len(asked) / 2


def test_a_path_runs_up_to_the_common_word_and_down(
    recognized_text: Callable[..., Recognized],
) -> None:
    found = recognized_text("Peru criticized the plans of Chile for the border with Bolivia.")
    (unit,) = found.parsed.units
    at = {t.text: t for t in unit.doc}
    up = paths_from(at["criticized"])
    assert path(up, at["Peru"]) == "nsubj"
    assert path(up, at["Chile"]) == "dobj>of"
    assert path(paths_from(at["plans"]), at["Peru"]) == "dobj</nsubj"
    assert path(up, at["criticized"]) == "self"
