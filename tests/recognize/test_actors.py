"""Who is meant: names, offices, groups, pronouns and descriptions, each with its reason."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from communique.model import Participant
from communique.recognize import Reading, Recognized

Recognize = Callable[..., Recognized]


def readings(found: Recognized, word: str) -> list[Reading]:
    """The readings whose head is the word, in the order of the text."""
    units = found.parsed.units
    keys = sorted(k for k in found.readings if units[k[0]].doc[k[1]].text == word)
    return [found.readings[k] for k in keys]


def reading(found: Recognized, word: str, number: int = 0) -> Reading:
    return readings(found, word)[number]


def one(found: Recognized, word: str, number: int = 0) -> Participant:
    (participant,) = reading(found, word, number).participants
    return participant


def codes(found: Recognized, word: str, number: int = 0) -> list[str]:
    people = reading(found, word, number).participants
    return sorted(p.country or p.bloc or p.name for p in people)


COUNTRIES = [
    ("Peru closed its border on Monday.", "Peru", "PER"),
    ("Delegates from the Ivory Coast left the hall.", "Coast", "CIV"),
    ("Côte d'Ivoire raised its offer for the port.", "d'Ivoire", "CIV"),
    ("South Sudan thanked Ethiopia for the trucks.", "Sudan", "SSD"),
    ("The Democratic Republic of Congo recalled its envoy.", "Republic", "COD"),
    ("New Zealand sent two ships to Tonga.", "Zealand", "NZL"),
    ("Papua New Guinea and Fiji signed a fishing pact.", "Guinea", "PNG"),
    ("Bosnia and Herzegovina joined the plan.", "Bosnia", "BIH"),
    ("The United Arab Emirates bought wheat from Kazakhstan.", "Emirates", "ARE"),
    ("Trinidad and Tobago asked Venezuela for gas.", "Trinidad", "TTO"),
    ("Türkiye hosted the talks.", "Türkiye", "TUR"),
    ("Turkey hosted the talks.", "Turkey", "TUR"),
    ("North Korea tested a rocket.", "Korea", "PRK"),
    ("Kosovo opened an office in Tirana.", "Kosovo", "XKX"),
    ("Eswatini recalled its envoy from Pretoria.", "Eswatini", "SWZ"),
    ("Burma signed the charter in 1997.", "Burma", "MMR"),
    ("The Netherlands fined the shipper.", "Netherlands", "NLD"),
    ("Georgia closed the pass to lorries from Armenia.", "Georgia", "GEO"),
]


@pytest.mark.parametrize(("text", "word", "code"), COUNTRIES)
def test_a_country_by_its_name(recognized_text: Recognize, text: str, word: str, code: str) -> None:
    found = one(recognized_text(text), word)
    assert (found.kind, found.country, found.actor_id) == ("state", code, f"ac_{code}")


ADJECTIVES = [
    ("Officials praised the Malian army.", "Malian", "MLI"),
    ("The Sri Lankan navy seized a boat.", "Lankan", "LKA"),
    ("The Dutch port stayed closed.", "Dutch", "NLD"),
    ("Two Swiss mediators arrived.", "Swiss", "CHE"),
    ("The South African president spoke.", "African", "ZAF"),
    ("US tariffs rose.", "US", "USA"),
    ("The British minister left.", "British", "GBR"),
    ("A Saudi-led group met.", "Saudi", "SAU"),
    ("Thai farmers blocked a road.", "Thai", "THA"),
    ("The Bolivian and Chilean ministers met.", "Chilean", "CHL"),
]


@pytest.mark.parametrize(("text", "word", "code"), ADJECTIVES)
def test_an_adjective_stands_for_its_country(
    recognized_text: Recognize, text: str, word: str, code: str
) -> None:
    found = recognized_text(text)
    named = {found.parsed.units[u].doc[i].text: of for (u, i), of in found.adjectives.items()}
    assert named[word] == (code,)


PEOPLES = [
    ("Peruvians crossed into Chile all summer.", "Peruvians", "PER"),
    ("Filipinos protested against China.", "Filipinos", "PHL"),
    ("Kenyans voted on Tuesday.", "Kenyans", "KEN"),
]


@pytest.mark.parametrize(("text", "word", "code"), PEOPLES)
def test_a_people_is_a_group_and_no_state(
    recognized_text: Recognize, text: str, word: str, code: str
) -> None:
    found = one(recognized_text(text), word)
    assert (found.kind, found.country, found.actor_id) == ("group", code, None)


SEATS = [
    ("Lima urged restraint.", "Lima", "PER", "metonym"),
    ("Ties between Dhaka and Naypyidaw are cool.", "Dhaka", "BGD", "metonym"),
    ("Addis Ababa accused Asmara of arming rebels.", "Asmara", "ERI", "metonym"),
    ("The ministers met in Lima on Monday.", "Lima", "PER", "place"),
    ("The premier flew to Hanoi on Friday.", "Hanoi", "VNM", "place"),
    ("The king visited Amman in June.", "Amman", "JOR", "place"),
    ("The Kremlin dismissed the claim.", "Kremlin", "RUS", "metonym"),
    ("Critics blamed the White House.", "House", "USA", "metonym"),
    ("Downing Street stayed silent.", "Street", "GBR", "metonym"),
    ("The Pentagon sent a ship.", "Pentagon", "USA", "metonym"),
    ("The Élysée welcomed the deal.", "Élysée", "FRA", "metonym"),
    ("The Ugandan minister arrived in the Kenyan capital.", "capital", "KEN", "place"),
]


@pytest.mark.parametrize(("text", "word", "code", "how"), SEATS)
def test_a_seat_of_government_is_a_state_or_its_place(
    recognized_text: Recognize, text: str, word: str, code: str, how: str
) -> None:
    found = reading(recognized_text(text), word)
    assert ([p.country for p in found.participants], found.how) == ([code], how)


ORGANIZATIONS = [
    ("The European Union lifted the duty.", "Union", "organization", "EUR"),
    ("The African Union sent observers.", "Union", "organization", "IGO"),
    ("The United Nations opened an office.", "Nations", "organization", "UNO"),
    ("NATO sent ships to the Baltic.", "NATO", "organization", "IGO"),
    ("ASEAN offered its help.", "ASEAN", "organization", "IGO"),
    ("The World Bank lent Malawi 20 million dollars.", "Bank", "organization", "IGO"),
    ("OPEC cut its output.", "OPEC", "organization", "IGO"),
    ("ECOWAS lifted the embargo on Niger.", "ECOWAS", "organization", "IGO"),
    ("Mercosur admitted Bolivia.", "Mercosur", "organization", "IGO"),
    ("The International Atomic Energy Agency sent inspectors.", "Agency", "organization", "UNO"),
    ("The Red Cross asked both sides for access.", "Cross", "organization", "NGO"),
    ("Hezbollah rejected the plan.", "Hezbollah", "armed_group", "LBN"),
    ("Hamas freed two hostages.", "Hamas", "armed_group", "PSE"),
    ("Boko Haram attacked a village in Niger.", "Haram", "armed_group", "NGA"),
    ("The Taliban closed the crossing.", "Taliban", "armed_group", "AFG"),
]


@pytest.mark.parametrize(("text", "word", "kind", "code"), ORGANIZATIONS)
def test_an_organization_by_its_name(
    recognized_text: Recognize, text: str, word: str, kind: str, code: str
) -> None:
    found = one(recognized_text(text), word)
    assert (found.kind, found.country or found.bloc) == (kind, code)
    assert found.actor_id


PERSONS = [
    ("Peruvian Foreign Minister Lucía Quispe met Chilean officials.", "Quispe", "Lucía Quispe", "PER", "foreign minister of Peru"),
    ("Peru's Foreign Minister Lucía Quispe left.", "Quispe", "Lucía Quispe", "PER", "foreign minister of Peru"),
    ("Japanese Prime Minister Haruto Mori hosted Laotian officials.", "Mori", "Haruto Mori", "JPN", "prime minister of Japan"),
    ("Kenya's President Daniel Otieno thanked Uganda.", "Otieno", "Daniel Otieno", "KEN", "president of Kenya"),
    ("Daniel Otieno, the president of Kenya, thanked Uganda.", "Otieno", "Daniel Otieno", "KEN", "president of Kenya"),
    ("Anton Weber, Austria's interior minister, resigned.", "Weber", "Anton Weber", "AUT", "interior minister of Austria"),
    ("The president of Kenya, Daniel Otieno, thanked Uganda.", "Otieno", "Daniel Otieno", "KEN", "president of Kenya"),
    ("Kenya's president, Daniel Otieno, thanked Uganda.", "Otieno", "Daniel Otieno", "KEN", "president of Kenya"),
    ("Defense Minister of Poland Katarzyna Wolska left for Riga.", "Wolska", "Katarzyna Wolska", "POL", "defense minister of Poland"),
    ("The Secretary-General of ASEAN, Anong Chaiwattana, met Bagas Wiryawan.", "Chaiwattana", "Anong Chaiwattana", "IGO", None),
    ("UN Secretary-General Elena Markovic urged restraint.", "Markovic", "Elena Markovic", "UNO", None),
    ("Ghanaian General Kofi Mensah visited Togo.", "Mensah", "Kofi Mensah", "GHA", None),
    ("Brigadier General Reza Tavakoli, Iran's defense minister, visited Baku.", "Tavakoli", "Reza Tavakoli", "IRN", "defense minister of Iran"),
    ("Iranian Defense Minister Brigadier General Reza Tavakoli visited Baku.", "Tavakoli", "Reza Tavakoli", "IRN", "defense minister of Iran"),
    ("Sheikh Hamad al-Thani, the prime minister of Qatar, visited Paris.", "Thani", "Hamad al Thani", "QAT", "prime minister of Qatar"),
    ("Bolivian President Dr. Ramiro Choque visited Quito.", "Choque", "Ramiro Choque", "BOL", "president of Bolivia"),
    ("South Korean President Kim Min-jun visited Hanoi.", "jun", "Kim Min jun", "KOR", "president of South Korea"),
    ("Dutch Prime Minister Jan van der Meer resigned.", "Meer", "Jan van der Meer", "NLD", "prime minister of the Netherlands"),
    ("Polish Deputy Foreign Minister Marek Zielony visited Minsk.", "Zielony", "Marek Zielony", "POL", "deputy foreign minister of Poland"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "name", "code", "held"), PERSONS)
def test_a_person_and_the_office(
    recognized_text: Recognize, text: str, word: str, name: str, code: str, held: str | None
) -> None:
    found = one(recognized_text(text), word)
    assert (found.kind, found.name, found.country or found.bloc) == ("person", name, code)
    assert held is None or found.office == held


UNNAMED = [
    ("Peru's foreign minister arrived.", "minister", "PER", "foreign minister of Peru"),
    ("The Peruvian foreign minister arrived.", "minister", "PER", "foreign minister of Peru"),
    ("The foreign minister of Peru arrived.", "minister", "PER", "foreign minister of Peru"),
    ("Qatar's emir received the Sultan of Oman.", "emir", "QAT", "emir of Qatar"),
    ("Qatar's emir received the Sultan of Oman.", "Sultan", "OMN", "sultan of Oman"),
    ("The Indian defence minister left.", "minister", "IND", "defense minister of India"),
    ("The German chancellor spoke.", "chancellor", "DEU", "chancellor of Germany"),
    ("Chad's ambassador to France was summoned.", "ambassador", "TCD", "ambassador of Chad"),
]


@pytest.mark.parametrize(("text", "word", "code", "held"), UNNAMED)
def test_an_office_without_a_name(
    recognized_text: Recognize, text: str, word: str, code: str, held: str
) -> None:
    found = one(recognized_text(text), word)
    assert (found.country, found.office) == (code, held)
    assert found.actor_id is None
