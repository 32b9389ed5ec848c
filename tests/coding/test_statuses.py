"""What happened, goes on, is planned, asked for, possible, denied its being, or long over."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from coded_text import lines

from communique.model.coded import Coded

CodeText = Callable[..., Coded]

NEGATED = [
    ("Not one Ghanaian soldier attacked Togo.", "ASSAULT GHA > TGO negated"),
    ("Ghana has yet to release the Togolese crew.", "RETREAT GHA > TGO negated"),
    ("Peru did not sign the pact with Chile.", "SUPPORT CHL,PER > - negated"),
    ("Peru never signed the pact with Chile.", "SUPPORT CHL,PER > - negated"),
    ("Kenya and Uganda held no talks on the lake.", "CONSULT KEN,UGA > - negated"),
    ("Chile refused to lift the sanctions on Bolivia.", "RETREAT CHL > BOL negated"),
    ("Angola failed to release the Zambian crew.", "RETREAT AGO > ZMB negated"),
    ("Fiji has not yet imposed sanctions on Tonga.", "SANCTION FJI > TON negated"),
    ("Laos declined to send troops to Cambodia.", "MOBILIZE LAO > KHM negated"),
    ("No Latvian minister visited Belarus.", "CONSULT LVA > BLR negated"),
    ("Iraq won't attack Kuwait.", "ASSAULT IRQ > KWT negated"),
]
PLANNED = [
    ("The Lao premier travels to Hanoi on Friday.", "CONSULT LAO > VNM planned"),
    (
        "Ghana and Togo signed the pact; the pact commits both states to free the Beninese crew.",
        "RETREAT GHA,TGO > BEN planned",
    ),
    ("The Thai prime minister will visit Laos on Friday.", "CONSULT THA > LAO planned"),
    ("The Thai prime minister plans to visit Laos.", "CONSULT THA > LAO planned"),
    ("Nepal is to send troops to Chad.", "MOBILIZE NPL > TCD planned"),
    ("Nepal agreed to send troops to Chad.", "MOBILIZE NPL > TCD planned"),
    ("Ghana is expected to impose sanctions on Togo.", "SANCTION GHA > TGO planned"),
    (
        "The upcoming visit of the Thai king to Bhutan was announced.",
        "CONSULT THA > BTN planned",
    ),
    ("Mexico promised to send food to Haiti.", "AID MEX > HTI planned"),
    ("Iceland decided to expel three Danish diplomats.", "SANCTION ISL > DNK planned"),
    ("Oman and Yemen are set to hold talks in June.", "CONSULT OMN,YEM > - planned"),
    ("Oman said it would release the Yemeni crew.", "RETREAT OMN > YEM planned"),
]
PROPOSED = [
    ("Ghana should withdraw its troops from Togo.", "RETREAT GHA > TGO proposed"),
    ("Ghana must release the Togolese crew.", "RETREAT GHA > TGO proposed"),
    ("Ghana urged Togo to lift the sanctions on Benin.", "RETREAT TGO > BEN proposed"),
    ("Ghana proposed talks with Togo.", "CONSULT GHA,TGO > - proposed"),
    ("Ghana wants to hold talks with Togo.", "CONSULT GHA,TGO > - proposed"),
    ("Malta asked Libya to release the Greek crew.", "RETREAT LBY > GRC proposed"),
    ("Malta invited Libya to hold talks with Greece.", "CONSULT GRC,LBY > - proposed"),
    ("Qatar called on Iraq to release the Kuwaiti pilots.", "RETREAT IRQ > KWT proposed"),
]
CONDITIONAL = [
    (
        "Tonga will close its port to Fiji's ships unless the crew is freed.",
        "SANCTION TON > FJI conditional",
    ),
    ("An attack by Ghana on Togo would widen the quarrel.", "ASSAULT GHA > TGO conditional"),
    ("Ghana may impose sanctions on Togo.", "SANCTION GHA > TGO conditional"),
    ("Ghana could attack Togo.", "ASSAULT GHA > TGO conditional"),
    ("If Ghana shells Togo, the union will act.", "ASSAULT GHA > TGO conditional"),
    (
        "Unless Ghana releases the Togolese crew, the port stays shut.",
        "RETREAT GHA > TGO conditional",
    ),
    ("Ghana threatened to attack Togo.", "ASSAULT GHA > TGO conditional"),
    ("Ghana might send troops to Togo.", "MOBILIZE GHA > TGO conditional"),
    (
        "Ghana would impose sanctions on Togo if the crew was not freed.",
        "SANCTION GHA > TGO conditional",
    ),
]
ONGOING = [
    ("Two Latvian pilots are held by Belarus.", "COERCE BLR > LVA ongoing"),
    ("The Zambian farmer has been detained by Malawi since April.", "COERCE MWI > ZMB ongoing"),
    ("The sanctions on Tonga stay in force.", "SANCTION - > TON ongoing"),
    ("Ghana is shelling Togo.", "ASSAULT GHA > TGO ongoing"),
    ("Ghana continues to shell Togo.", "ASSAULT GHA > TGO ongoing"),
    ("Ghana kept bombing Togo.", "ASSAULT GHA > TGO ongoing"),
    ("Togo's ongoing blockade of Benin began in May.", "COERCE TGO > BEN ongoing"),
    ("Talks between Ghana and Togo are being held in Accra.", "CONSULT GHA,TGO > - ongoing"),
    ("Cuba has been sending food to Haiti.", "AID CUB > HTI ongoing"),
    ("Oman is holding talks with Yemen.", "CONSULT OMN,YEM > - ongoing"),
]
HISTORICAL = [
    ("Ghana attacked Togo in 1994 after Benin shelled Niger.", "ASSAULT BEN > NER historical"),
    ("In 2012 Ghana and Togo fell out. Ghana shelled Benin.", "ASSAULT GHA > BEN historical"),
    ("In 1994, Ghana attacked Togo.", "ASSAULT GHA > TGO historical"),
    ("Ghana attacked Togo ten years ago.", "ASSAULT GHA > TGO historical"),
    ("Ghana had attacked Togo in March 2021.", "ASSAULT GHA > TGO historical"),
    ("Peru and Chile signed the treaty in 2019.", "SUPPORT CHL,PER > - historical"),
    ("The Thai king visited Laos in June 2025.", "CONSULT THA > LAO historical"),
    ("Fiji imposed sanctions on Tonga in the 1990s.", "SANCTION FJI > TON historical"),
]
OCCURRED = [
    ("Uruguay rejected Brazil's demand.", "REQUEST BRA > URY occurred"),
    (
        "Ecuador rejected a Peruvian protest over the seizure of a trawler by Ecuador.",
        "COERCE ECU > - occurred",
    ),
    (
        '"I want to thank Malta for its help," the Libyan premier said.',
        "SUPPORT LBY > MLT occurred",
    ),
    ("Thousands marched through Accra to accuse Togo of theft.", "ACCUSE GHA > TGO occurred"),
    (
        "Chile is recalling its ambassador from Bolivia, the minister announced.",
        "SANCTION CHL > BOL occurred",
    ),
    (
        "Kenya and Uganda agreed in a meeting in Kampala to open a road.",
        "CONSULT KEN,UGA > - occurred",
    ),
    ("Ghana attacked Togo in January 2031.", "ASSAULT GHA > TGO occurred"),
    ("Ghana attacked Togo on Monday.", "ASSAULT GHA > TGO occurred"),
    ("Ghana has released the Togolese crew.", "RETREAT GHA > TGO occurred"),
    ("Ghana managed to release the Togolese crew.", "RETREAT GHA > TGO occurred"),
    ("After meeting the Thai king, the Lao president left.", "CONSULT LAO,THA > - occurred"),
    ("Fiji did send food to Tonga.", "AID FJI > TON occurred"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [*NEGATED, *PLANNED, *PROPOSED, *CONDITIONAL, *ONGOING, *HISTORICAL, *OCCURRED],
)
def test_the_status_of_an_act(code_text: CodeText, text: str, expected: str) -> None:
    coded = code_text(text, published="2031-05-06")
    assert expected in lines(coded)
    assert all(m.why["status"].reason for m in coded.mentions)


def test_nothing_is_background_where_the_day_of_the_report_is_unknown(code_text: CodeText) -> None:
    assert "ASSAULT GHA > TGO occurred" in lines(code_text("In 1994, Ghana attacked Togo."))
    later = code_text("In 1994, Ghana attacked Togo.", published="1994-08-01")
    assert "ASSAULT GHA > TGO occurred" in lines(later)


def test_a_refusal_is_an_act_of_its_own(code_text: CodeText) -> None:
    found = lines(code_text("Chile refused to lift the sanctions on Bolivia."))
    assert "REJECT CHL > BOL occurred" in found
