"""Who does what to whom, in the many ways to say it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from coded_text import line, lines, linked, of_type

from communique.model.coded import Coded

CodeText = Callable[..., Coded]

SEPARATE = [
    (
        "Iran's minister met separately with his counterparts from Oman, Qatar and Kuwait.",
        [
            "CONSULT IRN,OMN > - occurred",
            "CONSULT IRN,QAT > - occurred",
            "CONSULT IRN,KWT > - occurred",
        ],
    ),
    (
        "Polish Defense Minister Katarzyna Wolska also held separate meetings with "
        "Lithuania's Rimantas Vaitkus and with Estonia's Kristel Tamm.",
        ["CONSULT LTU,POL > - occurred", "CONSULT EST,POL > - occurred"],
    ),
    (
        "The Fijian president held talks with the leaders of Samoa, Tonga and Tuvalu.",
        [
            "CONSULT FJI,WSM > - occurred",
            "CONSULT FJI,TON > - occurred",
            "CONSULT FJI,TUV > - occurred",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEPARATE)
def test_separate_meetings_are_mentions_of_their_own(
    code_text: CodeText, text: str, expected: list[str]
) -> None:
    coded = code_text(text)
    assert lines(coded) == expected
    assert len({m.id for m in coded.mentions}) == len(expected)
    assert all("separate" in m.why["actors"].reason for m in coded.mentions)


JOINT = [
    (
        "The Fijian president held a joint meeting with the leaders of Samoa and Tonga.",
        "CONSULT FJI,TON,WSM > - occurred",
    ),
    (
        "The Fijian president held a trilateral meeting with the leaders of Samoa and Tonga.",
        "CONSULT FJI,TON,WSM > - occurred",
    ),
    ("The presidents of Fiji, Samoa and Tonga met in Suva.", "CONSULT FJI,TON,WSM > - occurred"),
    ("Nepal, Bhutan and India signed a treaty.", "SUPPORT BTN,IND,NPL > - occurred"),
    ("Nepal and Bhutan jointly condemned the sale.", "ACCUSE BTN,NPL > - occurred"),
]


@pytest.mark.parametrize(("text", "expected"), JOINT)
def test_a_joint_act_is_one_mention(code_text: CodeText, text: str, expected: str) -> None:
    coded = code_text(text)
    assert lines(coded) == [expected]


def test_one_meeting_of_many_says_that_the_text_does_not_decide(code_text: CodeText) -> None:
    (mention,) = code_text("The presidents of Fiji, Samoa and Tonga met in Suva.").mentions
    assert "one meeting" in mention.why["actors"].reason


FRAMES = [
    # passives
    ("The Tongan crew was released by Fiji.", "RETREAT FJI > TON occurred"),
    ("Sanctions were imposed on Mali by France.", "SANCTION FRA > MLI occurred"),
    ("A Togolese vessel was seized by Ghana.", "COERCE GHA > TGO occurred"),
    ("Three Danish diplomats were expelled by Iceland.", "SANCTION ISL > DNK occurred"),
    ("The Omani minister was received by the emir of Qatar.", "CONSULT OMN > QAT occurred"),
    ("Armenia was shelled by Azerbaijani troops.", "ASSAULT AZE > ARM occurred"),
    # between
    ("Talks between Nepal and Bhutan ended on Friday.", "CONSULT BTN,NPL > - occurred"),
    ("A treaty between Nepal and Bhutan was signed on Friday.", "SUPPORT BTN,NPL > - occurred"),
    ("A meeting between Oman's king and Yemen's premier ended.", "CONSULT OMN,YEM > - occurred"),
    ("Joint drills between Serbia and Cyprus began.", "COOPERATE CYP,SRB > - occurred"),
    # visits: the visitor acts, the host receives
    ("The Peruvian president visited Chile.", "CONSULT PER > CHL occurred"),
    ("Chile's president received the Peruvian foreign minister.", "CONSULT PER > CHL occurred"),
    # light verbs
    ("Chad paid a visit to Niger.", "CONSULT TCD > NER occurred"),
    ("Chad gave support to Niger.", "SUPPORT TCD > NER occurred"),
    ("Chad issued a warning to Niger.", "THREATEN TCD > NER occurred"),
    ("Chad held talks with Niger.", "CONSULT NER,TCD > - occurred"),
    ("Chad provided military aid to Niger.", "AID TCD > NER occurred"),
    ("Chad carried out a raid on Niger.", "ASSAULT TCD > NER occurred"),
    ("Chad expressed its thanks to Niger.", "SUPPORT TCD > NER occurred"),
    # nominal events
    ("Chad's criticism of Niger drew a sharp answer.", "ACCUSE TCD > NER occurred"),
    ("Chilean missile strikes against Peru went on.", "ASSAULT CHL > PER occurred"),
    ("The Peruvian president's visit to Chile lasted two days.", "CONSULT PER > CHL occurred"),
    ("The signing of a treaty by Peru and Chile took an hour.", "SUPPORT CHL,PER > - occurred"),
    ("Fiji's sanctions on Tonga hurt trade.", "SANCTION FJI > TON occurred"),
    ("The Turkish invasion of Syria drove many out.", "ASSAULT TUR > SYR occurred"),
    # no recipient, no country
    ("Uganda called for restraint.", "REQUEST UGA > - occurred"),
    ("Unidentified gunmen attacked a customs post in Ecuador.", "ASSAULT - > ECU occurred"),
    # coordination
    ("Kenya condemned Somalia and recalled its envoy.", "ACCUSE KEN > SOM occurred"),
    ("Russia and Belarus imposed sanctions on Latvia.", "SANCTION BLR,RUS > LVA occurred"),
    ("Egypt sent food to Sudan and South Sudan.", "AID EGY > SDN,SSD occurred"),
    # relative clauses and participles
    ("Burundi thanked Kenya, which had sent food to Rwanda.", "AID KEN > RWA occurred"),
    ("Arriving in Hanoi, the Thai premier thanked Vietnam.", "SUPPORT THA > VNM occurred"),
]


@pytest.mark.parametrize(("text", "expected"), FRAMES)
def test_the_frame_of_an_act(code_text: CodeText, text: str, expected: str) -> None:
    assert expected in lines(code_text(text))


CONTROL = [
    ("Kenya vowed to send troops to Somalia.", "AGREE", "MOBILIZE KEN > SOM planned"),
    ("Kenya urged Somalia to release the Omani crew.", "REQUEST", "RETREAT SOM > OMN proposed"),
    ("Kenya promised Somalia to release the crew.", "AGREE", "RETREAT KEN > SOM planned"),
    ("Kenya asked Somalia to meet with Ethiopia.", "REQUEST", "CONSULT ETH,SOM > - proposed"),
    ("Kenya accused Somalia of sending troops to Chad.", "ACCUSE", "MOBILIZE SOM > TCD occurred"),
    ("Kenya thanked Somalia for sending food to Chad.", "SUPPORT", "AID SOM > TCD occurred"),
    ("Kenya threatened to shell Somalia.", "THREATEN", "ASSAULT KEN > SOM conditional"),
    ("Kenya offered to send food to Chad.", "AGREE", "AID KEN > TCD planned"),
    ("Kenya called on Somalia to hold talks with Chad.", "REQUEST", "CONSULT SOM,TCD > - proposed"),
    (
        "Somalia must withdraw its troops from Chad, Kenya's president said.",
        "REQUEST",
        "RETREAT SOM > TCD proposed",
    ),
]


@pytest.mark.parametrize(("text", "outer", "inner"), CONTROL)
def test_content_is_a_mention_with_its_own_status_and_a_link(
    code_text: CodeText, text: str, outer: str, inner: str
) -> None:
    coded = code_text(text)
    act = of_type(coded, outer)
    assert act.status == "occurred"
    kind = "accused_of" if outer == "ACCUSE" else "content"
    assert linked(coded, act) == [(kind, inner)]


ASSERTED = [
    ("Oman shelled Yemen.", [("document", "asserts")]),
    ("Iraq said that Oman had shelled Yemen.", [("ac_IRQ", "asserts")]),
    ("According to Iraq, Oman shelled Yemen.", [("ac_IRQ", "asserts")]),
    ("Iraq denied that Oman had shelled Yemen.", [("ac_IRQ", "denies")]),
    ("Oman denied shelling Yemen.", [("ac_OMN", "denies")]),
    ("Oman did not deny that it had shelled Yemen.", [("ac_OMN", "asserts")]),
]


@pytest.mark.parametrize(("text", "expected"), ASSERTED)
def test_who_vouches_for_an_act(
    code_text: CodeText, text: str, expected: list[tuple[str, str]]
) -> None:
    coded = code_text(text)
    act = of_type(coded, "ASSAULT")
    assert [(a.by, a.stance) for a in act.assertions] == expected
    known = {s.id for s in coded.statements}
    assert all(a.statement_id in known for a in act.assertions if a.by != "document")


def test_a_named_speaker_vouches_by_the_persons_id(code_text: CodeText) -> None:
    coded = code_text("Iraqi Foreign Minister Salim Karam said that Oman had shelled Yemen.")
    (assertion,) = of_type(coded, "ASSAULT").assertions
    (speaker,) = coded.statements[0].speakers
    assert (assertion.by, assertion.statement_id) == (speaker.actor_id, coded.statements[0].id)


def test_an_analysts_part_has_a_voice_of_its_own(code_text: CodeText) -> None:
    coded = code_text(
        "Oman and Yemen held talks in Muscat on Monday. The ministers spoke for two hours.\n\n"
        "Comment: Oman shelled Yemen in 2030, and the memory of it weighs on every round since. "
        "The outcome suggests that both governments are tired of the quarrel.\n"
    )
    assert [(a.by, a.stance) for a in of_type(coded, "ASSAULT").assertions] == [
        ("analyst", "asserts")
    ]


LABELED = [
    ("Kenya marked the anniversary of Somalia's attack on Ethiopia.", "anniversary"),
    ("Kenya accused Uganda of buying the referee in the cup match at the stadium.", "sport"),
    ("The prosecutor told the trial that Oman had shelled Yemen.", "court"),
    ("The film's director tells how Oman shelled Yemen.", "review"),
    ("The war of words went on as Oman condemned Yemen.", "metaphor"),
    ("The Swiss bank raided its reserves.", "metaphor"),
    ("The striker fired Ghana into the lead against Togo.", "sport"),
    ("In the film, Russia invades Finland.", "review"),
    ("Oman shelled Yemen&nbsp;&nbsp; ||| on Monday.", "garbled"),
]


@pytest.mark.parametrize(("text", "label"), LABELED)
def test_noise_is_labeled_and_not_dropped(code_text: CodeText, text: str, label: str) -> None:
    mentions = code_text(text).mentions
    assert mentions
    assert all(label in m.labels for m in mentions)


ABSTAINED = [
    ("Peru and Chile signed an agreement on the withdrawal of troops from Bolivia.", "RETREAT"),
    ("Kenya met Somalia to impose sanctions on Chad.", "SANCTION"),
]


@pytest.mark.parametrize(("text", "event_type"), ABSTAINED)
def test_the_coder_abstains_with_a_reason(code_text: CodeText, text: str, event_type: str) -> None:
    mention = of_type(code_text(text), event_type)
    assert mention.abstained
    assert mention.why["abstained"].reason


def test_a_sentence_told_twice_is_one_mention_with_both_places(code_text: CodeText) -> None:
    sentence = "Oman and Yemen signed a treaty on the river ports in Muscat on Monday."
    text = f"{sentence}\n\nRain fell all day over the coast.\n\n{sentence}\n"
    (mention,) = code_text(text).mentions
    assert line(mention) == "SUPPORT OMN,YEM > - occurred"
    first, second = mention.evidence
    assert first.quote == second.quote == sentence
    assert (first.start, second.start) == (0, text.rindex(sentence))


def test_a_retelling_in_other_words_is_another_mention(code_text: CodeText) -> None:
    found = lines(
        code_text("Oman and Yemen signed a treaty. Yemen had signed the treaty with Oman at noon.")
    )
    assert found == ["SUPPORT OMN,YEM > - occurred"] * 2


NOTHING = [
    "Kenya fears Somalia.",
    "Peru has a long border with Chile.",
    "Peru's army is larger than that of Chile.",
    "Cambodia met its growth target last year.",
    "Two million tourists visited Greece in July.",
    "The minister told a news conference in Accra that prices would fall.",
    "Water and oil do not mix.",
    "Kenya is a neighbor of Uganda.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_event(code_text: CodeText, text: str) -> None:
    assert lines(code_text(text)) == []


def test_participants_roles_and_modes(code_text: CodeText) -> None:
    coded = code_text(
        "Peruvian Foreign Minister Lucía Quispe visited Chile on Monday.", published="2031-05-06"
    )
    (mention,) = coded.mentions
    (visitor,), (host,) = mention.actors, mention.recipients
    assert (visitor.name, visitor.role, visitor.kind) == ("Lucía Quispe", "visitor", "person")
    assert (host.actor_id, host.role, host.kind) == ("ac_CHL", "host", "state")
    assert mention.modes == ("visit",)
    assert mention.date and mention.date.edtf == "2031-05-05"
    assert mention.trigger.quote == "visited"
    assert mention.coder == "patterns/1"


def test_quantities_of_the_clause(code_text: CodeText) -> None:
    (mention,) = code_text("Gunmen killed at least four soldiers in Mali.").mentions
    assert [(q.of, q.min, q.max) for q in mention.quantities] == [("dead", 4, None)]


UNKNOWN = [
    ("Two dealers were arrested.", "COERCE - > - occurred"),
    ("They demanded the release of the vessel.", "RETREAT - > - proposed"),
]


@pytest.mark.parametrize(("text", "expected"), UNKNOWN)
def test_an_act_of_nobody_known_is_printed_where_states_act(
    code_text: CodeText, text: str, expected: str
) -> None:
    near = code_text(f"Peru condemned Chile. {text}")
    assert expected in [line(m) for m in near.mentions if not m.abstained]
    alone = code_text(text)
    assert expected not in [line(m) for m in alone.mentions if not m.abstained]


def test_an_act_only_taken_up_without_its_doer_is_not_printed(code_text: CodeText) -> None:
    coded = code_text("Peru condemned Chile. Trade fell during the war.")
    assert all(m.abstained for m in coded.mentions if m.event_type == "ASSAULT")


@pytest.mark.parametrize(
    "text",
    [
        "The Brazilian senate killed the bill.",
        "Norway attacked the naval base of Denmark.",
        "The director of the Chadian agency met the leading actors of the conflict in Mali.",
    ],
)
def test_acts_told_in_strong_words_are_no_noise(code_text: CodeText, text: str) -> None:
    mentions = code_text(text).mentions
    assert mentions
    assert not any(m.labels for m in mentions)


def test_a_hostile_act_told_of_another_accuses(code_text: CodeText) -> None:
    coded = code_text("Uganda said that Rwandan soldiers shot two farmers.")
    accusation = of_type(coded, "ACCUSE")
    assert line(accusation) == "ACCUSE UGA > RWA occurred"
    assert linked(coded, accusation) == [("accused_of", "ASSAULT RWA > - occurred")]
    own = code_text("Uganda said that Ugandan soldiers shot two farmers.")
    assert not any(m.event_type == "ACCUSE" for m in own.mentions)


def test_who_judges_an_act_has_not_done_it(code_text: CodeText) -> None:
    coded = code_text("Sanctions against Mali were condemned by Chad.")
    assert line(of_type(coded, "SANCTION")) == "SANCTION - > MLI occurred"
    assert line(of_type(coded, "ACCUSE")) == "ACCUSE TCD > - occurred"


def test_what_a_meeting_deals_with_as_known_has_happened(code_text: CodeText) -> None:
    coded = code_text("The Thai and Lao ministers met to discuss the shelling of a Lao village.")
    mention = of_type(coded, "ASSAULT")
    assert mention.status == "occurred"
    assert not mention.abstained


def test_what_is_only_asked_about_is_not_printed(code_text: CodeText) -> None:
    (mention,) = code_text("Will Peru sign the treaty?").mentions
    assert mention.abstained
