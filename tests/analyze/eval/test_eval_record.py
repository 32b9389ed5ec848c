"""The scorer itself: perfect, empty, worked cases, and what must count as wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from eval_records import (
    ACCUSED,
    CHILE,
    DOC,
    DOCUMENT,
    GOLD,
    HELP,
    MALI,
    MET,
    PERU,
    SAID,
    SPYING,
)

from communique.analyze.eval import Gold, Predicted, Score, Trap, compare, scores
from communique.analyze.eval.mention_fields import RIGHT
from communique.model import EventMention

WHOLE = "right, status and identity of all participants"


def rows(gold: Gold, found: list[EventMention]) -> dict[tuple[str, str], Score]:
    tally, _ = compare(gold, Predicted({DOC: found}))
    return {(s.section, s.row): s for s in scores(tally)}


def of(found: list[EventMention], row: str, gold: list[EventMention] = GOLD) -> tuple[float, ...]:
    score = rows(Gold({DOC: gold}), found)["mentions", row]
    return score.hit, score.predicted, score.found, score.due


def test_gold_against_itself_is_one_in_every_row() -> None:
    gold = Gold({DOC: GOLD}, {DOC: [SAID]}, {DOC: DOCUMENT})
    tally, _ = compare(gold, Predicted({DOC: GOLD}, {DOC: [SAID]}, {DOC: DOCUMENT}))
    found = scores(tally)
    assert {s.section for s in found} >= {"mentions", "statements", "pages"}
    for score in found:
        for figure in (score.precision, score.recall, score.f1):
            assert figure.value in (1.0, None), score
    filled = {s.row for s in found if s.f1.value == 1}
    assert {"status", "date", "place", "objects", "quantities", "form", WHOLE, RIGHT} <= filled


def test_nothing_found_is_zero_recall_and_no_precision() -> None:
    for (section, row), score in rows(Gold({DOC: GOLD}), []).items():
        if section in {"mentions", "right, by type"} and score.due:
            assert score.recall.value == 0, row
            assert score.precision.value is None, row
            assert score.f1.value == 0, row


def test_counts_by_hand() -> None:
    wrong_type = replace(ACCUSED, event_type="REJECT")
    made_up = replace(
        MET, id="em_x", event_type="AID", trigger=replace(MET.trigger, start=0, end=1)
    )
    found = [MET, wrong_type, made_up]
    assert of(found, "found, of any type") == (2, 3, 2, 4)
    assert of(found, "type") == (1, 3, 1, 4)
    assert of(found, RIGHT) == (1, 3, 1, 4)
    score = rows(Gold({DOC: GOLD}), found)["mentions", RIGHT]
    assert score.precision.value == pytest.approx(1 / 3)
    assert score.recall.value == 0.25
    assert score.f1.value == pytest.approx(2 / 7)


def test_actor_and_recipient_swapped_is_wrong() -> None:
    swapped = replace(ACCUSED, actors=(CHILE,), recipients=(PERU,))
    assert of([swapped], RIGHT)[0] == 0
    assert of([swapped], "type")[0] == 1
    assert of([swapped], "actors: countries")[0] == 0
    assert of([swapped], "recipients: identity")[0] == 0


def test_one_found_mention_meets_one_of_the_gold() -> None:
    twice = [replace(MET, id="em_a"), replace(MET, id="em_b")]
    assert of(twice, "type") == (1, 2, 1, 4)


def test_of_two_candidates_the_one_with_more_in_common_is_matched() -> None:
    poor = replace(ACCUSED, id="em_poor", actors=(), recipients=())
    assert of([poor, ACCUSED], RIGHT) == (1, 2, 1, 4)
    assert of([ACCUSED, poor], RIGHT) == (1, 2, 1, 4)


def test_evidence_must_overlap() -> None:
    elsewhere = replace(ACCUSED, evidence=MET.evidence, trigger=MET.trigger)
    assert of([elsewhere], "found, of any type", [ACCUSED])[0] == 0


def test_status_is_asked_for_apart() -> None:
    early = replace(HELP, status="occurred")
    assert of([early], RIGHT)[0] == 1
    assert of([early], "right, and status")[0] == 0
    assert of([early], "status")[:2] == (0, 1)


def test_optional_gold_is_not_asked_for_and_not_punished() -> None:
    gold = Gold({DOC: GOLD}, optional=frozenset({SPYING.id}))
    with_it = rows(gold, GOLD)["mentions", RIGHT]
    without = rows(gold, [MET, ACCUSED, HELP])["mentions", RIGHT]
    assert (with_it.precision.value, with_it.recall.value) == (1, 1)
    assert (without.precision.value, without.recall.value) == (1, 1)
    assert with_it.due == without.due == 3


def test_a_wrong_field_beside_optional_gold_is_wrong() -> None:
    gold = Gold({DOC: GOLD}, optional=frozenset({HELP.id}))
    row = rows(gold, [replace(HELP, status="occurred")])["mentions", "status"]
    assert (row.hit, row.predicted, row.found, row.due) == (0, 1, 0, 3)


def test_labeled_gold_is_not_asked_for() -> None:
    noise = replace(MET, labels=("anniversary",))
    row = rows(Gold({DOC: [noise, ACCUSED]}), [ACCUSED])["mentions", "type"]
    assert (row.found, row.due) == (1, 1)


def test_a_document_that_was_not_coded_counts_as_empty() -> None:
    gold = Gold({DOC: GOLD}, None, {DOC: DOCUMENT})
    tally, _ = compare(gold, Predicted({}, {}, {}))
    found = {(s.section, s.row): s for s in scores(tally)}
    assert found["pages", "published date"].recall.value == 0
    assert found["mentions", "type"].recall.value == 0


def test_part_of_a_meeting_counts_in_part() -> None:
    one = replace(MET, actors=(MALI,))
    assert of([one], "actors: identity", [MET]) == (1, 1, 1, 2)
    assert of([one], RIGHT, [MET])[0] == 0


def test_two_persons_of_one_country_are_not_the_same() -> None:
    ours = replace(PERU, kind="person", name="Rosa Quispe", actor_id="ac_a")
    theirs = replace(PERU, kind="person", name="Luis Paredes", actor_id="ac_b", mentioned=None)
    gold, found = replace(ACCUSED, actors=(ours,)), replace(ACCUSED, actors=(theirs,))
    assert of([found], RIGHT, [gold])[0] == 1
    assert of([found], WHOLE, [gold])[0] == 0
    spelled = replace(theirs, name="R. Quispe")
    assert of([replace(ACCUSED, actors=(spelled,))], WHOLE, [gold])[0] == 1


def test_links_lead_to_the_mention_that_was_matched() -> None:
    from communique.model import Link

    gold = replace(ACCUSED, links=(Link("accused_of", SPYING.id),))
    other_id = replace(SPYING, id="em_other")
    good = replace(ACCUSED, links=(Link("accused_of", "em_other"),))
    bad = replace(ACCUSED, links=(Link("accused_of", "em_none"),))
    assert of([good, other_id], "links", [gold, SPYING]) == (1, 1, 1, 1)
    assert of([bad, other_id], "links", [gold, SPYING]) == (0, 1, 0, 1)


def test_a_trap_counts_where_a_trigger_stands_in_it() -> None:
    trap = Trap(DOC, MET.trigger.start, MET.trigger.end, "met", "metaphor")
    row = rows(Gold({DOC: GOLD}, traps=(trap,)), [MET])["pages", "traps fallen into"]
    assert (row.found, row.due) == (1, 1)
    row = rows(Gold({DOC: GOLD}, traps=(trap,)), [HELP])["pages", "traps fallen into"]
    assert (row.found, row.due) == (0, 1)


def test_events_are_compared_by_pairs_of_matched_mentions() -> None:
    gold = Gold({DOC: GOLD}, events=(frozenset({MET.id, ACCUSED.id, SPYING.id}),))
    found = [m.of_event(e) for m, e in zip(GOLD, ["ev_1", "ev_1", "ev_2", "ev_2"], strict=True)]
    row = rows(gold, found)["across documents", "same event: pairs of matched mentions"]
    assert (row.hit, row.predicted, row.found, row.due) == (1, 2, 1, 3)


def test_statements_by_hand() -> None:
    cut = replace(SAID, content=(replace(SAID.content[0], end=SAID.content[0].start + 20),))
    cut = replace(cut, content=(replace(cut.content[0], quote=SAID.content[0].quote[:20]),))
    gold = Gold({DOC: []}, {DOC: [SAID]})
    tally, _ = compare(gold, Predicted({DOC: []}, {DOC: [cut]}))
    found = {s.row: s for s in scores(tally) if s.section == "statements"}
    assert found["found: content shared by half"].hit == 1
    assert found["content"].hit == 0
    silent = replace(SAID, source=())
    tally, _ = compare(gold, Predicted({DOC: []}, {DOC: [silent]}))
    found = {s.row: s for s in scores(tally) if s.section == "statements"}
    assert found["content"].hit == 1
    assert found["source and content"].hit == 0


def test_intervals_come_from_drawing_threads() -> None:
    good, bad = replace(MET, document_id="dc_a"), replace(MET, document_id="dc_b")
    gold = Gold({"dc_a": [good], "dc_b": [bad]}, units={"dc_a": "t1", "dc_b": "t2"})
    tally, _ = compare(gold, Predicted({"dc_a": [good], "dc_b": []}))
    recall = next(s.recall for s in scores(tally) if s.row == "type")
    assert (recall.value, recall.low, recall.high) == (0.5, 0.0, 1.0)
    together = Gold(gold.mentions, units={"dc_a": "t1", "dc_b": "t1"})
    tally, _ = compare(together, Predicted({"dc_a": [good], "dc_b": []}))
    recall = next(s.recall for s in scores(tally) if s.row == "type")
    assert (recall.low, recall.high) == (0.5, 0.5)
