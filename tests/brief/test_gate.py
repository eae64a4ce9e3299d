"""The gate lets through what the cited claims say, and nothing that is smuggled in."""

from __future__ import annotations

import pytest
from tests.brief.made import claim

from reportedly.brief.gate import refusal
from reportedly.brief.ground import Ground
from reportedly.brief.model import Run, Sentence, Style, Total
from reportedly.brief.wording import vocabulary, wording


def said(text: str, *claims: str) -> Sentence:
    return Sentence((Run(text),), claims or ("raid",))


def quoted(text: str, *claims: str) -> Sentence:
    return Sentence((Run("The Ordun Mail: "), Run(text, Style.QUOTE)), claims or ("raid",))


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen of the Red Valley Front attacked a convoy, Colonel Issa Barro said.",
        "Nine soldiers were killed and 14 wounded in an attack, Colonel Issa Barro said.",
        "9 were killed near Ordun, Selim on 4 June 2026, Colonel Issa Barro said.",
        "Gunmen of the Red Valley Front attacked a convoy near Ordun, Colonel Issa Barro said.",
        "Nine soldiers were killed near Ordun, Colonel Issa Barro said.",
        "Nine soldiers were killed in an attack by Red Valley Front, Colonel Issa Barro said.",
        "Colonel Issa Barro said that nine soldiers were killed.",
    ],
)
def test_what_the_claims_say_may_be_said(text: str, ground: Ground) -> None:
    assert refusal(said(text), ground) is None


SMUGGLED = {
    "a changed digit": "15 wounded near Ordun, Colonel Issa Barro said.",
    "a changed number word": "Ten soldiers were killed near Ordun, Colonel Issa Barro said.",
    "another event's number": "Forty people were killed near Ordun, Colonel Issa Barro said.",
    "another event's number in digits": "12 killed near Ordun, Colonel Issa Barro said.",
    "the wounded told as the dead": "14 were killed near Ordun, Colonel Issa Barro said.",
    "a number that was rounded": "About ten soldiers were killed, Colonel Issa Barro said.",
    "a vague number": "Dozens were killed near Ordun, Colonel Issa Barro said.",
    "a day's number told as a toll": "4 killed near Ordun, Colonel Issa Barro said.",
    "a swapped place": "Nine soldiers were killed near Harro, Colonel Issa Barro said.",
    "an invented place": "Nine soldiers were killed near Bassam, Colonel Issa Barro said.",
    "an invented actor": "Gunmen of the Green Hill Front attacked a convoy, Colonel Issa Barro said.",
    "an invented speaker": "Nine soldiers were killed, General Omar Diallo said.",
    "two names made one": "Nine soldiers were killed, Colonel Ordun said.",
    "names of two claims made one": "Nine soldiers were killed, Issa Keita said.",
    "half a name": "Gunmen of the Red Valley attacked a convoy, Colonel Issa Barro said.",
    "a wrong day": "Nine soldiers were killed on 5 June 2026, Colonel Issa Barro said.",
    "a wrong month": "Nine soldiers were killed on 4 July 2026, Colonel Issa Barro said.",
    "a wrong year": "Nine soldiers were killed on 4 June 2025, Colonel Issa Barro said.",
    "a day without its month": "Nine soldiers were killed on 4, Colonel Issa Barro said.",
    "a month alone": "Nine soldiers were killed in June, Colonel Issa Barro said.",
    "a span of days": "Nine soldiers were killed on 2–4 June 2026, Colonel Issa Barro said.",
    "a relative day of another claim": "Nine soldiers were killed on Tuesday, Colonel Issa Barro said.",
    "a homoglyph in a name": "Gunmen of the Rеd Valley Front attacked a convoy, Colonel Issa Barro said.",  # noqa: RUF001
    "a homoglyph in a place": "Nine soldiers were killed near Оrdun, Colonel Issa Barro said.",  # noqa: RUF001
    "digits of another script": "٩ soldiers were killed near Ordun, Colonel Issa Barro said.",
    "full-width digits": "Ｎine soldiers, 1４ wounded, Colonel Issa Barro said.",  # noqa: RUF001
    "a Roman numeral": "Ⅸ soldiers were killed near Ordun, Colonel Issa Barro said.",
    "a superscript": "9² were killed near Ordun, Colonel Issa Barro said.",
    "an invisible character": "Nine soldiers were killed near Or\u200bdun, Colonel Issa Barro said.",
    "a mark that turns the text": "Nine soldiers were killed \u202enear Ordun, Colonel Issa Barro said.",
    "markup": "Nine soldiers were killed near <b>Ordun</b>, Colonel Issa Barro said.",
    "an accusation": "Nine soldiers were massacred near Ordun, Colonel Issa Barro said.",
    "a motive": "Nine soldiers were killed for revenge near Ordun, Colonel Issa Barro said.",
    "a kind that it is not": "Nine soldiers were killed in a suicide bombing, Colonel Issa Barro said.",
    "a compound number": "Forty-two soldiers were killed near Ordun, Colonel Issa Barro said.",
    "two numbers exchanged": "14 soldiers were killed and nine wounded, Colonel Issa Barro said.",
    "a harm that nobody tells": "Colonel Issa Barro was abducted near Ordun, Colonel Issa Barro said.",
    "a report as a fact": "Nine soldiers were killed near Ordun.",
    "a denial": "Colonel Issa Barro denied it.",
    "an admission": "Nine soldiers were killed, Colonel Issa Barro acknowledged.",
    "a boast": "Nine soldiers were killed, Colonel Issa Barro claimed.",
    "a negation": "Nine soldiers were not killed, Colonel Issa Barro said.",
    "a number word within another word": "Nine soldiers were killed near Ordun-Nine, Colonel Issa Barro said.",
}


