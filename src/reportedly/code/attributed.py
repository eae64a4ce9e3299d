"""The types of attribution: who is cited, with which words, in which manner."""

from __future__ import annotations

from enum import StrEnum

from reportedly.annotate.annotation import Annotation
from reportedly.frozen import dataclass
from reportedly.model import Span, Stance


class Kind(StrEnum):
    """What a cue does with what it introduces."""

    SPEECH = "speech"  # says it: say, according to, statement
    THOUGHT = "thought"  # holds it: believe, fear, estimate
    EVIDENCE = "evidence"  # bears it out: a video shows, a report found
    LABEL = "label"  # assesses something: call X Y, describe X as Y
    ACCUSATION = "accusation"  # accuse, blame, charge
    DIRECTIVE = "directive"  # wants it done: urge, demand, call for
    COMMITMENT = "commitment"  # means to do it: vow, threaten, promise
    REACTION = "reaction"  # takes it as given: condemn, welcome, mourn
    ATTITUDE = "attitude"  # is for it or against it, wants it: nobody is said to have said anything
    SILENCE = "silence"  # does not say: decline to comment, would not confirm


@dataclass(frozen=True, slots=True)
class Words:
    """Words `first` to `past` (past the last) of `annotation.sentences[sentence]`."""

    sentence: int
    first: int
    past: int

    def holds(self, sentence: int, word: int) -> bool:
        return sentence == self.sentence and self.first <= word < self.past

    def span(self, annotation: Annotation) -> Span:
        """The characters of the document that these words cover."""
        tokens = annotation.sentences[self.sentence].tokens
        return Span(tokens[self.first].start, tokens[self.past - 1].end)


def verb_of(cue: Words, annotation: Annotation) -> int:
    """The word that a cue turns on: its last verb ("has warned" of "has warned against"), else its last word."""
    tokens = annotation.sentences[cue.sentence].tokens
    for word in range(cue.past - 1, cue.first - 1, -1):
        if tokens[word].upos == "VERB":
            return word
    return cue.past - 1


@dataclass(frozen=True, slots=True)
class Attributed:
    """One source's words, thought or evidence, or its refusal to give any.

    `source` is the noun phrase that names the source with its titles, but without what trails it ("Kremlin spokesman
    Dmitry Peskov"; `source_phrase` has the rest: ", who was in Minsk"). It is None where the text names none ("it was
    reported that") and where it is carried over from an earlier attribution, whose index is then `origin`.
    `content` is what is attributed, in pieces if need be, also over several sentences, quotation marks included;
    `topic` is what the source talks about and the publisher takes as given: beside the content of a label ("called [the
    raid] a crime"), the same as the content of a reaction ("condemned [the raid]").
    `head` is the (sentence, word) that a claim made of this speech shows as its trigger. `outer` is the index of the
    attribution that passes this one on where the spans alone do not tell ("RIA reported, citing the ministry").
    """

    source: Words | None
    cue: Words | None
    content: tuple[Words, ...]
    head: tuple[int, int] | None
    kind: Kind
    stance: Stance
    hedged: bool
    rule: str
    source_phrase: Words | None = None
    topic: Words | None = None
    origin: int | None = None
    outer: int | None = None

    def holds(self, sentence: int, word: int) -> bool:
        """Whether the word is part of what is attributed."""
        return any(sentence == w.sentence and w.first <= word < w.past for w in self.content)
