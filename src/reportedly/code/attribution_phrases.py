"""Attributions without a verb of saying: according to, nouns, headlines, brackets, and those who pass words on."""

from __future__ import annotations

from functools import cache

from reportedly.annotate.annotation import Sentence
from reportedly.code.attributed import Attributed, Kind, Words
from reportedly.code.attribution_brackets import bracketed
from reportedly.code.attribution_headlines import headline
from reportedly.code.attribution_scene import Scene, sourced, words
from reportedly.code.attribution_source import author, case_of, speaker_of
from reportedly.code.attribution_spans import pieces, rest_of_clause
from reportedly.code.cues import load_cues
from reportedly.code.forms import lemma_of, written
from reportedly.code.nouns import load_nouns
from reportedly.code.phrases import doer_told
from reportedly.code.times import is_time_word
from reportedly.model import Stance

_HELD = frozenset({"view", "opinion", "estimation", "assessment", "reckoning", "eye"})


def by_phrase(scene: Scene) -> list[Attributed]:
    """All attributions of a sentence that prepositions, nouns and headline marks make."""
    found: list[Attributed] = []
    telling = not scene.sentence.forms.isdisjoint(_telling())
    for word, token in enumerate(scene.sentence.tokens) if telling else ():
        text = token.low
        if text == "according" or text == "per":
            found.extend(_according(scene, word))
        elif token.upos == "NOUN":
            lemma = lemma_of(token)
            if lemma in scene.cues.nouns:
                found.extend(_noun(scene, word, lemma))
            if lemma in scene.cues.classes["prepositions.words"]:
                found.extend(_in_words_of(scene, word))
    found.extend(headline(scene))
    found.extend(bracketed(scene))
    return found


@cache
def _telling() -> frozenset[str]:
    """All forms of the words that make such attributions: few sentences have one."""
    cues = load_cues()
    return written(frozenset({"according", "per"}) | cues.classes["prepositions.words"] | cues.nouns)


def _according(scene: Scene, word: int) -> list[Attributed]:
    sentence, tokens = scene.sentence, scene.sentence.tokens
    past = word + 1
    per = tokens[word].low == "per"
    if not per:
        if past >= len(tokens) or tokens[past].low != "to":
            return []
        past += 1
    source = _object_after(sentence, word, past)
    if source is not None and tokens[source].xpos in ("WDT", "WP"):
        return []  # "reports according to which …"
    if source is None or lemma_of(tokens[source]) in scene.cues.classes["prepositions.not_a_source"]:
        return []
    known = tokens[source].upos == "PROPN" or lemma_of(tokens[source]) in scene.cues.classes["headline.speakers"]
    if per and (word == 0 or not known):
        return []
    phrase = (word, max(past, sentence.extent(source)[1]))
    core, full = sourced(scene, author(sentence, source, scene.cues), word)
    if core is None or core.first < past:
        core = Words(scene.number, past, max(past + 1, core.past if core else past + 1))
    ranges, head = rest_of_clause(sentence, phrase, source)
    if not ranges:
        return []
    return [
        Attributed(
            source=core,
            cue=words(scene, (word, past)),
            content=tuple(words(scene, r) for r in ranges),
            head=(scene.number, head) if head is not None else None,
            kind=Kind.SPEECH,
            stance=Stance.ASSERTS,
            hedged=False,
            rule="per" if per else "according to",
            source_phrase=Words(scene.number, past, full.past) if full else core,
        )
    ]


def _object_after(sentence: Sentence, word: int, past: int) -> int | None:
    """The noun that a preposition governs: its head, or where the parse strayed the next noun phrase's head."""
    tokens = sentence.tokens
    head = tokens[word].head
    if head > word and tokens[head].upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "SYM"):
        return head
    for i in range(past, min(past + 8, len(tokens))):
        if tokens[i].upos in ("NOUN", "PROPN", "PRON") and not (
            past <= tokens[i].head and tokens[i].deprel in ("compound", "nmod:poss", "flat", "amod", "nmod:desc")
        ):
            return i
    return None


_THAT = frozenset({"that", "which"})  # the latter in "according to which", as `with_told_clauses` leaves it


def _in_words_of(scene: Scene, word: int) -> list[Attributed]:
    """ "in the words of X", "in X's view", "by the account of X"."""
    sentence, tokens = scene.sentence, scene.sentence.tokens
    if case_of(sentence, word) not in ("in", "by") or not tokens[word].deprel.startswith("obl"):
        return []
    source = sentence.child(word, "nmod:poss")
    if source is None and sentence.child(word, "det", "amod") is not None:  # "in view of the shelling" is nobody's view
        source = next((c for c in sentence.children[word] if c > word and case_of(sentence, c) == "of"), None)
    if source is None:
        return []
    phrase = sentence.extent(word)
    ranges, head = rest_of_clause(sentence, phrase, word)
    if not ranges:
        return []
    core, full = sourced(scene, source, word)
    return [
        Attributed(
            source=core,
            cue=words(scene, (word, word + 1)),
            content=tuple(words(scene, r) for r in ranges),
            head=(scene.number, head) if head is not None else None,
            kind=Kind.THOUGHT if lemma_of(tokens[word]) in _HELD else Kind.SPEECH,
            stance=Stance.ADMITS if lemma_of(tokens[word]) == "admission" else Stance.ASSERTS,
            hedged=False,
            rule=f"in the {lemma_of(tokens[word])} of",
            source_phrase=full,
        )
    ]