@pytest.mark.parametrize("text", SMUGGLED.values(), ids=SMUGGLED.keys())
def test_what_is_smuggled_in_is_refused(text: str, ground: Ground) -> None:
    assert refusal(said(text), ground) is not None


def test_what_is_hedged_or_to_come_is_not_told_as_sure() -> None:
    text = "Nine soldiers were reportedly killed near Ordun, an aide said."
    counts = (("killed", "Nine", 9, 9),)
    hedged = claim("raid", text, source=("an aide", "said", ""), counts=counts, hedged=True)
    assert refusal(said("Nine were reportedly killed, an aide said."), Ground({"raid": hedged}, {})) is None
    assert "unsure" in str(refusal(said("Nine were killed, an aide said."), Ground({"raid": hedged}, {})))
    coming = claim("raid", text, source=("an aide", "said", ""), counts=counts, modality="future")
    assert "not yet" in str(refusal(said("Nine were killed, an aide said."), Ground({"raid": coming}, {})))


def test_a_number_is_not_given_to_another_speaker(ground: Ground) -> None:
    def told(first: str, second: str) -> Sentence:
        runs = (
            Run(f"{first} killed according to Colonel Issa Barro and ", claims=("raid",)),
            Run(f"{second} killed according to Mayor Ada Keita.", claims=("toll",)),
        )
        return Sentence(runs, ("raid", "toll"))

    assert refusal(told("nine soldiers", "at least 12 people"), ground) is None
    assert refusal(told("at least 12 people", "nine soldiers"), ground) is not None
    assert refusal(Sentence((Run("Nine killed, an aide said.", claims=("other",)),), ("raid",)), ground) is not None


