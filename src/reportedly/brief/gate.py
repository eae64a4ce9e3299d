"""The gate: a sentence that says more than the claims it cites is not printed.

Every word of a sentence must be one of the brief's own wordings (data/brief/wording.toml, which holds no name, number
or month), or stand in a licence of the claims that it cites (`ground.py`). A name must be there whole and unmixed, a
number must count what the sentence says it counts, a day must be one that the claims give, a quotation must stand in
the sentence of a claim letter by letter. A number that the brief counted itself is counted again. What is licensed
must also stand in its place: who did it, to whom, who says so (`forms.py`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from reportedly.brief.forms import misplaced, plain_marks
from reportedly.brief.ground import Ground, stretch
from reportedly.brief.licences import NOTHING, Licences
from reportedly.brief.model import Sentence, Style, Total
from reportedly.brief.voices import declines, is_admission, is_denial, says_no, verb
from reportedly.brief.wording import WORD, wording
from reportedly.resolve.model import LinkedClaim

_MARKS = frozenset(" .,;:!?–—-’'()[]“”/…&·→\"")
_CUT = "…"
_STANDING = ("admitted",)
"""A word of how an event stands, which no form has for a speaker's verb."""


def refusal(sentence: Sentence, ground: Ground) -> str | None:
    """Why a sentence must not be printed; None where its claims say all of it."""
    for total in sentence.totals:
        if counted(total, ground) != total.number:
            return f"{total.number} {total.what} are not what the events add up to"
    if not _in_order(sentence):
        return "the numbers that were counted do not stand in their order"
    missing = [claim for claim in sentence.rests_on if claim not in ground.claims]
    if missing:
        return f"it cites a claim that is not there: {missing[0]}"
    if not sentence.rests_on and not sentence.totals:
        return _uncited(sentence)
    unsure = _unsure(sentence, ground)
    if unsure:
        return unsure
    whole = Licences.of(sentence.rests_on, sentence.totals, ground)
    for run in sentence.runs:
        if not set(run.claims) <= set(sentence.rests_on):
            return "a part of it rests on claims that it does not cite"
        licences = Licences.of(run.claims, (), ground) if run.claims else whole
        if run.style is Style.QUOTE:
            if not _is_quoted(run.text, sentence, ground):
                return f"“{run.text}” stands in no sentence that it cites"
            continue
        reason = _strange_mark(run.text) or licences.reason_against(run.text)
        if reason:
            return reason
    return misplaced(sentence, ground)


def _unsure(sentence: Sentence, ground: Ground) -> str | None:
    """Whether it says more of how sure it is than its claims do: who denies, admits or claims; what is hedged, or yet
    to come; that it is a report at all."""
    claims = [ground.claims[c] for c in sentence.rests_on]
    words = [w.lower() for run in sentence.runs if run.style is not Style.QUOTE for w in WORD.findall(run.text)]
    guarded = wording()["guarded"]
    for word in words:
        if word in guarded["harm"] and not _is_hurt(word, sentence, claims):
            return f"nothing that it cites or counts tells of anybody {word}"
    for word in words if sentence.claims else ():
        if word in guarded["denial"] and not any(map(says_no, claims)):
            return f"no claim that it cites denies, and it says “{word}”"
        if word in guarded["admission"] and not any(_admits(c, word) for c in claims):
            return f"no claim that it cites admits, and it says “{word}”"
        if word in guarded["own"] and not any(verb(c) == word for c in claims):
            return f"no claim that it cites speaks for its own side, and it says “{word}”"
        if word in guarded["negation"] and not any(map(says_no, claims)):
            return f"it says “{word}”, and no claim that it cites denies"
    cited = [ground.claims[c] for c in sentence.claims]
    labels = all(run.style is Style.STRONG for run in sentence.runs)
    if cited and not labels and all(c.withdrawn for c in cited) and not set(words) & set(guarded["withdrawal"]):
        return "what it cites was withdrawn"
    plain = [run for run in sentence.runs if run.style is Style.PLAIN]
    if not cited or sentence.totals or any(run.style is Style.QUOTE for run in sentence.runs) or not plain:
        return None
    if all(c.claim["modality"] != "actual" for c in cited):
        return "what it cites did not take place, or not yet"
    if all(is_denial(c) or declines(c) for c in cited) and not set(words) & set(guarded["denial"]):
        return "what it cites is denied, or not answered"
    if all(c.claim["hedged"] for c in cited) and "reportedly" not in words:
        return "the reports are unsure of it, and it is not"
    if not set(words) & set(guarded["voice"]):
        return "it tells a report as a fact"
    return None


def _admits(claim: LinkedClaim, word: str) -> bool:
    return verb(claim) == word or (word in _STANDING and is_admission(claim))


def _is_hurt(harm: str, sentence: Sentence, claims: Sequence[LinkedClaim]) -> bool:
    """Whether a cited claim counts or names that harm, or the brief counted it itself."""
    if any(total.what == harm for total in sentence.totals):
        return True
    return any(
        any(count["kind"] == harm for count in claim.claim["counts"])
        or harm in claim.claim["trigger"]["text"]
        or harm in (stretch(claim) or "")
        for claim in claims
    )


def _in_order(sentence: Sentence) -> bool:
    """Whether the numbers that were counted stand in the sentence in the order in which they are given."""
    left = [f"{total.number:,}" for total in sentence.totals]
    for word in WORD.findall(sentence.text):
        if left and word == left[0]:
            left.pop(0)
    return not left


def counted(total: Total, ground: Ground) -> int:
    """The number anew, from the events or the documents that it is said to count."""
    if total.what == "documents":
        known = {claim.document_id for claim in ground.claims.values()}
        return len(set(total.ids) & known)
    if total.what == "publishers":
        known = {claim.publisher or claim.ref for claim in ground.claims.values()}
        return len(set(total.ids) & known)
    events = [ground.events[i] for i in dict.fromkeys(total.ids) if i in ground.events]
    if total.what == "events":
        return len(events)
    return sum(getattr(getattr(event, total.what), total.end) or 0 for event in events)


def _uncited(sentence: Sentence) -> str | None:
    """A sentence without claims may hold the brief's own words alone."""
    return next(
        (_strange_mark(run.text) or NOTHING.reason_against(run.text) for run in sentence.runs),
        None,
    )


def _is_quoted(text: str, sentence: Sentence, ground: Ground) -> bool:
    wanted = plain_marks(text.removesuffix(_CUT).strip())
    return bool(wanted) and any(wanted in plain_marks(ground.claims[c].evidence) for c in sentence.rests_on)


def _strange_mark(text: str) -> str | None:
    """Characters that no wording needs: invisible, turning the direction, of other scripts' punctuation."""
    for char in text:
        if char in _MARKS or char.isalnum() or unicodedata.category(char).startswith("M"):
            continue
        return f"it holds the character U+{ord(char):04X}"
    return None
