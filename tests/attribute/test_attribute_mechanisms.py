"""Each way in which a text says who said what, once, in sentences of our own."""

from __future__ import annotations

import pytest
from attributed_text import attributed, shown

CASES = {
    "quotation, then cue and speaker": (
        "“The dam will not be filled this year,” Minister Abebe Tadesse said in Addis Ababa.",
        "say", "Abebe Tadesse", "“The dam will not be filled this year,”",
    ),
    "inverted cue": (
        "“Our fishermen were in our own waters,” said Batubara in a meeting with Admiral Wirawan.",
        "say", "Batubara", "“Our fishermen were in our own waters,”",
    ),
    "cue, colon, quotation": (
        'President Marta Quiroga said: "We shall keep the border open."',
        "say", "Quiroga", '"We shall keep the border open."',
    ),
    "typewriter marks of two apostrophes": (
        "''The grain corridor must stay open,'' Mr. Kovalenko told reporters in Odesa.",
        "tell", "Kovalenko", "''The grain corridor must stay open,''",
    ),
    "guillemets": (
        "«No foreign base will be built here», Prime Minister Bakiev declared on Monday.",
        "declare", "Bakiev", "«No foreign base will be built here»",
    ),
    "single marks beside an apostrophe": (
        "‘The army’s withdrawal is complete,’ General Nyambura said.",
        "say", "Nyambura", "‘The army’s withdrawal is complete,’",
    ),
    "a cue that interrupts its quotation": (
        "“The ceasefire,” Colonel Diarra said, “holds along the whole river.”",
        "say", "Diarra", "holds along the whole river",
    ),
    "the quotation goes on after the cue": (
        "“We reject the tariff,” Minister Hwang said. “Our answer will follow within a week.”",
        "say", "Hwang", "Our answer will follow within a week",
    ),
    "several sentences before the cue": (
        "“The talks were frank. Both sides want peace,” envoy Lindqvist added.",
        "add", "Lindqvist", "The talks were frank. Both sides want peace",
    ),
    "that-clause": (
        "The Peruvian foreign minister stressed that the two navies would share radar data.",
        "stress", "foreign minister", "that the two navies would share radar data",
    ),
    "clause without that": (
        "Officials in Nairobi say the convoy crossed the border before dawn.",
        "say", "Officials", "the convoy crossed the border before dawn",
    ),
    "comma after the cue": (
        "Upon his arrival in Baku, Rahmonov said, the prescriptions of outsiders are not feasible.",
        "say", "Rahmonov", "the prescriptions of outsiders are not feasible",
    ),
    "parenthetical cue": (
        "Coastal states, she said, need to patrol these waters together.",
        "say", "she", "need to patrol these waters together",
    ),
    "clause before the cue": (
        "The pipeline will reopen in May, the energy minister said.",
        "say", "energy minister", "The pipeline will reopen in May",
    ),
    "participle of the main verb's subject": (
        "Ambassador Okoro left the hall early, saying the draft ignored African members.",
        "say", "Okoro", "the draft ignored African members",
    ),
    "participle with a quotation": (
        "The Chilean envoy criticized the plan, noting “the islands have no water left.”",
        "note", "envoy", "the islands have no water left",
    ),
    "mixed": (
        "The Lao premier said that the railway was “a bridge between two peoples.”",
        "say", "premier", "a bridge between two peoples",
    ),
    "according to, in front": (
        "According to the Turkish ministry, forty trucks entered the province on Friday.",
        "according to", "Turkish ministry", "forty trucks entered the province on Friday",
    ),
    "according to, at the end": (
        "Two frigates left the strait on Sunday, according to a naval spokesman.",
        "according to", "naval spokesman", "Two frigates left the strait on Sunday",
    ),
    "told somebody that": (
        "Premier Sorensen told lawmakers that the treaty would be signed in June.",
        "tell", "Sorensen", "that the treaty would be signed in June",
    ),
    "was quoted as saying": (
        "General Petrov was quoted as saying that the drills would begin in spring.",
        "say", "Petrov", "that the drills would begin in spring",
    ),
    "passive with an agent": (
        "The raid was condemned by the Algerian government.",
        "condemn", "Algerian government", "The raid",
    ),
    "promise": (
        "The junta vowed to hold elections within two years.",
        "vow", "junta", "to hold elections within two years",
    ),
    "refusal": (
        "Manila refused to withdraw its ships from the shoal.",
        "refuse", "Manila", "to withdraw its ships from the shoal",
    ),
    "denied that": (
        "Kigali denied that its soldiers had crossed the frontier.",
        "deny", "Kigali", "that its soldiers had crossed the frontier",
    ),
    "denied doing": (
        "Minsk denies supplying the missiles.",
        "deny", "Minsk", "supplying the missiles",
    ),
    "called for": (
        "The Fijian leader called for a new climate fund.",
        "call", "leader", "a new climate fund",
    ),
    "urged somebody to": (
        "Oslo urged both parties to return to the table.",
        "urge", "Oslo", "both parties to return to the table",
    ),
    "called on somebody to": (
        "Pope Leo called on the generals to free the prisoners.",
        "call", "Leo", "the generals to free the prisoners",
    ),
    "praised": (
        "The Omani minister praised Kenya’s role in the talks.",
        "praise", "minister", "Kenya’s role in the talks",
    ),
    "condemned": (
        "Bogotá condemned the attack on the embassy.",
        "condemn", "Bogotá", "the attack on the embassy",
    ),
    "accused of": (
        "Asmara accused its neighbor of arming the rebels.",
        "accuse", "Asmara", "its neighbor of arming the rebels",
    ),
    "described as": (
        "The Polish envoy described the embargo as a mistake.",
        "describe", "envoy", "the embargo as a mistake",
    ),
    "called it": (
        "President Ndiaye called the verdict an insult.",
        "call", "Ndiaye", "the verdict an insult",
    ),
    "participle of calling": (
        "Caracas rejected the report, calling it a fabrication.",
        "call", "Caracas", "it a fabrication",
    ),
    "lashed out at": (
        "The general lashed out at Western capitals for freezing the funds.",
        "lash out", "general", "Western capitals for freezing the funds",
    ),
    "took a swipe at": (
        "The premier took a swipe at Brussels over the new quotas.",
        "take swipe", "premier", "Brussels",
    ),
    "warned of": (
        "The Maldivian president warned of rising seas.",
        "warn", "president", "rising seas",
    ),
    "expressed hope that": (
        "The Vietnamese minister expressed hope that the port would open soon.",
        "hope", "minister", "that the port would open soon",
    ),
    "expressing hope to": (
        "Lula received the envoy, expressing hope to see more trade with Ghana.",
        "hope", "Lula", "to see more trade with Ghana",
    ),
    "voiced satisfaction at": (
        "The Bolivian minister voiced satisfaction at the pace of the talks.",
        "satisfaction", "minister", "the pace of the talks",
    ),
    "voiced somebody's readiness": (
        "In Rabat, Mansouri voiced Morocco's readiness to host the summit.",
        "readiness", "Mansouri", "Morocco's readiness to host the summit",
    ),
    "his remarks that": (
        "His claim that the treaty was dead surprised the delegates.",
        "claim", "His", "that the treaty was dead",
    ),
    "criticism of": (
        "Serbia's criticism of the new border rules was sharp.",
        "criticism", "Serbia", "the new border rules",
    ),
    "a statement condemning": (
        "The foreign ministry of Jordan issued a statement condemning the bombardment.",
        "condemn", "foreign ministry of Jordan", "the bombardment",
    ),
    "headline with a colon": (
        "Defense minister: Navy will stay in the gulf",
        ":", "Defense minister", "Navy will stay in the gulf",
    ),
    "coordinated cue": (
        "The Thai envoy said the talks were useful and added that a second round would follow.",
        "add", "envoy", "that a second round would follow",
    ),
    "coordinated cue with other content": (
        "Haddad claimed that Lebanon is safe and denounced the recent raids.",
        "denounce", "Haddad", "the recent raids",
    ),
    "confident that": (
        "Prime Minister Kallas is confident that the alliance will hold.",
        "confident", "Kallas", "that the alliance will hold",
    ),
    "written": (
        "“No deal without our islands,” the minister wrote on Twitter.",
        "write", "minister", "No deal without our islands",
    ),
    "relative clause": (
        "The senator, who denounced the base, visited the island.",
        "denounce", "who", "the base",
    ),
    "name, colon, quotation": (
        "The ministers differ. Batista: “The canal is ours to dig and ours to close.”",
        ":", "Batista", "The canal is ours to dig and ours to close",
    ),
    "opening mark where a closing one belongs": (
        "“The canal stays shut,“ Minister Batista said.",
        "say", "Batista", "The canal stays shut",
    ),
    "single mark beside two apostrophes": (
        "''They call it the 'old line,''' Admiral Reyes said.",
        "say", "Reyes", "They call it the 'old line,",
    ),
    "a verb that only its place makes a cue": (
        "“We will be home by harvest,” grinned the mayor of Ostia.",
        "grin", "mayor", "We will be home by harvest",
    ),
    "the object of a relative clause": (
        "The paper printed a charge that Kigali denies.",
        "deny", "Kigali", "a charge",
    ),
    "put at": (
        "Lusaka put the cost at ten million dollars.",
        "put", "Lusaka", "the cost at ten million dollars",
    ),
    "invited to": (
        "The Danish minister invited his colleague to Aarhus.",
        "invite", "minister", "his colleague to Aarhus",
    ),
    "regretted that": (
        "Vientiane regretted that the bridge had been closed.",
        "regret", "Vientiane", "that the bridge had been closed",
    ),
    "pointed out": (
        "The Cuban delegate pointed out that the vote was not final.",
        "point out", "delegate", "that the vote was not final",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "cue", "source", "content"), CASES.values(), ids=CASES)