def test_a_number_counts_nobody_else() -> None:
    text = "Raiders attacked 11 soldiers and killed two villagers, an aide said."
    made = claim(
        "raid",
        text,
        targets=(("11 soldiers", None, None),),
        actors=(("Raiders", None, None),),
        source=("an aide", "said", ""),
        counts=(("killed", "two", 2, 2),),
    )
    there = Ground({"raid": made}, {})
    assert refusal(said("Two villagers were killed, an aide said."), there) is None
    assert refusal(said("11 soldiers were killed, an aide said."), there) is not None
    assert refusal(said("Two soldiers were killed, an aide said."), there) is not None
    assert refusal(said("Two raiders were killed, an aide said."), there) is not None


def test_what_is_denied_or_withdrawn_is_not_told_as_said() -> None:
    text = "The Front denied that Issa Barro was killed."
    barro = (("Issa Barro", None, None),)
    denied = claim("raid", text, source=("The Front", "denied", ""), targets=barro, stance="denies")
    assert refusal(said("The Front denied it."), Ground({"raid": denied}, {})) is None
    assert "denied" in str(refusal(said("Issa Barro was killed, the Front said."), Ground({"raid": denied}, {})))
    gone = claim("raid", "Issa Barro was killed.", targets=(("Issa Barro", None, None),), withdrawn=True)
    there = Ground({"raid": gone}, {})
    assert "withdrawn" in str(refusal(said("Issa Barro was killed, The Ordun Mail reported."), there))
    assert "withdrawn" in str(refusal(quoted("Issa Barro was killed."), there))


def test_a_quotation_is_the_sentence_letter_by_letter(ground: Ground) -> None:
    assert refusal(quoted("attacked a convoy near Ordun on Thursday"), ground) is None
    assert refusal(quoted("Gunmen of the Red Valley Front attacked…"), ground) is None
    assert refusal(quoted("attacked a convoy near Ordun on Friday"), ground) is not None
    assert refusal(quoted("attacked … near Ordun"), ground) is not None
    assert refusal(quoted("Forty people were killed in Harro"), ground) is not None
    assert refusal(quoted("…"), ground) is not None


def test_a_label_is_read_as_strictly_as_a_sentence(ground: Ground) -> None:
    assert refusal(Sentence((Run("Ordun, 4 June 2026", Style.STRONG),), ("raid",)), ground) is None
    assert refusal(Sentence((Run("Harro, 4 June 2026", Style.STRONG),), ("raid",)), ground) is not None


def test_a_claim_that_is_not_there_licenses_nothing(ground: Ground) -> None:
    assert "not there" in str(refusal(said("Nine soldiers were killed.", "nowhere"), ground))


def test_without_claims_only_the_briefs_own_words_may_be_said(ground: Ground) -> None:
    assert refusal(Sentence((Run(wording()["changes"]["unchanged"]),)), ground) is None
    assert refusal(Sentence((Run("Ordun was attacked."),)), ground) is not None


def test_a_number_that_was_counted_is_counted_again(ground: Ground) -> None:
    three, four = (Total(n, "documents", ("doc-raid", "doc-toll", "doc-other")) for n in (3, 4))
    assert refusal(Sentence((Run("3 reports"),), totals=(three,)), ground) is None
    assert refusal(Sentence((Run("4 reports"),), totals=(four,)), ground) is not None
    assert refusal(Sentence((Run("4 reports"),), totals=(three,)), ground) is not None


def test_numbers_that_were_counted_keep_their_order(ground: Ground) -> None:
    totals = (Total(2, "documents", ("doc-raid", "doc-toll")), Total(1, "publishers", ("The Ordun Mail",)))
    assert refusal(Sentence((Run("2 reports of 1 publisher"),), totals=totals), ground) is None
    assert refusal(Sentence((Run("1 report of 2 publishers"),), totals=totals), ground) is not None


def test_no_wording_of_the_brief_is_a_number_or_a_month() -> None:
    words = {word.casefold() for word in vocabulary()}
    assert not words & {"one", "two", "nine", "twelve", "dozen", "dozens", "may", "june", "killed soldiers"}
    assert not any(any(c.isdigit() for c in word) for word in words)
