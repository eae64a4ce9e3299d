"""What the coder knows of one document while it makes its claims: all stages' findings, looked up by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.annotate.annotation import Annotation, Sentence, Token
from reportedly.cached import cached_property
from reportedly.changed import replace
from reportedly.code.acled_facts import ARMED, seized
from reportedly.code.attributed import Attributed, Kind, Words, verb_of
from reportedly.code.attribution import attributions, chain
from reportedly.code.attribution_carriers import issuer, reads
from reportedly.code.attribution_pronouns import last_speaker, speaker_meant
from reportedly.code.coreference import FIGHTERS, FIRST_PERSON, Referents
from reportedly.code.nouns import noun_of
from reportedly.code.ontology import Ontology, load_ontology
from reportedly.code.phrases import Phrase
from reportedly.code.places import Places
from reportedly.code.quotes import Quote, quotes
from reportedly.code.sides import scene_words, side_of
from reportedly.code.stance import Sides, source_side
from reportedly.code.time_words import load_times
from reportedly.code.times import TimePhrase, time_phrases
from reportedly.code.times_apart import turns
from reportedly.code.triggers import Trigger, find_triggers, names_violence
from reportedly.code.violence import names_disaster
from reportedly.model import Attribution, BlockKind, Document, EventType, Party, Span, Stance

_MARK = 5  # characters of a sentence in which its number stands
_FRAMES = frozenset({"on", "at", "in", "by"})
_HOUR = re.compile(r"[0-2]?\d[:.h][0-5]\d")
_FRAME = 8  # words at the head of a paragraph in which its day stands
_NUMBERED = re.compile(r"\s*\n[ \t]*(?:\(?\d{1,3}[.)]|[-•*–▪●])\s")
"""What stands before the next entry of a list: "2. Nine of our men …"."""


_RELATIVES = frozenset({"where", "which", "when"})
_TIMES = frozenset({"after", "as", "when", "while", "before", "since"})
_ARMED_HEADS = frozenset({"defence", "defense", "military", "army", "general", "joint"})
_OUTLET = re.compile(
    r"(?:'s|’s)?\s(?:(?:official|information|press|public affairs|media|military)\s)*(?:telegram|x|facebook)?\s?"
    r"(?:channel|media office|press office|press service|media|page|account|information department|spokes\w+)\b.*",
    re.IGNORECASE,
)
"""What tells of a publisher in what it publishes: "the Coast Army's Telegram channel"."""


@dataclass(frozen=True)
class Context:
    """A document with what each stage found in it; everything is worked out once, when first asked for."""

    document: Document
    annotation: Annotation

    @cached_property
    def ontology(self) -> Ontology:
        return load_ontology()

    @cached_property
    def triggers(self) -> tuple[tuple[Trigger, ...], ...]:
        sentences = self.annotation.sentences
        violent = [names_violence(s, self.ontology) for s in sentences]
        found: list[tuple[Trigger, ...]] = []
        deed = False
        for i, s in enumerate(sentences):
            before = [n for n in range(max(0, i - 2), i) if violent[n] or _tells_violence(found[n])]
            within = any(sentences[n].paragraph == s.paragraph for n in before)
            after = any(violent[:i])
            told = i > 0 and _tells_violence(found[i - 1])
            deed = told or (deed and not names_disaster(sentences[i - 1], self.ontology))
            found.append(
                find_triggers(
                    s,
                    self.ontology,
                    amid_violence=bool(before),
                    after_violence=after,
                    within_violence=within,
                    after_deed=deed,
                )
            )
        return tuple(found)

    @cached_property
    def attributed(self) -> tuple[Attributed, ...]:
        return attributions(self.document, self.annotation, quoted=self.quoted)

    @cached_property
    def referents(self) -> Referents:
        return Referents(self.annotation)

    @cached_property
    def places(self) -> Places:
        return Places(self.document.text, self.annotation)

    @cached_property
    def quoted(self) -> tuple[Quote, ...]:
        return quotes(self.annotation)

    @cached_property
    def sides(self) -> Sides:
        return source_side(self.annotation)

    def times(self, index: int) -> tuple[TimePhrase, ...]:
        """The expressions of time of a sentence."""
        return time_phrases(self.annotation.sentences[index], self.document.published)

    @cached_property
    def story(self) -> frozenset[str]:
        """The lower-case lemmas and words of the first sentences, which tell what the document is about."""
        return frozenset[str]().union(*map(scene_words, self.annotation.sentences[:3]))

    @cached_property
    def tells_of_airstrikes(self) -> bool:
        """Whether the document speaks of airstrikes: its other strikes are such, too."""
        return any(
            t.low in ("airstrike", "airstrikes")
            or (t.low in ("air", "drone") and i + 1 < len(s.tokens) and s.tokens[i + 1].low.startswith("strike"))
            for s in self.annotation.sentences
            for i, t in enumerate(s.tokens)
        )

    @cached_property
    def tells_of_kidnapping(self) -> bool:
        """Whether the document tells of people who were kidnapped, and of no arrest by that name."""
        senses = [t.sense for found in self.triggers for t in found]
        taken = any(s.mode == "abduct" and s.counts for s in senses)
        return taken and not any("arrest" in s.rules and s.lemma in ("arrest", "detain") for s in senses)

    def sentence(self, index: int) -> Sentence:
        return self.annotation.sentences[index]

    def nearby(self, index: int) -> frozenset[str]:
        """The lower-case words of the two sentences before and the one after: a weapon may be named there. Not of those
        from which the text has turned, nor of arms that were found."""
        if index not in self._nearby:
            sentences = self.annotation.sentences
            first = index if turns(sentences[index]) else max(0, index - 2)
            first = index - 1 if first == index - 2 and turns(sentences[index - 1]) else first
            past = index + 2 if index + 1 < len(sentences) and not turns(sentences[index + 1]) else index + 1
            around = (self._scene(i) for i in range(first, past) if i != index and self._is_beside(index, i))
            self._nearby[index] = frozenset[str]().union(*around)
        return self._nearby[index]

    def _is_beside(self, index: int, other: int) -> bool:
        """Whether another sentence may go on with what a sentence tells: no numbered entry and no paragraph that begins
        with a day parts the two."""
        sentences = self.annotation.sentences
        if not 0 <= other < len(sentences):
            return False
        first, last = (index, other) if index < other else (other, index)
        return not any(map(self._parts_from_before, range(first + 1, last + 1)))

    def _parts_from_before(self, index: int) -> bool:
        """Whether something else begins with a sentence: a paragraph with a day of its own or a numbered entry."""
        noted = self.annotation.sentences[index].noted
        found: bool | None = noted.get(Context._parts_from_before)
        if found is None:
            found = noted[Context._parts_from_before] = self._moves_on(index) or self._opens_entry(index)
        return found

    def _moves_on(self, index: int) -> bool:
        """Whether a paragraph begins here with a day or an hour of its own: "On 17 November, a drone …", "17
        Nov., Orra: …", "14:02 Orra: …"."""
        sentence, before = self.annotation.sentences[index], self.annotation.sentences[index - 1]
        if sentence.paragraph == before.paragraph:
            return False
        opening = [t.low for t in sentence.tokens[:2]]
        if opening and (_HOUR.fullmatch(opening[0]) or _is_day(opening)):
            return True
        if sentence.tokens[0].low not in _FRAMES:
            return False
        comma = next((i for i, t in enumerate(sentence.tokens[:_FRAME]) if t.text == ","), _FRAME)
        head = sentence.tokens[: min(comma, len(sentence.tokens))]
        return any(t.low in load_times().month for t in head) and any(t.text.isdigit() for t in head)

    def _opens_entry(self, index: int) -> bool:
        """Whether a sentence begins a numbered entry."""
        end = self.annotation.sentences[index - 1].end
        between = self.document.text[end : self.annotation.sentences[index].start + _MARK]
        return _NUMBERED.match(between) is not None

    def _scene(self, index: int) -> frozenset[str]:
        """The words of a sentence, without the arms that somebody is told to have seized: they did nothing."""
        sentence = self.sentence(index)
        key = (Context._scene,)
        if key not in sentence.noted:
            arms = seized(sentence, self.triggers[index])
            sentence.noted[key] = scene_words(sentence) - arms if arms else scene_words(sentence)
        found: frozenset[str] = sentence.noted[key]
        return found

    @cached_property
    def _nearby(self) -> dict[int, frozenset[str]]:
        """What was asked of a sentence before: each of its claims does."""
        return {}

    def words(self, index: int, first: int, past: int) -> Span:
        """The characters of words `first` to `past` of a sentence."""
        tokens = self.annotation.sentences[index].tokens
        return Span(tokens[first].start, tokens[past - 1].end)

    def tokens(self, span: Span) -> Iterator[Token]:
        """The words that stand within these characters."""
        for sentence in self.annotation.sentences:
            if sentence.start <= span.start < sentence.end:
                inside = sentence.within(span.start, span.end)
                yield from (t for t in sentence.tokens[inside.start : inside.stop] if t.end <= span.end)

    def party(self, found: Phrase, *, speaker: Phrase | None = None) -> Party:
        """A party as worded, with the fuller wording that the document gives it as its name."""
        asked = found.sentence, found.head, found.first, found.past, speaker
        party = self._parties.get(asked)
        if party is None:
            party = self._parties[asked] = self._party(found, speaker)
        return party

    @cached_property
    def _parties(self) -> dict[tuple[int, int, int, int, Phrase | None], Party]:
        """Parties asked for before: each claim of a source asks for it."""
        return {}

    def _party(self, found: Phrase, speaker: Phrase | None) -> Party:
        span = found.span(self.sentence(found.sentence))
        if speaker is None and self.author is not None and self._is_of_us(found):
            named = self.own_voice.text if self.own_voice is not None else self.author
            return Party(span=span, text=span.of(self.document.text), name=named)
        fuller = (
            None if self._is_others_word(found) else self.referents.resolve(found.sentence, found.head, speaker=speaker)
        )
        name = fuller.span(self.sentence(fuller.sentence)).of(self.document.text) if fuller else None
        text = span.of(self.document.text)
        return Party(span=span, text=text, name=" ".join(name.split()) if name and name != text else None)

    @cached_property
    def author(self) -> str | None:
        """The army or movement that publishes the text, which speaks of itself as "we"; None for others."""
        name = _OUTLET.sub("", self.document.publisher or "").strip(" -–,|:")
        words = frozenset(name.lower().split())
        armed = "headquarters" in words and not words.isdisjoint(_ARMED_HEADS)  # "Defence Headquarters"
        return name if name and (armed or side_of(name, acting=True) in ARMED) else None

    @cached_property
    def own_voice(self) -> Party | None:
        """The army or movement that publishes the text, by the words with which it names itself there: whoever denies a
        deed in its own voice ("there was no massacre at Orra"). None where it does not name itself."""
        if self.author is None:
            return None
        text = self.document.text
        body = next((s.start for s in self.annotation.sentences if s.block is BlockKind.BODY), 0)
        names = [self.author, *(" ".join(self.author.split()[:n]) for n in range(len(self.author.split()) - 1, 1, -1))]
        for name in names:
            start = text.find(name, body)
            if start >= 0:
                span = Span(start, start + len(name))
                return Party(span=span, text=name)
        return None

    def _is_of_us(self, found: Phrase) -> bool:
        """ "We", "our forces", that do something outside of what somebody else is quoted with; not "our people",
        who are no army."""
        tokens = self.sentence(found.sentence).tokens
        told = tokens[found.first : found.past]
        fighters = any(noun_of(t) in FIGHTERS for t in told)
        first = any(t.low in ("we", "us") or (t.low == "our" and fighters) for t in told)
        return (
            first
            and tokens[found.head].deprel == "nsubj"
            and not any(q.holds(found.sentence, found.head) for q in self.quoted)
        )

    def _is_others_word(self, found: Phrase) -> bool:
        """ "They", "he" or "it" inside a quotation: whom the speaker means, the text around it does not tell."""
        token = self.sentence(found.sentence).tokens[found.head]
        if token.upos != "PRON" or token.low in FIRST_PERSON:
            return False
        return any(q.holds(found.sentence, found.head) for q in self.quoted)

    def chain(self, index: int, word: int) -> tuple[int, ...]:
        """Who passes on what `word` tells, as indices of `attributed`, from the first speaker to the nearest."""
        at = index, word
        if at not in self._chains:
            holding = dict.fromkeys([n for n, words in self._speaking[index] if words.first <= word < words.past])
            found = chain(self.attributed, index, word, among=[*holding]) if holding else ()
            found = self._of_relative(found, index)
            self._chains[at] = tuple([n for n in found if not self._is_beside_denial(n, index, word)])
        return self._chains[at]

    def _of_relative(self, found: tuple[int, ...], index: int) -> tuple[int, ...]:
        """The chain without those whose word a clause behind a comma is not, that has a speaker of its own: "the Front
        claimed the raid on Odra, in which officials say three died"."""
        sentence = self.sentence(index)
        for n, number in enumerate(found[:-1]):
            cue = self.attributed[number].cue
            if cue is None or cue.sentence != index:
                continue
            verb = verb_of(cue, self.annotation)
            if sentence.tokens[verb].deprel != "acl:relcl":
                continue
            begin = sentence.extent(verb)[0]
            apart = any(t.text == "," for t in sentence.tokens[max(begin - 1, 0) : begin + 1])
            if apart and any(t.low in _RELATIVES for t in sentence.tokens[begin : begin + 4]):
                return found[: n + 1]
        return found

    def _is_beside_denial(self, number: int, index: int, word: int) -> bool:
        """Whether a word tells what happened when that befell or did not befall which is denied, and so is denied by
        nobody: "denied having fired after a man was killed, as marchers reached the capital"."""
        item, sentence = self.attributed[number], self.sentence(index)
        if item.stance is not Stance.DENIES:
            return False
        for w in (word, *sentence.ancestors(word)):
            token = sentence.tokens[w]
            if token.deprel == "advcl" and item.holds(index, token.head):
                marks = {sentence.tokens[c].low for c in sentence.children[w] if sentence.tokens[c].deprel == "mark"}
                finite = token.xpos in ("VBD", "VBZ", "VBP") or sentence.child(w, "aux", "aux:pass", "cop") is not None
                if finite and not marks.isdisjoint(_TIMES):
                    return True
        return False

    @cached_property
    def _chains(self) -> dict[tuple[int, int], tuple[int, ...]]:
        """Chains asked for before, by sentence and word."""
        return {}

    @cached_property
    def _speaking(self) -> Sequence[Sequence[tuple[int, Words]]]:
        """For each sentence the words of it that are attributed, each with the number of their attribution."""
        found: list[list[tuple[int, Words]]] = [[] for _ in self.annotation.sentences]
        for number, item in enumerate(self.attributed):
            for words in item.content:
                found[words.sentence].append((number, words))
        return found

    def cited_in(self, index: int) -> Sequence[Attributed]:
        """The attributions whose cue stands in a sentence, which name their source and have words of it."""
        return self._cited.get(index, ())

    @cached_property
    def _cited(self) -> dict[int, list[Attributed]]:
        found: dict[int, list[Attributed]] = {}
        for item in self.attributed:
            if item.cue is not None and item.head is not None and item.source is not None:
                found.setdefault(item.cue.sentence, []).append(item)
        return found

    @cached_property
    def _silences(self) -> tuple[Words, ...]:
        """The cues of those who decline to say."""
        return tuple(a.cue for a in self.attributed if a.kind is Kind.SILENCE and a.cue is not None)

    def is_refusal(self, index: int, trigger: Trigger) -> bool:
        """Whether the trigger is how somebody declines to say ("directed inquiries to"), and no event of its own."""
        return bool(self._silences) and any(cue.holds(index, trigger.predicate) for cue in self._silences)

    def source_phrase(self, number: int) -> Phrase | None:
        """The noun phrase of an attribution's source, or of the one that it is carried over from."""
        if number not in self._source_phrases:
            self._source_phrases[number] = self._find_source_phrase(number)
        return self._source_phrases[number]

    @cached_property
    def _source_phrases(self) -> dict[int, Phrase | None]:
        """Phrases of sources asked for before."""
        return {}

    def _find_source_phrase(self, number: int) -> Phrase | None:
        found = self.attributed[number]
        seen = {number}
        while found.source is None and found.origin is not None and found.origin not in seen:
            seen.add(found.origin)
            found = self.attributed[found.origin]
        if found.source is None:
            return None
        words = found.source
        head = _head(self.sentence(words.sentence), words.first, words.past)
        return Phrase(words.sentence, head, words.first, words.past)

    def speaker(self, index: int, word: int) -> Phrase | None:
        """Who speaks the words around `word`, for "we" and "I"."""
        for number in self.chain(index, word):
            found = self.source_phrase(number)
            if found is not None:
                return found
        return None

    def attribution(self, number: int, stance: Stance) -> Attribution | None:
        """One link of a claim's chain; None where the text names no source."""
        source = self.source_phrase(number)
        if source is None:
            return None
        cue = self.attributed[number].cue
        party = self._speaker_meant(number, source, self.party(source))
        plain = party.name is None or party.text.lower() == "they" or reads(self.annotation, self.attributed[number])
        author = issuer(self.annotation, self.attributed, number) if plain else None
        if author is not None:
            party = replace(party, name=" ".join(author.span(self.annotation).of(self.document.text).split()))
        return Attribution(
            source=party,
            cue=cue.span(self.annotation) if cue else None,
            stance=stance,
        )

    def _speaker_meant(self, number: int, source: Phrase, party: Party) -> Party:
        """The source with the name of another speaker, where the one that "he" would stand for is no speaker; of whom
        nobody fits, with that of the nameless one who spoke before."""
        if party.name is None:
            last = last_speaker(self.annotation, self.attributed, source)
            told = last.span(self.annotation).of(self.document.text) if last is not None else None
            return party if told is None else replace(party, name=" ".join(told.split()))
        meant = self.referents.resolve(source.sentence, source.head)
        found = meant and speaker_meant(self.annotation, self.referents, self.attributed, number, meant)
        if meant is None or found == meant:
            return party
        if found is None:
            return replace(party, name=None)
        fuller = self.referents.fuller(found)
        words = fuller.span(self.sentence(fuller.sentence)).of(self.document.text)
        return replace(party, name=" ".join(words.split()))


def _is_day(words: Sequence[str]) -> bool:
    """ "17 Nov.", "November 17"."""
    months = load_times().month
    return len(words) > 1 and any(d.isdigit() and m in months for d, m in (words, words[::-1]))


def _head(sentence: Sentence, first: int, past: int) -> int:
    for i in range(first, past):
        if not first <= sentence.tokens[i].head < past and sentence.tokens[i].upos not in ("PUNCT", "ADP", "DET"):
            return i
    return past - 1


def _tells_violence(triggers: Iterable[Trigger]) -> bool:
    """Whether a sentence tells a deed of violence by itself, whatever its words for it ("machine-gunned them")."""
    return any(
        t.event_type is EventType.ASSAULT and t.sense.rules.isdisjoint(("amid", "violent", "attempt")) for t in triggers
    )
