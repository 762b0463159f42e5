"""Whether a text can be relied on."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracer.documents.ocr.grade import agreement, is_plausible

ENGLISH = (
    "4.2 Restrictions. Customer shall not, and shall not permit any third party to, use the Services for mass"
    " surveillance of individuals, to develop weapons, or in any way that breaks applicable law. The Supplier may"
    " suspend access where it has reason to believe that this Section was breached; it gives notice within 10 days."
)
GERMAN = (
    "§ 5 Nutzungsbeschränkungen. Der Auftraggeber darf die Leistungen nicht zur Überwachung von Personen oder zur"
    " Entwicklung von Waffen verwenden. Für Schäden, die aus einer Verletzung dieser Pflichten entstehen, haftet der"
    " Auftraggeber gemäß den gesetzlichen Bestimmungen; die Geschäftsbedingungen des Anbieters gelten ergänzend."
)
FRENCH = (
    "Article 7. Le Client s'engage à ne pas utiliser les Services à des fins de surveillance de masse ni pour le"
    " développement d'armes. Le Prestataire peut suspendre l'accès dès lors qu'il a des raisons de penser que cette"
    " clause n'a pas été respectée, moyennant un préavis de dix jours adressé à l'autre partie."
)
TABLE = " ".join(f"{n}.1 Fee USD $1,{n}00.00 due 2026-0{n % 9 + 1}-15 ({n}%)" for n in range(1, 12))
MOJIBAKE = "Ã¼Â§Ã¶ â€œÃ¤Ã¼â€ Ã©Ã¨Â° Ã±Â¿Â½ Ã¢â‚¬â„¢ " * 10
WORDS = st.lists(st.from_regex(r"[a-z]{2,6}", fullmatch=True), max_size=20).map(" ".join)


def shuffled(text: str) -> str:
    """Return a text's letters in another order, as a font without a key gives them."""
    letters = [letter for letter in text if not letter.isspace()]
    random.Random(7).shuffle(letters)  # noqa: S311 - the same noise each time
    return " ".join("".join(letters[at : at + 7]) for at in range(0, len(letters), 7))


def disguised(text: str) -> str:
    """Return a text in which each character stands for another one, whatever it is."""
    plain = [chr(code) for code in range(33, 127)]
    others = random.Random(7).sample(plain, len(plain))  # noqa: S311 - the same noise each time
    return text.translate(str.maketrans("".join(plain), "".join(others)))


@pytest.mark.parametrize(
    "text",
    [ENGLISH, ENGLISH.upper(), GERMAN, FRENCH, TABLE, "", "Signed.", "(a) (b) (c)"],
    ids=["english", "all capitals", "german", "french", "numbers", "empty", "short", "labels"],
)
def test_contracts_are_plausible(text: str) -> None:
    """What reads like words is taken for words, in any language written with Latin letters."""
    assert is_plausible(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(disguised(ENGLISH), id="a font without a key"),
        pytest.param(disguised(GERMAN), id="german in a font without a key"),
        pytest.param(MOJIBAKE, id="mojibake"),
        pytest.param("\ufffd" * 300, id="no characters"),
        pytest.param("\ue001\ue002\ue003 " * 60, id="a font's own characters"),
        pytest.param("\ufffd\ufffd", id="short"),
        pytest.param(shuffled(ENGLISH), id="shuffled"),
        pytest.param(shuffled(GERMAN), id="shuffled german"),
    ],
)
def test_noise_is_not_plausible(text: str) -> None:
    """Letters in no order, and characters that stand for none, are noise."""
    assert not is_plausible(text)


@pytest.mark.parametrize("text", [ENGLISH, GERMAN, FRENCH], ids=["english", "german", "french"])
def test_a_broken_word_here_and_there_is_plausible(text: str) -> None:
    """OCR's slips do not make a page noise."""
    assert is_plausible(text.replace("er", "cr").replace("l", "1", 4))


def test_few_words_tell_nothing() -> None:
    """Below a number of words only missing characters count."""
    assert is_plausible("xqzt kjhb rrwz")


@pytest.mark.parametrize(
    ("layer", "printed", "expected"),
    [
        ("resell the services", "resell the services", 1.0),
        ("the services resell", "resell the services", 1.0),
        ("RESELL", "resell", 1.0),
        ("resell the services and more", "resell the services", 1.0),
        ("resell", "resell resell", 0.5),
        ("nothing alike", "resell services", 0.0),
        ("", "resell services", 0.0),
        ("resell", "", 1.0),
        ("1 2 3", "4 5 6", 1.0),
    ],
    ids=[
        "the same",
        "another order",
        "another case",
        "more",
        "half",
        "none",
        "no layer",
        "nothing printed",
        "numbers do not count",
    ],
)
def test_agreement(layer: str, printed: str, expected: float) -> None:
    """It is the share of the printed words that the layer holds."""
    assert expected == agreement(layer, printed)


@given(WORDS)
def test_a_text_agrees_with_itself(text: str) -> None:
    """The same words agree wholly."""
    assert agreement(text, text) == 1.0


@given(st.text(), st.text())
def test_agreement_lies_between_none_and_all(layer: str, printed: str) -> None:
    """Whatever the texts, agreement is from 0 to 1."""
    assert 0.0 <= agreement(layer, printed) <= 1.0


@given(WORDS, WORDS, WORDS)
def test_more_words_in_the_layer_never_agree_less(layer: str, more: str, printed: str) -> None:
    """A longer layer holds what a shorter one held."""
    assert agreement(f"{layer} {more}", printed) >= agreement(layer, printed)


@given(st.text())
def test_any_text_is_judged(text: str) -> None:
    """No text is too odd to be judged."""
    assert is_plausible(text) in {True, False}
