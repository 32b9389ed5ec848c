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
    ("Officials praised the Kenyan army.", "Kenyan", "KEN"),
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
    ("Boko Haram attacked a village in Niger.", "Haram", "armed_group", "IMG"),
    ("The Pentagon sent a ship.", "Pentagon", "organ", "USA"),
    ("The Malian army took the town.", "army", "organ", "MLI"),
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
    (
        "Peruvian President Lucía Quispe met Chilean officials.",
        "Quispe",
        "Lucía Quispe",
        "PER",
        "president of Peru",
    ),
    (
        "Peru's Foreign Minister Lucía Quispe left.",
        "Quispe",
        "Lucía Quispe",
        "PER",
        "foreign minister of Peru",
    ),
    (
        "Japanese Prime Minister Haruto Mori hosted Laotian officials.",
        "Mori",
        "Haruto Mori",
        "JPN",
        "prime minister of Japan",
    ),
    (
        "Kenya's President Daniel Otieno thanked Uganda.",
        "Otieno",
        "Daniel Otieno",
        "KEN",
        "president of Kenya",
    ),
    (
        "Daniel Otieno, the president of Kenya, thanked Uganda.",
        "Otieno",
        "Daniel Otieno",
        "KEN",
        "president of Kenya",
    ),
    (
        "Anton Weber, Austria's interior minister, resigned.",
        "Weber",
        "Anton Weber",
        "AUT",
        "interior minister of Austria",
    ),
    (
        "The president of Kenya, Daniel Otieno, thanked Uganda.",
        "Otieno",
        "Daniel Otieno",
        "KEN",
        "president of Kenya",
    ),
    (
        "Kenya's president, Daniel Otieno, thanked Uganda.",
        "Otieno",
        "Daniel Otieno",
        "KEN",
        "president of Kenya",
    ),
    (
        "Defense Minister of Poland Katarzyna Wolska left for Riga.",
        "Wolska",
        "Katarzyna Wolska",
        "POL",
        "defense minister of Poland",
    ),
    (
        "The Secretary-General of ASEAN, Anong Chaiwattana, met Bagas Wiryawan.",
        "Chaiwattana",
        "Anong Chaiwattana",
        "IGO",
        None,
    ),
    (
        "UN Secretary-General Elena Markovic urged restraint.",
        "Markovic",
        "Elena Markovic",
        "UNO",
        None,
    ),
    ("Ghanaian General Kofi Mensah visited Togo.", "Mensah", "Kofi Mensah", "GHA", None),
    (
        "Brigadier General Reza Tavakoli, Iran's defense minister, visited Baku.",
        "Tavakoli",
        "Reza Tavakoli",
        "IRN",
        "defense minister of Iran",
    ),
    (
        "Iranian Defense Minister Brigadier General Reza Tavakoli visited Baku.",
        "Tavakoli",
        "Reza Tavakoli",
        "IRN",
        "defense minister of Iran",
    ),
    (
        "Sheikh Hamad al-Thani, the prime minister of Qatar, visited Paris.",
        "Thani",
        "Hamad al Thani",
        "QAT",
        "prime minister of Qatar",
    ),
    (
        "Bolivian President Dr. Ramiro Choque visited Quito.",
        "Choque",
        "Ramiro Choque",
        "BOL",
        "president of Bolivia",
    ),
    (
        "Dutch Prime Minister Jan van der Meer resigned.",
        "Meer",
        "Jan van der Meer",
        "NLD",
        "prime minister of the Netherlands",
    ),
    (
        "Polish Deputy Foreign Minister Marek Zielony visited Minsk.",
        "Zielony",
        "Marek Zielony",
        "POL",
        "deputy foreign minister of Poland",
    ),
]


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


def test_a_counterpart_without_a_name_holds_the_same_office(recognized_text: Recognize) -> None:
    found = recognized_text("Peru's foreign minister met her Chilean counterpart on Monday.")
    assert one(found, "counterpart").office == "foreign minister of Chile"
    assert codes(found, "her") == ["PER"]


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian President Lucía Quispe met her Chilean counterpart, Rafael Ibarra, there.",
        "Peruvian President Lucía Quispe met her Chilean counterpart Rafael Ibarra in Arica.",
        "Peruvian President Lucía Quispe met Rafael Ibarra, her Chilean counterpart, in Arica.",
    ],
)
def test_a_counterpart_with_a_name(recognized_text: Recognize, text: str) -> None:
    found = one(recognized_text(text), "Ibarra")
    assert (found.name, found.country) == ("Rafael Ibarra", "CHL")
    assert found.office == "president of Chile"


def test_counterparts_in_a_list(recognized_text: Recognize) -> None:
    found = recognized_text(
        "Kyrgyz Defense Minister Azamat Toktogulov met his Russian counterpart Sergei Volkov, "
        "Belarusian counterpart Ihar Savich and Armenian counterpart Tigran Petrosyan."
    )
    offices = {word: one(found, word).office for word in ("Volkov", "Savich", "Petrosyan")}
    assert offices == {
        "Volkov": "defense minister of Russia",
        "Savich": "defense minister of Belarus",
        "Petrosyan": "defense minister of Armenia",
    }
    assert one(found, "his").name == "Azamat Toktogulov"


