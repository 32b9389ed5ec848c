"""Offices that tell two of one name apart, stand around their owner, or point to a neighbor."""

from __future__ import annotations

from collections.abc import Callable

from communique.recognize import Recognized

Recognize = Callable[..., Recognized]


def people(found: Recognized) -> dict[str, tuple[str, str | None, str | None]]:
    """The words of each reading of a person → name, country and office."""
    return {
        p.mentioned.quote: (p.name, p.country, p.office)
        for reading in found.readings.values()
        for p in reading.participants
        if p.kind == "person" and p.mentioned
    }


def test_a_king_is_not_the_crown_prince_of_his_name(recognized_text: Recognize) -> None:
    found = people(
        recognized_text(
            "Crown Prince Sione Tavita of Tonga arrived in Suva on Monday. "
            "King Tavita of Tonga sent a letter to Fiji."
        )
    )
    names = {name for name, _, office in found.values() if office}
    assert names == {"Sione Tavita", "Tavita"}


def test_the_owner_can_stand_inside_the_title(recognized_text: Recognize) -> None:
    found = people(
        recognized_text(
            "Secretary of Chile's National Security Council Marta Ccori met envoys in Lima."
        )
    )
    (reading,) = [v for v in found.values() if v[0] == "Marta Ccori"]
    assert reading[1] == "CHL" and "security council" in (reading[2] or "")


def test_a_predecessor_has_the_same_office_and_is_somebody_else(recognized_text: Recognize) -> None:
    found = people(
        recognized_text(
            "Ghanaian Foreign Minister Akosua Darkwa visited Lomé on Monday. "
            "She praised her predecessor for the accord."
        )
    )
    name, country, office = found["her predecessor"]
    assert (country, office) == ("GHA", "foreign minister of Ghana")
    assert "Darkwa" not in name


def test_the_table_tells_the_country_of_a_full_name(recognized_text: Recognize) -> None:
    found = people(recognized_text("Angela Merkel met reporters after the talks in Quito."))
    assert any(v[:2] == ("Angela Merkel", "DEU") for v in found.values())