def _noun(scene: Scene, noun: int, lemma: str) -> list[Attributed]:
    """ "the claim that …", "Kyiv's denial that …", "reports of shelling"."""
    sentence, tokens, classes = scene.sentence, scene.sentence.tokens, scene.cues.classes
    kind, stance = _noun_kind(scene, lemma)
    if kind is None or _no_such(sentence, noun):
        return []
    content: int | None = None
    for child in sentence.children[noun]:
        base, case = tokens[child].relation, case_of(sentence, child)
        if child < noun:
            continue
        if (tokens[child].deprel != "acl:relcl" and base in ("acl", "ccomp", "advcl") and case in _THAT) or (
            base == "acl" and case == "to" and kind in (Kind.COMMITMENT, Kind.DIRECTIVE)
        ):
            content = child
        elif base == "acl" and case == "to" and sentence.child(child, "aux") is not None and kind is Kind.SPEECH:
            content = child  # "the rebels' claim to have taken the town"
        elif base == "acl" and case == "of" and lemma in classes["nouns.hedged"]:
            content = child  # "the army's claim of having killed nine"
        elif base == "nmod" and case in ("of", "for") and _holds_content(scene, lemma, case, child):
            content = content if content is not None else child
    if content is None or (lemma == "request" and lemma_of(tokens[content]) in classes["silence.requested"]):
        return []
    source = speaker_of(sentence, noun, scene.cues)
    if source is not None and is_time_word(sentence.tokens[source]):
        source = None  # "Tuesday's report of a strike"
    if source is not None and source == doer_told(sentence, noun, content):
        source = None
    if source is None and sentence.child(noun, "det") is None:
        source = _reporters(scene, noun)
    if source is not None and sentence.extent(content)[0] <= source < sentence.extent(content)[1]:
        source = None
    if source is None and lemma == "apology":
        return []
    low, high = sentence.extent(content)
    if tokens[content].deprel.startswith("nmod"):
        low += 1
    hedged = lemma in classes["nouns.hedged"] and (
        source is None or lemma in ("rumour", "rumor", "allegation", "suspicion", "speculation")
    )
    core, full = sourced(scene, source, noun)
    return [
        Attributed(
            source=core,
            cue=words(scene, (noun, noun + 1)),
            content=tuple(words(scene, r) for r in pieces(sentence, range(low, high))),
            head=(scene.number, content),
            kind=kind,
            stance=stance,
            hedged=hedged,
            rule=f"noun {lemma}",
            source_phrase=full,
        )
    ]


def _reporters(scene: Scene, noun: int) -> int | None:
    """ "Media report that …": a verb that a parse took for a noun, with its subject before it."""
    sentence, tokens = scene.sentence, scene.sentence.tokens
    before = noun - 1
    if before < 0 or tokens[before].head != noun or tokens[noun].text != lemma_of(tokens[noun]):
        return None
    plural = (
        tokens[before].xpos in ("NNS", "NNPS") or lemma_of(tokens[before]) in scene.cues.classes["passing_on.media"]
    )
    people = load_nouns().is_people(lemma_of(tokens[before])) or tokens[before].low == "media"
    return before if plural and people and sentence.extent(noun)[1] > noun + 1 else None


def _noun_kind(scene: Scene, lemma: str) -> tuple[Kind | None, Stance]:
    classes = scene.cues.classes
    if lemma in classes["nouns.denies"]:
        return Kind.SPEECH, Stance.DENIES
    if lemma in classes["nouns.admits"]:
        return Kind.SPEECH, Stance.ADMITS
    for name, kind in (("accusation", Kind.ACCUSATION), ("directive", Kind.DIRECTIVE), ("commitment", Kind.COMMITMENT)):
        if lemma in classes[f"nouns.{name}"]:
            return kind, Stance.ASSERTS
    if lemma in classes["nouns.says"] or lemma in classes["nouns.hedged"]:
        return Kind.SPEECH, Stance.ASSERTS
    return None, Stance.ASSERTS


def _holds_content(scene: Scene, lemma: str, case: str, child: int) -> bool:
    """Of-phrases are content with nouns that speak of happenings, unless they name a person or an organisation."""
    if scene.sentence.tokens[child].upos != "NOUN":
        return False
    if case == "for":
        return lemma in scene.cues.classes["nouns.directive"] or lemma == "apology"
    classes = scene.cues.classes
    told = ("nouns.hedged", "nouns.denies", "nouns.commitment", "nouns.accusation")
    return lemma == "announcement" or any(lemma in classes[name] for name in told)


def _no_such(sentence: Sentence, noun: int) -> bool:
    determiner = sentence.child(noun, "det")
    return determiner is not None and sentence.tokens[determiner].low in ("no", "any")