@pytest.mark.parametrize(
    "text",
    [
        "The Foreign Ministers of Kenya and Uganda, Wairimu Kamau and Moses Okello, "
        "respectively, met in Nairobi.",
        "He was joined by his counterparts from Kenya and Uganda, Wairimu Kamau and "
        "Moses Okello respectively.",
    ],
)
def test_respectively_gives_each_name_its_country(recognized_text: Recognize, text: str) -> None:
    found = recognized_text(text)
    assert (codes(found, "Kamau"), codes(found, "Okello")) == (["KEN"], ["UGA"])


SURNAMES = [
    (
        "Foreign Minister Nomsa Dlamini of Eswatini visited Harare. Dlamini left on Friday.",
        "Dlamini",
    ),
    ("Nomsa Dlamini, Eswatini's trade minister, spoke. Mrs. Dlamini left on Friday.", "Dlamini"),
    ("Eswatini's Trade Minister Nomsa Dlamini spoke. On Friday Minister Dlamini left.", "Dlamini"),
]


@pytest.mark.parametrize(("text", "word"), SURNAMES)
def test_a_surname_takes_up_the_whole_name(
    recognized_text: Recognize, text: str, word: str
) -> None:
    found = recognized_text(text)
    first, second = one(found, word, 0), one(found, word, 1)
    assert (first.actor_id, second.name) == (second.actor_id, f"Nomsa {word}")
    assert second.country == "SWZ"


VARIANTS = [
    ("Shoygu", "Shoigu", "Russian Defense Minister Sergei {} left. {} had met Syrian officers."),
    ("Dehqan", "Dehghan", "Iranian Defense Minister Hossein {} left. {} had met officers."),
    (
        "Wiryawan",
        "Wirjawan",
        "Indonesian President Bagas {} left. {} had met Thai officials.",
    ),
    ("Lukashenko", "Lukashenka", "Belarusian President Maksim {} left. {} had met officials."),
    ("Sadiq", "Sadigh", "Iraqi President Salim {} left. {} had met Thai officials."),
]


@pytest.mark.parametrize(("first", "second", "text"), VARIANTS)
def test_spellings_of_one_name_are_one_person(
    recognized_text: Recognize, first: str, second: str, text: str
) -> None:
    found = recognized_text(text.format(first, second))
    assert one(found, first) and one(found, second)
    assert one(found, first).actor_id == one(found, second).actor_id


@pytest.mark.parametrize(
    ("one_name", "other_name"),
    [("Amir", "Ali"), ("Reza", "Karim"), ("Wali", "Ali"), ("Javad", "Jamal")],
)
def test_two_persons_of_one_family_name_stay_two(
    recognized_text: Recognize, one_name: str, other_name: str
) -> None:
    found = recognized_text(
        f"Iranian Defense Minister {one_name} Hatami met {other_name} Hatami, an engineer. "
        f"{one_name} Hatami thanked {other_name} Hatami."
    )
    names = [one(found, "Hatami", n).name for n in range(4)]
    assert names == [f"{one_name} Hatami", f"{other_name} Hatami"] * 2


PRONOUNS = [
    ("Foreign Minister Nomsa Dlamini of Eswatini spoke. She thanked Zimbabwe.", "She", ["SWZ"]),
    ("Chilean President Tomás Iribarne visited Jakarta. He praised Indonesia.", "He", ["CHL"]),
    ("Chilean President Tomás Iribarne said he would visit Jakarta.", "he", ["CHL"]),
    ("Peru closed its border.", "its", ["PER"]),
    ("Chad freed the crew. It had held the ship since May.", "It", ["TCD"]),
    (
        "Kenya's envoy, Mr. Peter Otieno, met Eswatini's envoy, Mrs. Nomsa Dlamini. She left.",
        "She",
        ["SWZ"],
    ),
    ("Ministers of Mozambique and Malawi met in Tete. They signed a note.", "They", ["MOZ", "MWI"]),
    (
        "The two sides, Mozambique and Malawi, met. Their experts will follow.",
        "Their",
        ["MOZ", "MWI"],
    ),
    ("India and Nepal signed the pact. They promised to honor the text.", "They", ["IND", "NPL"]),
]


@pytest.mark.parametrize(("text", "word", "expected"), PRONOUNS)
def test_a_pronoun_takes_up_an_actor(
    recognized_text: Recognize, text: str, word: str, expected: list[str]
) -> None:
    found = reading(recognized_text(text), word)
    assert found.how == "pronoun"
    assert sorted(p.country or p.bloc or p.name for p in found.participants) == expected


