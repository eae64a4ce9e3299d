"""Which language a text is in."""

# ruff: noqa: E501 (example texts are as long as they are)

from __future__ import annotations

import sys

import pytest

from reportedly.read.language import language_name, language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "Rebels of the Northern Front seized the town of Lomaro on Sunday after two days of shelling, the army said.",
            "en",
        ),
        (
            "REBELS OF THE NORTHERN FRONT SEIZED THE TOWN OF LOMARO ON SUNDAY AFTER TWO DAYS OF SHELLING, THE ARMY SAID.",
            "en",
        ),
        (
            "Los rebeldes tomaron la ciudad el domingo tras dos días de combates, informó el ministerio de Defensa en un comunicado.",
            "es",
        ),
        (
            "De rebellen hebben zondag de stad ingenomen na twee dagen van beschietingen, zei het leger in een verklaring op de radio.",
            "nl",
        ),
        ("Боевики захватили город в воскресенье после двух дней обстрелов, сообщило министерство обороны.", "ru"),
        ("سيطر المتمردون على المدينة يوم الأحد بعد يومين من القصف، حسب ما أعلن الجيش في بيان له.", "ar"),
        ("Gunmen killed four people in Lomaro on Monday, Norland police spokesman Farhan Kisan said.", "en"),
        ("Gunmen don kill four pipo inside Lomaro market, di police tok say dem dey look wetin happen.", "pcm"),
        ("Lomaro, Kisan, Tiko", None),
        ("1234 5678", None),
        ("", None),
    ],
)
def test_language_of(text: str, code: str | None) -> None:
    assert language_of(text) == code


def test_names_of_many_places_are_not_another_language() -> None:
    text = "Fighting in Kisan, Lomaro, Tiko, Ansuma, Bara Goy, Menaka and Tessit; Musa Keita, Omar Sadiq, Issa Ag Tiko killed in Kisan."
    assert language_of(text) in ("en", None)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Gunmen kill four people for Odra village, Yobe State, police spokesman Jan Brun tell reporters.", "en"),
        (
            "Odra (Borno, Nigeria): gunmen attack post, kill four guards, abduct five farmers. Police spokesman: Jan Brun. Army: no comment.",
            "en",
        ),
        (
            "Gunmen don kill four pipo for Odra village, police tok-tok pesin Jan Brun don confam say na bandits dey behind di attack wey happen on Monday.",
            "pcm",
        ),
    ],
)
def test_a_creole_has_words_of_its_own(text: str, code: str) -> None:
    assert language_of(text) == code


def test_names() -> None:
    assert language_name("fr") == "French"
    assert language_name("xx") == "another language"


def test_clear_english_needs_no_model() -> None:
    import subprocess

    code = "import sys; from reportedly.read.language import language_of; language_of('The army said that it was in the town and that it would not leave.' * 9); print('py3langid' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
        == "False"
    )