def test_mechanism(text: str, cue: str, source: str, content: str) -> None:
    found = [a for a in attributed(text) if a.cue_lemma == cue]
    assert found, [(a.cue_lemma, shown(a.content)) for a in attributed(text)]
    assert source in shown(found[0].source)
    assert content in shown(found[0].content)
    assert not shown(found[0].content).endswith(".") or shown(found[0].content)[-1] in "”\"'"
    assert found[0].reason


def test_said_in_a_meeting_names_hearer_occasion_and_form() -> None:
    text = "“We trust each other,” said Batubara in a meeting with Admiral Wirawan."
    [found] = attributed(text)
    assert found.form == "direct"
    assert found.occasion_head is not None
    assert found.addressee_head is not None


def test_carrier_is_no_second_speaker() -> None:
    text = "“The line is calm,” Colonel Traoré said on Monday, according to the Xinhua news agency."
    [found] = attributed(text)
    assert "Traoré" in shown(found.source)
    assert "Xinhua" in shown(found.via)


def test_medium() -> None:
    [found] = attributed("In an interview, Minister Sato said the fleet would sail in autumn.")
    assert found.medium == "interview"


def test_negated_cue() -> None:
    [found] = attributed("The ministry did not say that the pilot had landed.")
    assert found.negated


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("The minister said the two countries must share the river.", "prescribe"),
        ("The analyst said prices will fall in autumn.", "predict"),
        ("“We will rebuild the bridge,” the governor said.", "commit"),
        ("Hanoi denied that it had closed the port.", "deny"),
        ("Accra hailed the accord.", "evaluate"),
        ("The envoy said the road was closed.", "report"),
    ],
)
def test_force(text: str, force: str) -> None:
    assert attributed(text)[0].force == force


@pytest.mark.parametrize(("word", "polarity"), [("hailed", 1), ("condemned", -1), ("mentioned", 0)])
def test_polarity_is_the_cue_s(word: str, polarity: int) -> None:
    [found] = attributed(f"Lisbon {word} the new fishing accord.")
    assert found.polarity == polarity
