"""Words that run over several sentences and paragraphs, and words inside words."""

from __future__ import annotations

from attributed_text import attributed, parsed, shown

from communique.attribute import Contents, attribute
from communique.recognize.recognized import Recognized


def test_bare_quotation_in_the_same_paragraph_goes_on() -> None:
    text = "Minister Tan said the strait was safe. “Our ships sail every day without any escort.”"
    [found] = attributed(text)
    assert "every day without any escort" in shown(found.content)
    assert "goes on" in found.reason


def test_bare_quotation_in_the_next_paragraph_goes_on() -> None:
    text = (
        "“The accord is a first step,” said envoy Amina Bello.\n\n"
        "“There will be others, and they will be harder to take.”"
    )
    [found] = attributed(text)
    assert "harder to take" in shown(found.content)


def test_quotation_over_two_paragraphs_with_one_closing_mark() -> None:
    text = (
        "President Arce said: “We have waited ten years for this railway.\n\n"
        "“We will not wait ten more,” he added."
    )
    contents = [shown(a.content) for a in attributed(text)]
    assert any("waited ten years" in c for c in contents)
    assert any("not wait ten more" in c for c in contents)


def test_colon_at_the_end_of_the_paragraph_before() -> None:
    text = "The Samoan premier told the assembly:\n\n“Our islands cannot wait for another summit.”"
    [found] = attributed(text)
    assert "premier" in shown(found.source)
    assert "another summit" in shown(found.content)


def test_following_sentence_keeps_its_own_cue() -> None:
    text = "Minister Roy said the talks failed. He added that a new date would be set."
    first, second = attributed(text)
    assert shown(second.source) == "He"
    assert "new date" not in shown(first.content)


def test_participle_after_a_clause_belongs_to_the_speaker() -> None:
    text = "Minister Roy said the talks had failed, adding that a new date would be set."
    first, second = attributed(text)
    assert "Roy" in shown(second.source)
    assert "new date" not in shown(first.content)


def test_statement_inside_a_statement_is_marked() -> None:
    recognized = Recognized(parsed("The envoy said that Sudan denied the claim."), {}, {})
    outer, inner = attribute(recognized)
    assert (outer.nested, inner.nested) == (False, True)
    key = (0, recognized.parsed.units[0].doc[-2].i)
    assert Contents([outer, inner]).at(key) == (inner, outer)


def test_what_speakers_feel_inside_their_own_words_is_left_out() -> None:
    text = "“We believe that we want peace, and we hope for it,” the Burmese envoy said."
    assert len(attribute(Recognized(parsed(text), {}, {}))) == 1


def test_the_two_sides_of_a_paragraph_are_told_apart() -> None:
    text = (
        "“The bridge is ours,” the Ruritanian consul said. "
        "“The bridge belongs to both,” the mayor of Zenda replied."
    )
    first, second = attributed(text)
    assert "consul" in shown(first.source)
    assert "mayor" in shown(second.source)
    assert "both" not in shown(first.content)


def test_quotation_after_a_relative_clause_goes_on() -> None:
    text = (
        "“The lake is low,” said Amina Juma, who is drafting a plan. "
        "“It will be lower still when the dry months come.”"
    )
    found = next(a for a in attributed(text) if "Juma" in shown(a.source))
    assert "lower still" in shown(found.content)


def test_a_quotation_that_ends_in_a_comma_has_its_own_cue() -> None:
    text = (
        "Envoy Holm said the talks were slow. “Absolutely not, and you know it,” Consul Diop said."
    )
    first = attributed(text)[0]
    assert "Absolutely" not in shown(first.content)
