"""Words of invented sentences, as UD English-EWT would divide them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotate.words import split_words
from reportedly.model import Span


def words(text: str, *masked: Span) -> list[str]:
    return [text[a:b] for a, b in split_words(text, 0, len(text), masked)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels seized Tarvo.", "Rebels seized Tarvo ."),
        ("The army's post wasn't hit", "The army 's post was n't hit"),
        ("They’ll say it’s lost, we don’t", "They ’ll say it ’s lost , we do n’t"),
        ("the rebels' camp", "the rebels ' camp"),
        ("It cannot hold", "It can not hold"),
        ("Fighters from Ba'ath and O'Kane's unit in Ma'rib", "Fighters from Ba'ath and O'Kane 's unit in Ma'rib"),
        ("al-Nusra-linked anti-government militia", "al - Nusra - linked anti-government militia"),
        ("a 12-year-old, 3-4 shots, AK-47s", "a 12 - year - old , 3 - 4 shots , AK - 47s"),
        ("the ex-minister's co-founder", "the ex-minister 's co-founder"),
        ("$5m, US$1,200, £3.5bn and 40%", "$ 5 m , US$ 1,200 , £ 3.5 bn and 40 %"),
        ("at 5:30pm, 10km north, 8.5million, on 9/11", "at 5:30 pm , 10 km north , 8.5 million , on 9/11"),
        ("the 21st, the 1990s, 1,00,000 rupees", "the 21st , the 1990s , 1,00,000 rupees"),
        ("wounds 3,4 and 5", "wounds 3 , 4 and 5"),
        ("the U.S.-backed force of Lt. Gen. J.K. Orlu", "the U.S. - backed force of Lt. Gen. J.K. Orlu"),
        ("Omar K. Sesso took vitamin C. The end.", "Omar K. Sesso took vitamin C . The end ."),
        ("Brigade No. 5 said no. 5 died. No.", "Brigade No. 5 said no. 5 died . No ."),
        ("on Sat. 4 Mar. they sat.", "on Sat. 4 Mar. they sat ."),
        ("“Leave!” he said—twice... then… left", "“ Leave ! ” he said — twice ... then … left"),
        (
            "(see www.example.org/a-b?c=1) or mail me@example.org.",
            "( see www.example.org/a-b?c=1 ) or mail me@example.org .",
        ),
        ("soldiers and/or police", "soldiers and / or police"),
        ("@desk wrote #Tarvo", "@desk wrote #Tarvo"),
        ("call 020-555-0199 on 2031-02-08", "call 020-555-0199 on 2031-02-08"),
        ("R&D chief", "R&D chief"),
        ("Orra.Com and plan_b.pdf, see maps.orra.gov.uk", "Orra.Com and plan_b.pdf , see maps.orra.gov.uk"),
        ("posted to alt.news.orra by kron@desk", "posted to alt.news.orra by kron@desk"),
        ("It fell.@kron wrote", "It fell . @kron wrote"),
        ("the 1970's and the '80s, 2013's war", "the 1970's and the ' 80s , 2013 's war"),
        ("open 24/7 since 9/11", "open 24 / 7 since 9/11"),
        ("im sure thats wrong, it wont do", "i m sure that s wrong , it wo nt do"),
        (
            "its a town, your not its mayor, its not-for-profit arm",
            "it s a town , you r not its mayor , its not - for - profit arm",
        ),
        ("roads, etc. They left", "roads , etc . They left"),
        ("roads, etc. and more", "roads , etc. and more"),
        ("IM traffic", "IM traffic"),
        ("Ida Kron (b. 1931, d. 2001), plan b. Two", "Ida Kron ( b. 1931 , d. 2001 ) , plan b . Two"),
        ("built c. 1200, see p. 5", "built c. 1200 , see p. 5"),
        ("a Ph.D. from Tolmin, Kron et al. wrote", "a Ph.D. from Tolmin , Kron et al. wrote"),
        ("$$$ for $5", "$$$ for $ 5"),
        ("cafe\u0301 co\u00adop", "cafe\u0301 co\u00adop"),
        ("\ufeffTown\u200b fell", "Town fell"),
        ("", ""),
    ],
)
def test_conventions(text: str, expected: str) -> None:
    assert words(text) == expected.split()


def test_offsets_are_of_the_whole_text() -> None:
    text = "One. Two fell."
    assert split_words(text, 5, len(text)) == [(5, 8), (9, 13), (13, 14)]


def test_masked_characters_are_in_no_word() -> None:
    text = "The **army**'s [post](http://x.example) fell"
    masked = (Span(4, 6), Span(10, 12), Span(15, 16), Span(20, 39))
    assert words(text, *masked) == ["The", "army", "'s", "post", "fell"]


@given(st.text(alphabet=st.sampled_from("aB1é ’'.-,:/@#$%&()“”!?\n_…—s\u0301"), max_size=60))
def test_every_visible_character_is_in_one_word(text: str) -> None:
    spans = split_words(text, 0, len(text))
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
    stray = re.compile(r"(?<!\S)\u0301+")  # an accent on nothing is no word
    assert "".join(text[a:b] for a, b in spans) == "".join(stray.sub("", text).split())


def test_long_runs_take_linear_time() -> None:
    text = "a.b-" * 20_000
    assert len(split_words(text, 0, len(text))) > 20_000