MEMBERS = [
    ("India and Nepal signed the pact. The two sides will keep it.", "sides", ["IND", "NPL"]),
    ("India and Nepal signed the pact. Both countries will keep it.", "countries", ["IND", "NPL"]),
    ("India and Nepal signed the pact. Both sides will keep it.", "sides", ["IND", "NPL"]),
    (
        "India and Nepal signed the pact. The two neighbors will keep it.",
        "neighbors",
        ["IND", "NPL"],
    ),
    (
        "Colombian President Ana Ruiz met Panama's President Luis Vega. The two presidents left.",
        "presidents",
        ["COL", "PAN"],
    ),
    (
        "Ministers of Poland, Lithuania, Latvia and Estonia agreed. The four met in Gdynia.",
        "four",
        ["EST", "LTU", "LVA", "POL"],
    ),
    (
        "The leaders of Togo, Benin and Ghana spoke. The three countries will share power.",
        "countries",
        ["BEN", "GHA", "TGO"],
    ),
    ("The foreign ministers of Oman and Yemen met.", "ministers", ["OMN", "YEM"]),
    ("The Greek and Albanian ministers met.", "ministers", ["ALB", "GRC"]),
]


@pytest.mark.parametrize(("text", "word", "expected"), MEMBERS)
def test_members_of_a_pair_or_a_list(
    recognized_text: Recognize, text: str, word: str, expected: list[str]
) -> None:
    found = reading(recognized_text(text), word)
    assert found.how == "members"
    assert sorted(str(p.country) for p in found.participants) == expected


def test_members_unknown_are_one_group(recognized_text: Recognize) -> None:
    found = recognized_text("World powers urged restraint, and regional countries agreed.")
    for word in ("powers", "countries"):
        assert (one(found, word).kind, one(found, word).country) == ("group", None)


DATELINE = "{}, May 4 (Lake Wire) — {} on Monday, and {} welcomed the news."
HOME = [
    ("NAIROBI", "The foreign minister thanked Uganda", "Kenya", "minister", "KEN"),
    ("LUSAKA", "President Mulenga Banda received Angolan officials", "Zambia", "Banda", "ZMB"),
    ("TBILISI", "The police closed the pass to Armenia", "Georgia", "police", "GEO"),
    ("HANOI", "The foreign ministry summoned the Thai envoy", "Vietnam", "ministry", "VNM"),
]


@pytest.mark.parametrize(("city", "clause", "country", "word", "code"), HOME)
def test_a_bare_title_is_of_the_datelines_country(
    recognized_text: Recognize, city: str, clause: str, country: str, word: str, code: str
) -> None:
    found = recognized_text(DATELINE.format(city, clause, country))
    assert one(found, word).country == code


def test_the_ministry_is_that_named_before(recognized_text: Recognize) -> None:
    found = recognized_text(
        "The Foreign Ministry of Peru protested on Monday. Chile was surprised. "
        "The ministry wants an answer."
    )
    assert (one(found, "ministry").country, one(found, "ministry").kind) == ("PER", "organ")


def test_a_description_takes_up_a_person(recognized_text: Recognize) -> None:
    found = recognized_text(
        "Kenya's President Daniel Otieno thanked Uganda. The Kenyan leader then left for Juba."
    )
    assert one(found, "leader").name == "Daniel Otieno"


@pytest.mark.parametrize(
    "text",
    [
        "The harvest was good, and prices fell.",
        "Jordan Miller scored twice.",
        "The china in the turkey farm broke.",
        "A chad hung from the ballot.",
    ],
)
def test_words_that_name_no_state(recognized_text: Recognize, text: str) -> None:
    found = recognized_text(text)
    kinds = {p.kind for r in found.readings.values() for p in r.participants}
    assert "state" not in kinds


ALL = [
    text
    for table in (COUNTRIES, ADJECTIVES, PEOPLES, SEATS, ORGANIZATIONS, PERSONS, UNNAMED, SURNAMES)
    for text, *_ in table
] + [text for text, *_ in itertools.chain(PRONOUNS, MEMBERS)]


@pytest.mark.parametrize("gap", [" ", "\n\n", "\u00a0", " 🇰🇪 "])
def test_reasons_are_told_and_spans_are_exact(recognized_text: Recognize, gap: str) -> None:
    found = recognized_text(gap.join(ALL))
    assert len(found.readings) > len(ALL) / 2
    for (unit, head), r in found.readings.items():
        doc = found.parsed.units[unit].doc
        assert (r.unit, r.head) == (unit, head)
        assert 0 <= r.start < r.end <= len(doc)
        assert r.reason.strip() and r.participants
        for p in r.participants:
            assert p.mentioned is not None
            assert found.parsed.text[p.mentioned.start : p.mentioned.end] == p.mentioned.quote


@pytest.mark.parametrize(
    "text",
    [
        "In Tegal, Central Java, two hundred people marched to the office of the governor.",
        "A visit by the Latvian minister to the port of Klaipeda was cancelled on Friday.",
    ],
)
def test_a_place_is_nobody(recognized_text: Recognize, text: str) -> None:
    people = [p for r in recognized_text(text).readings.values() for p in r.participants]
    assert not {"Central Java", "Klaipeda"} & {p.name for p in people}
