"""One document's mentions that are one party: pronouns, surnames, "the ministry", "the group".

A mention is resolved only where one earlier (or, for a bare name, fuller) mention fits by class and number; else
it stays as worded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from reportedly.annotate.annotation import Annotation, Sentence, Token
from reportedly.cached import cached_property
from reportedly.code.arguments import subject as subject_of
from reportedly.code.attributed import Kind
from reportedly.code.cues import load_cues
from reportedly.code.demonyms import is_adjective, is_country, load_demonyms
from reportedly.code.nouns import Nouns, load_nouns, noun_of
from reportedly.code.phrases import ALONG, Phrase, conjuncts, entity_kind, phrase, preposition
from reportedly.code.sides import Side, is_armed, names_armed_group, side_of
from reportedly.code.stance import is_held
from reportedly.frozen import dataclass
from reportedly.model import BlockKind

_HE = frozenset({"he", "she", "him", "his", "her", "hers", "himself", "herself"})
_IT = frozenset({"it", "its", "itself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_THIRD_PERSON = _HE | _IT | _THEY
FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my", "mine", "ourselves", "myself"})
_RELATIVE = frozenset({"who", "which", "that"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_NOT_HEADS = frozenset({"compound", "flat", "amod", "fixed", "goeswith", "nummod", "det"})
FIGHTERS = frozenset(
    {
        "fighter",
        "man",
        "militiaman",
        "gunman",
        "guerrilla",
        "combatant",
        "insurgent",
        "force",
        "troop",
        "soldier",
        "policeman",
        "officer",
        "comrade",
    }
)
_OFFICES = frozenset(
    {
        "government", "administration", "military", "army", "police", "navy", "cabinet", "mission", "ministry",
        "embassy", "court", "parliament", "council", "commission", "agency", "regime", "congress", "senate",
    }
)  # fmt: skip
_BODIES = frozenset({"group", "organisation", "organization", "movement"})  # stand for any body named before
_ARMS = frozenset({"military", "army", "navy"})  # of a land: "the Norlandic army" is "the army" behind it
_OWNED = FIGHTERS | _ARMS
_COMMANDS = frozenset({"command", "force", "contingent", "fleet"})
_ORGANISATION = frozenset({"organisation", "organization"})
_CIVIL = frozenset({"charity", "network", "union", "association", "monitor", "institute", "coalition"})
_THE_ARMY = ("the", "army")  # is the state's, whatever movements call themselves armies
_BLAMING = frozenset({"accuse", "blame", "punish", "condemn", "denounce", "sanction", "prosecute"})
_REACH = 3  # sentences back that a pronoun may look


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that can be a party. `role` is person, group or place."""

    phrase: Phrase
    lemma: str
    role: str
    named: bool
    plural: bool
    definite: bool
    subject: bool
    words: tuple[str, ...]
    speaks: bool = False  # a body that is told to say something


class Referents:
    """The parties that a document mentions, and which mention stands for which."""

    def __init__(self, annotation: Annotation) -> None:
        self._sentences = annotation.sentences
        self._nouns = load_nouns()
        self._resolved: dict[tuple[int, int, Phrase | None], Phrase | None] = {}
        self._mentions: dict[int, tuple[Mention, ...]] = {}
        self._mention: dict[tuple[int, int], Mention | None] = {}
        self._named: dict[tuple[int, bool], tuple[Mention, ...]] = {}

    def mentions(self, index: int) -> tuple[Mention, ...]:
        """The mentions of a sentence, left to right, worked out when first asked for: few sentences ever are."""
        found = self._mentions.get(index)
        if found is None:
            told = [self._mention_at(index, i) for i in self._sentences[index].of_upos(*_NOMINAL)]
            found = self._mentions[index] = tuple([m for m in told if m is not None])
        return found

    def _mention_at(self, index: int, word: int) -> Mention | None:
        """The mention that a word heads."""
        at = index, word
        if at not in self._mention:
            found = _mention(self._sentences[index], index, word, self._nouns)
            place = found is not None and found.role == "person" and found.words in self._places
            self._mention[at] = None if place else found
        return self._mention[at]

    @cached_property
    def _places(self) -> frozenset[tuple[str, ...]]:
        """One-word names, in lower case, that the document tells as places: "the town of Sarn", then "Sarn fell"."""
        return frozenset(
            (s.tokens[e.first].low,)
            for s in self._sentences
            for e in s.entities
            if e.kind == "LOC" and s.tokens[e.past - 1].upos == "PROPN"
            for e in [e if e.past - e.first == 1 else type(e)(e.past - 1, e.past, e.kind)]
        )

    def resolve(self, index: int, head: int, *, speaker: Phrase | None = None) -> Phrase | None:
        """The fuller wording of what word `head` of sentence `index` stands for, or None.

        `speaker` is who speaks the words around it, for "we" and "I".
        """
        asked = index, head, speaker
        if asked not in self._resolved:
            self._resolved[asked] = self._resolve(index, head, speaker)
        return self._resolved[asked]

    def fits(self, mention: Mention, word: str) -> bool:
        """Whether a pronoun agrees with the mention in number and class."""
        return _fits(mention, word)

    def fuller(self, found: Phrase) -> Phrase:
        """The fullest wording of a mention."""
        return self._fuller(found)

    def _resolve(self, index: int, head: int, speaker: Phrase | None) -> Phrase | None:
        sentence = self._sentences[index]
        token = sentence.tokens[head]
        word = token.low
        if token.upos == "PRON" or token.xpos == "PRP$":
            if word in FIRST_PERSON:
                return self._fuller(speaker) if speaker else None
            if word in _IT and token.relation not in ("nsubj", "nmod"):
                return None  # an object is as often a happening ("financed it") as a party
            found = self._pronoun(index, head, word) or self._behind_speaker(speaker, word)
            return self._fuller(found.phrase) if found else None
        if token.upos == "PROPN":
            return self._name(index, head)
        of_whom = _of_whom(sentence, head)
        if of_whom is not None:
            return self._fuller(phrase(sentence, index, of_whom))
        return self._beside(index, head) or self._description(index, head) or self._owner(index, head, speaker)

    def _owner(self, index: int, head: int, speaker: Phrase | None) -> Phrase | None:
        """The force whose fighters these are: "its fighters", "two of his men" of "a commander of the Front"."""
        sentence = self._sentences[index]
        among = (head, *_counted(sentence, head))
        fighters = next((w for w in among if noun_of(sentence.tokens[w]) in _OWNED), None)
        owner = sentence.child(fighters, "nmod:poss") if fighters is not None else None
        if owner is None or sentence.tokens[owner].xpos != "PRP$":
            return None
        found = self.resolve(index, owner, speaker=speaker)
        if found is None or found.sentence != index:
            found = self._land_before(index) or found
        if found is None:
            return None
        holder = self._sentences[found.sentence]
        named = any(is_armed(holder, w) for w in range(found.first, found.past)) or any(
            e.kind in ("ORG", "GROUP") and found.first <= e.first and e.past <= found.past for e in holder.entities
        )
        return found if named else self._land(index, head, found)

    def _land(self, index: int, head: int, owner: Phrase) -> Phrase | None:
        """The country whose troops these are: "Norland said its troops had …"; those whom Sudria attacked, as Norland
        says, are not Sudria's."""
        sentence = self._sentences[index]
        if not is_country(self._sentences[owner.sentence].tokens[owner.head].text):
            return None
        verb = sentence.tokens[head].head
        if owner.sentence != index or _doer_to(sentence, head) != owner.head:
            return owner
        subjects = (sentence.child(above, "nsubj") for above in sentence.ancestors(verb))
        other = next((s for s in subjects if s is not None), None)
        told = other is not None and is_country(sentence.tokens[other].text)
        return phrase(sentence, index, other) if told and other is not None else None

    def _land_before(self, index: int) -> Phrase | None:
        """The country that the sentence before, of the same paragraph, is about: "Norland denied it. Its army …"."""
        before = self._sentences[index - 1] if index else None
        if before is None or before.paragraph != self._sentences[index].paragraph:
            return None
        root = next((i for i, t in enumerate(before.tokens) if t.head < 0), None)
        who = None if root is None else before.child(root, "nsubj")
        return phrase(before, index - 1, who) if who is not None and is_country(before.tokens[who].text) else None

    def _beside(self, index: int, head: int) -> Phrase | None:
        """The name or names that stand beside a description: "her two guards, Dan Roe and Jo Poe", "the sister of one
        of the victims, Jo Roe"."""
        sentence = self._sentences[index]
        whose = _whose(sentence, head)
        for holder in (head, *_counted(sentence, head), *whose):
            for child in sentence.children[holder]:
                if sentence.tokens[child].deprel != "appos" or child < holder:
                    continue
                names = [c for c in conjuncts(sentence, child) if _is_name(sentence, c)]
                if not names or names[0] != child:
                    continue
                several = holder not in whose and _are_several(sentence, holder, head)
                if len(names) == 1 and entity_kind(sentence, child) == "PER" and several:
                    continue  # one is not several: "… shooting men, Jo Roe, who fled, said"
                first, last = phrase(sentence, index, names[0]), phrase(sentence, index, names[-1])
                if not (first.first <= head < first.past):
                    return Phrase(index, child, first.first, last.past)
        return None

    def _fuller(self, found: Phrase) -> Phrase:
        """The full form of a mention that may itself be a pronoun's or a surname's."""
        tokens = self._sentences[found.sentence].tokens
        if tokens[found.head].upos == "PRON":
            return found
        return self.resolve(found.sentence, found.head) or found

    def _pronoun(self, index: int, head: int, word: str) -> Mention | None:
        if word not in _THIRD_PERSON:
            return None
        # Names of the same sentence that stand before it, the subject of the governing clause first.
        sentence = self._sentences[index]
        doer = _doer_to(sentence, head)
        punished = _punished_for(sentence, head)
        if punished is not None:
            return next((m for m in self.mentions(index) if m.phrase.head == punished), None)
        blamed = self._blamed(index, head, word)
        if blamed is not None or (word == "it" and _accused(sentence, head) is not None):
            return blamed
        if word == "it" and _is_a_site(sentence, head):
            return None
        if word not in _IT and _is_of_who_is_told(sentence, head, [m for m in self.mentions(index) if _fits(m, word)]):
            return None
        either = _either(sentence, head) if word in ("they", "them") else ()
        if len(either) > 1 and sum(m.phrase.head in either and _fits(m, word) for m in self.mentions(index)) > 1:
            return None
        whom = _done_to_before(sentence, head)
        if whom is not None:
            found = next((m for m in self.mentions(index) if m.phrase.head == whom and _fits(m, word)), None)
            if found is not None:
                return found
        told_behind = _told_behind(sentence, head) if word in _HE | _THEY else None
        if told_behind is not None:
            fits = (m for m in self.mentions(index) if m.phrase.head == told_behind and _fits(m, word))
            found = next(fits, None)
            if found is not None:
                return found
        if word == "its" and (losing := _told_by_its_own(sentence, head)) is not None:
            own = sentence.subtree(losing)
            bodies = [m for m in self.mentions(index) if m.phrase.past <= head and _fits(m, word)]
            bodies = [m for m in bodies if m.phrase.head == losing or m.phrase.head not in own]
            if [m.phrase.head for m in bodies] == [losing]:
                return bodies[0]
        adding = _who_adds(sentence, head)
        if adding is not None:
            return next((m for m in self.mentions(index) if m.phrase.head == adding and _fits(m, word)), None)
        for ancestor in sentence.ancestors(head):
            subject = sentence.child(ancestor, "nsubj")
            about = subject is not None and sentence.tokens[subject].low in _RELATIVE
            if about:
                subject = _antecedent(sentence, ancestor)
            if subject is not None and subject == doer:
                continue
            if subject is not None and subject < head and _is_nobody(sentence, subject):
                return None
            if subject is not None and subject < head and (about or head not in sentence.subtree(subject)):
                for mention in self.mentions(index):
                    other_clause = ancestor != sentence.tokens[head].head
                    state = word in _IT and mention.role == "place" and is_country(sentence.tokens[subject].text)
                    if mention.phrase.head == subject and (_fits(mention, word) or state) and other_clause:
                        return mention
                body = self._spoken_for(index, subject) if word in _IT else None
                if body is not None:
                    return body
        said = _said_before(sentence, head)
        before = [
            m for m in self.mentions(index) if m.phrase.past <= head and _fits(m, word) and m.phrase.head not in said
        ]
        here = [m for m in before if not _clausemate(sentence, m, head) and m.phrase.head != doer]
        if word in _THEY and _is_dealt_with(sentence, head):
            here = [m for m in here if not _is_of_speaker(sentence, m.phrase.head, head)]
        here = [m for m in here if not _is_backer(sentence, m.phrase.head)] or here
        if word not in _IT and here:
            return next((m for m in here if m.subject), here[-1])
        spoke = self._spoke_before(index, head) if word in _IT else None
        if spoke is not None:
            return spoke
        if word in _THEY and index and _is_fired(self._sentences[index - 1]) and _does_harm(sentence, head):
            return None
        for back in range(index - 1, max(-1, index - 1 - _REACH), -1):
            told = self._sentences[back]
            same = _spoke_as(told, word) if word in _HE else None
            if same is not None:
                return self._pronoun(back, same, word)
            earlier = [m for m in self.mentions(back) if _fits(m, word) and not _is_beside_it(told, m.phrase.head)]
            if word in _IT:  # "an interview with the general was shown. He said": he is the one
                earlier = [m for m in earlier if not _is_other_party(told, m.phrase.head)]
            if earlier and word in _THEY and _is_dealt_with(sentence, head):
                held = (m for m in earlier if self._sentences[back].tokens[m.phrase.head].deprel == "obj" and m.plural)
                taken = next(held, None)
                if taken is not None:
                    return taken
            if earlier:
                return next((m for m in earlier if m.subject), earlier[0])
            if self._sentences[back].paragraph < self._sentences[index].paragraph - 1:
                break
        return self._of_its_own(index, head, word)

    def _of_its_own(self, index: int, head: int, word: str) -> Mention | None:
        """ "Rebels have captured the town, they said", as a text begins: of nobody else has it told yet."""
        sentence, said = self._sentences[index], self._sentences[index].tokens[head].head
        if any(s.block is not BlockKind.TITLE for s in self._sentences[:index]):
            return None
        told = next((c for c in sentence.children[said] if c < head and sentence.tokens[c].deprel == "ccomp"), None)
        does = told is not None and sentence.child(told, "obj") is not None
        subject = sentence.child(told, "nsubj") if told is not None and does else None
        return next((m for m in self.mentions(index) if m.phrase.head == subject and _fits(m, word)), None)

    def _behind_speaker(self, speaker: Phrase | None, word: str) -> Mention | None:
        """ "They had repelled 14 assaults, the brigade's spokeswoman said", with nobody else told of: the brigade."""
        if speaker is None or word not in _THEY:
            return None
        person = self._fuller(speaker)
        if self._sentences[person.sentence].tokens[person.head].upos == "PRON":
            person = self.resolve(person.sentence, person.head) or person
        return self._spoken_for(person.sentence, person.head)

    def _spoke_before(self, index: int, head: int) -> Mention | None:
        """Who says so already before a colon: "The ministry called it a lie: three had died, [it] said"."""
        tokens = self._sentences[index].tokens
        stop = max((i for i in range(head) if tokens[i].text in (":", ";")), default=0)
        verbs = load_cues().verbs
        if not stop or tokens[head].deprel != "nsubj" or tokens[tokens[head].head].low_lemma not in verbs:
            return None
        told = (m for m in reversed(self.mentions(index)) if m.subject and m.phrase.past <= stop and _fits(m, "it"))
        return next((m for m in told if tokens[tokens[m.phrase.head].head].low_lemma in verbs), None)

    def _spoken_for(self, index: int, person: int) -> Mention | None:
        """The body whose spokesman somebody is: "Dan Roe, a spokesman for the Front, said that its forces …"."""
        sentence = self._sentences[index]
        spokesmen = load_cues().classes["nouns.spokesmen"]
        office = next(
            (w for w in (person, *sentence.children[person]) if noun_of(sentence.tokens[w]) in spokesmen), None
        )
        if office is None or sentence.tokens[office].relation not in ("nsubj", "appos"):
            return None
        within = sentence.subtree(office)
        bodies = (m for m in self.mentions(index) if m.phrase.head in within and m.phrase.head != office)
        return next((m for m in bodies if m.named and _fits(m, "it")), None)

    def _blamed(self, index: int, head: int, word: str) -> Mention | None:
        """Whom somebody accuses, where what follows tells what they did: "residents accused the officers, saying that
        they had shot two people"."""
        accused = _accused(self._sentences[index], head)
        fits = (m for m in self.mentions(index) if m.phrase.head == accused and _fits(m, word))
        return next(fits, None) if accused is not None else None

    def _name(self, index: int, head: int) -> Phrase | None:
        """A name's fullest wording: a surname is the person named in full before, or, in want of one, later.

        A headline and the first paragraph often have the surname alone.
        """
        own = phrase(self._sentences[index], index, head)
        tokens = self._sentences[index].tokens
        words = [w for t in tokens[own.first : own.past] if (w := t.low) not in _DEFINITE]
        last = tokens[head].low
        if len(words) == 1 and is_country(tokens[head].text):
            return None  # "Chad" is no short form of "Lake Chad"
        holding = {last, *words[:1]}  # one of which a fuller name of it has
        for mentions in (self._before(index, head, holding), self._after(index, own.past, holding)):
            best: Mention | None = None
            longest = len(words)
            bearers: set[str] = set()
            for mention in mentions:
                if mention.named and len(mention.words) > len(words) and _is_fuller(mention, words, last):
                    bearers.update(self._given_name(mention))
                    if len(mention.words) > longest:
                        best, longest = mention, len(mention.words)
            if len(words) == 1 and len(bearers) > 1:
                return None  # of two who bear it, nobody knows which is meant
            if best is not None:
                return best.phrase
        return None

    def _given_name(self, mention: Mention) -> tuple[str, ...]:
        """The first name of a person told by first name and surname, if that is what the words are."""
        sentence, head = self._sentences[mention.phrase.sentence], mention.phrase.head
        whole = next((e for e in sentence.entities if e.kind == "PER" and e.first <= head < e.past), None)
        if whole is None or whole.past - whole.first < 2:
            return ()
        first = sentence.tokens[whole.first]
        titled = first.low in self._nouns.person or first.text.endswith(".") or len(first.text) < 3
        return () if titled or not first.text[:1].isupper() else (first.low,)

    def _description(self, index: int, head: int) -> Phrase | None:
        """ "The ministry", "the group", "the president": the latest earlier name that it fits."""
        own = self._mention_at(index, head)
        if own is None or own.named or not own.definite or own.role == "place":
            return None
        modifiers = {w for w in own.words[:-1] if w not in _DEFINITE}
        if own.lemma in _ORGANISATION and not modifiers and _speaks(self._sentences[index], head):
            named = self._named_before(index, head, plural=own.plural)
            spoke = next((m for m in named if m.speaks and m.lemma not in _OFFICES), None)
            if spoke is not None:
                return spoke.phrase  # "…, the organisation said"
        if own.lemma in _BODIES and not modifiers and not _speaks(self._sentences[index], head):
            armed = self._armed_before(index, head)
            if armed is not None:
                return armed  # and no coalition or monitor that was named with it
        holding = modifiers if own.lemma in _BODIES | _CIVIL else modifiers | {own.words[-1]}
        for mention in self._named_before(index, head, plural=own.plural, holding=holding):
            if not modifiers <= set(mention.words):
                continue
            same_noun = self._is_word_of(own.words[-1], mention)
            same_noun = same_noun and not (own.words == _THE_ARMY and self._calls_itself(mention))
            if own.role == "group" and mention.role == "person":
                continue  # "the army" is no "army spokesman Dan Roe"
            any_body = own.lemma in _BODIES and not modifiers and mention.role == "group" and _is_body(mention)
            any_body = any_body and mention.lemma not in _OFFICES and not self._is_of_a_state(mention)
            any_body = any_body and (mention.lemma != "state" or self._calls_itself(mention))
            any_body = any_body or (own.lemma in _CIVIL and not modifiers and mention.speaks)
            if same_noun or any_body:
                return mention.phrase
        return self._fighters_before(index, head) if own.lemma == "group" and not modifiers else None

    def _is_word_of(self, word: str, mention: Mention) -> bool:
        """Whether a mention has the word, and not as one half of another: "the opposition-led Senate"."""
        if word not in mention.words:
            return False
        tokens = self._sentences[mention.phrase.sentence].tokens
        at = (i for i in range(mention.phrase.first, mention.phrase.past) if tokens[i].low == word)
        return any(i + 1 >= len(tokens) or tokens[i + 1].text != "-" for i in at)

    def _armed_before(self, index: int, head: int) -> Phrase | None:
        """The armed group that was named last, not long before."""
        for at in range(index, max(-1, index - 1 - _REACH), -1):
            for mention in self._named_in(at, plural=False):
                here = at < index or mention.phrase.past <= head
                if here and self._is_armed_group(mention):
                    return mention.phrase
        before = [m for m in self._named_before(index, head, plural=False) if self._is_armed_group(m)]
        own = {m.words[-1] for m in before if m.words}
        return before[0].phrase if len(own) == 1 else None  # the only one that the text has named

    def _is_armed_group(self, mention: Mention) -> bool:
        return mention.role == "group" and names_armed_group(
            self._sentences[mention.phrase.sentence], mention.phrase.head
        )

    def _fighters_before(self, index: int, head: int) -> Phrase | None:
        """ "Seventy extremists", of whom alone a text speaks as "the group" where it names nobody."""
        for at in range(index, max(-1, index - 1 - _REACH), -1):
            for mention in reversed(self.mentions(at)):
                if (at < index or mention.phrase.past <= head) and mention.plural and self._are_rebels(mention):
                    return mention.phrase
        return None

    def _are_rebels(self, mention: Mention) -> bool:
        tokens = self._sentences[mention.phrase.sentence].tokens[mention.phrase.first : mention.phrase.past]
        return side_of(" ".join(t.text for t in tokens)) is Side.REBEL

    def _calls_itself(self, mention: Mention) -> bool:
        """Whether a name with a capital holds the word: "the Highland Army", and not "the Norlandian army"."""
        return self._sentences[mention.phrase.sentence].tokens[mention.phrase.head].text[:1].isupper()

    def _is_of_a_state(self, mention: Mention) -> bool:
        """Whether a name is that of forces which nobody calls a group: "Norland Central Command", "the Coast force"."""
        sentence, head = self._sentences[mention.phrase.sentence], mention.phrase.head
        return sentence.tokens[head].low in _COMMANDS and not names_armed_group(sentence, head)

    def _named_in(self, index: int, *, plural: bool) -> tuple[Mention, ...]:
        """The mentions by name of a sentence, the last first: those of several or those of one."""
        key = index, plural
        if key not in self._named:
            self._named[key] = tuple([m for m in self.mentions(index)[::-1] if m.named and m.plural == plural])
        return self._named[key]

    def _named_before(
        self, index: int, head: int, *, plural: bool, holding: Set[str] = frozenset()
    ) -> Iterator[Mention]:
        """The mentions by name before a word, the last first; of sentences that have all words of `holding`."""
        if holding <= self._sentences[index].forms:
            yield from (m for m in self._named_in(index, plural=plural) if m.phrase.past <= head)
        for i in range(index - 1, -1, -1):
            if holding <= self._sentences[i].forms:
                yield from self._named_in(i, plural=plural)

    def _after(self, index: int, past: int, holding: Set[str]) -> Iterator[Mention]:
        """The mentions behind a word, of sentences that have any word of `holding`."""
        for i in range(index, len(self._sentences)):
            if not self._sentences[i].forms.isdisjoint(holding):
                yield from (m for m in self.mentions(i) if i > index or m.phrase.first >= past)

    def _before(self, index: int, head: int, holding: Set[str]) -> Iterator[Mention]:
        """The mentions before a word, of sentences that have any word of `holding`."""
        for i in range(index + 1):
            if not self._sentences[i].forms.isdisjoint(holding):
                yield from (m for m in self.mentions(i) if i < index or m.phrase.past <= head)


def _is_fired(sentence: Sentence) -> bool:
    """Whether a sentence is about shells or rockets: "three mortar rounds had been fired at the town"."""
    tokens = sentence.tokens
    root = next((i for i, token in enumerate(tokens) if token.head < 0), -1)
    told = sentence.child(root, "nsubj") if root >= 0 else None
    return told is not None and tokens[told].xpos == "NNS" and noun_of(tokens[told]) in load_nouns().weapon


def _does_harm(sentence: Sentence, head: int) -> bool:
    """ "They injured two people": behind such a sentence, the shells did."""
    verb = sentence.tokens[head].head
    return sentence.tokens[head].deprel == "nsubj" and verb > head and sentence.child(verb, "obj") is not None


def _is_of_who_is_told(sentence: Sentence, head: int, fitting: Sequence[Mention]) -> bool:
    """ "Odra told reporters that they had killed nine", "soldiers told villagers they would be shot": those to whom it
    is said did not do it, and whom it befalls of the two nobody knows."""
    for verb in sentence.ancestors(head):
        if sentence.tokens[verb].low_lemma not in _TELLING or sentence.tokens[head].head == verb:
            continue
        heard = sentence.child(verb, "iobj", "obj")
        if heard is None or heard > head or all(m.phrase.head != heard for m in fitting):
            continue
        speaker = sentence.child(verb, "nsubj")
        does = sentence.tokens[head].deprel in ("nsubj", "nmod:poss")
        return not does or all(m.phrase.head != speaker for m in fitting)
    return False


_TELLING = frozenset({"tell", "inform", "assure"})


def _done_to_before(sentence: Sentence, head: int) -> int | None:
    """ "Took 14 men from their homes and shot them": to whom the verb before did something, where the same one does
    both."""
    token = sentence.tokens[head]
    if token.deprel != "obj" or token.head < 0:
        return None
    verb = sentence.tokens[token.head]
    if (
        verb.deprel != "conj"
        or verb.head >= token.head
        or sentence.child(token.head, "nsubj", "nsubj:pass") is not None
    ):
        return None
    joined = (c for c in sentence.children[verb.head] if c < token.head and sentence.tokens[c].deprel == "conj")
    for other in (*sorted(joined, reverse=True), verb.head):
        if sentence.child(other, "nsubj", "nsubj:pass") is not None and other != verb.head:
            return None
        before = sentence.child(other, "obj")
        if before is not None and other < before < token.head:
            return before
    return None


def _either(sentence: Sentence, head: int) -> tuple[int, ...]:
    """The two of whom either may be meant: by "them" of "a crowd beat two men after police had freed them", by "they"
    of "police arrested four men after they had robbed a shop", where raiders who "killed nine after they stormed the
    town" did both."""
    token = sentence.tokens[head]
    verb = sentence.tokens[token.head] if token.head >= 0 else token
    mark = sentence.child(token.head, "mark") if verb.deprel == "advcl" and verb.head < token.head else None
    if mark is None or sentence.tokens[mark].low != "after":
        return ()
    who, whom = sentence.child(verb.head, "nsubj"), sentence.child(verb.head, "obj")
    if who is None or whom is None:
        return ()
    if token.relation == "nsubj":
        states = side_of(sentence.tokens[who].low) is Side.STATE
        return (who, whom) if states or is_held(sentence.tokens[verb.head].low) else ()
    doer = sentence.child(token.head, "nsubj") if token.deprel == "obj" else None
    known = doer is None or sentence.tokens[doer].low_lemma in {sentence.tokens[w].low_lemma for w in (who, whom)}
    return () if known or sentence.tokens[doer or 0].upos == "PRON" else (who, whom)


def _told_by_its_own(sentence: Sentence, head: int) -> int | None:
    """The brigade of "the brigade lost nine men, its commander said"."""
    noun = sentence.tokens[head].head
    verb = sentence.tokens[noun].head if noun >= 0 and sentence.tokens[noun].deprel == "nsubj" else -1
    told = sentence.child(verb, "ccomp", "parataxis") if verb >= 0 else None
    who = sentence.child(told, "nsubj", "nsubj:pass") if told is not None else None
    return who if who is not None and who < head else None


def _told_behind(sentence: Sentence, head: int) -> int | None:
    """ "If he is found guilty, Odra may be hanged": a clause that comes first tells of whom the next is about."""
    for verb in sentence.ancestors(head):
        token = sentence.tokens[verb]
        if token.deprel != "advcl" or token.head < verb or sentence.child(verb, "mark", "advmod") is None:
            continue
        main = sentence.child(token.head, "nsubj", "nsubj:pass")
        first = all(t.upos in ("PUNCT", "SCONJ", "ADV") for t in sentence.tokens[: min(sentence.subtree(verb))])
        return main if first and main is not None and main > verb and sentence.tokens[main].upos == "PROPN" else None
    return None


def _spoke_as(sentence: Sentence, word: str) -> int | None:
    """Where a sentence ends in "she added": whoever said that is "she" of the next, too."""
    verbs = load_cues().verbs
    for i, token in enumerate(sentence.tokens):
        if token.low == word and token.deprel == "nsubj" and sentence.tokens[token.head].low_lemma in verbs:
            return i
    return None


def _is_beside_it(sentence: Sentence, head: int) -> bool:
    """ "The prosecutor's office confirmed it": a body, and no person of whom the next sentence tells; nor does that
    tell of those to whom the last one was said ("told reporters that …")."""
    above = sentence.tokens[head].head
    if sentence.tokens[head].deprel in ("obj", "iobj") and sentence.tokens[above].low_lemma in _TELLING:
        return True
    return sentence.tokens[head].deprel == "nmod:poss" and sentence.tokens[above].low_lemma == "office"


def _is_fuller(mention: Mention, words: Sequence[str], last: str) -> bool:
    """Whether a mention of more words is the name `words`, whose head is `last`.

    Words that the other does not have are another bearer's: "Sara Roe" is not "Dan Roe". Of two surnames the second may
    be left out: "Juan Paz" is "Juan Paz Lora".
    """
    theirs = mention.words
    if mention.role == "group" and last != mention.lemma and "of" in theirs[:-1] and theirs[-1] == last:
        return False  # "Reed", and "the Sports Group of Jan Reed"
    if last in (theirs[-1], mention.lemma):
        return set(words) <= set(theirs)
    return mention.role == "person" and len(words) > 1 and tuple(words) == theirs[-len(words) - 1 : -1]


def _of_whom(sentence: Sentence, head: int) -> int | None:
    """The people of whom a clause tells some: "chased the raiders, nine of whom were killed"."""
    if sentence.tokens[head].upos not in ("NUM", "PRON", "DET", "NOUN", "ADJ"):
        return None
    for child in sentence.children[head]:
        if sentence.tokens[child].low != "whom" or sentence.tokens[child].deprel != "nmod":
            continue
        if sentence.tokens[head].deprel == "appos":
            return sentence.tokens[head].head
        clause = next((w for w in sentence.ancestors(head) if sentence.tokens[w].deprel == "acl:relcl"), None)
        return sentence.tokens[clause].head if clause is not None else None
    return None


def _counted(sentence: Sentence, head: int) -> list[int]:
    """The people of whom a number are told: "two of her guards"."""
    if sentence.tokens[head].upos != "NUM":
        return []
    return [c for c in sentence.children[head] if sentence.tokens[c].deprel == "nmod"]


def _whose(sentence: Sentence, head: int) -> list[int]:
    """Those of whom one is told by a tie to some without a name, to whom a parse may give her own name: "the sister of
    one of the victims, Jo Roe"."""
    if sentence.tokens[head].xpos != "NN":
        return []
    some = [
        c for c in sentence.children[head] if sentence.tokens[c].deprel == "nmod" and sentence.tokens[c].upos == "NUM"
    ]
    return [*some, *(c for one in some for c in _counted(sentence, one))]


def _are_several(sentence: Sentence, holder: int, head: int) -> bool:
    """ "Men", "ten of them"."""
    counted = sentence.tokens[head]
    return sentence.tokens[holder].xpos == "NNS" or (counted.upos == "NUM" and counted.low not in ("one", "1"))


def _is_name(sentence: Sentence, word: int) -> bool:
    return sentence.tokens[word].upos == "PROPN" and entity_kind(sentence, word) in ("PER", "ORG", "GROUP")


def _fits(mention: Mention, word: str) -> bool:
    """Whether a pronoun agrees with the mention in number and class."""
    if word in _HE:
        nouns = load_nouns()
        others = nouns.male if word in _SHE else nouns.female
        return mention.role == "person" and not mention.plural and not others.intersection(mention.words)
    if word in _IT:
        return mention.role == "group" and not mention.plural
    return mention.role != "place" and (mention.plural or mention.role == "group")


def _is_body(mention: Mention) -> bool:
    """Whether a name may be a movement's: not that of a seat of government ("Kyiv") or of an outlet."""
    outlets = load_cues().classes["passing_on.media"]
    return mention.lemma not in load_demonyms().words and outlets.isdisjoint(mention.words)


def _antecedent(sentence: Sentence, verb: int) -> int | None:
    """The noun that a relative clause is about: "the ministry, which said that it …"."""
    token = sentence.tokens[verb]
    return token.head if token.deprel == "acl:relcl" else None


def _is_of_speaker(sentence: Sentence, mention: int, pronoun: int) -> bool:
    """ "The head of the rebels' team said that they had been freed": those by whom a speaker is named do not suffer
    what he tells."""
    if sentence.tokens[mention].relation not in ("nmod", "compound"):
        return False
    above = (a for a in sentence.ancestors(pronoun) if sentence.tokens[a].low_lemma in load_cues().verbs)
    speakers = (sentence.child(a, "nsubj") for a in above)
    return any(s is not None and mention in sentence.subtree(s) for s in speakers)


def _said_before(sentence: Sentence, head: int) -> frozenset[int]:
    """The words that a pronoun has just spoken: "Not one guard was hurt, he said" tells of no guard who speaks."""
    token = sentence.tokens[head]
    if token.deprel != "nsubj" or token.head < 0:
        return frozenset()
    verb = sentence.tokens[token.head]
    found = {
        w
        for c in sentence.children[token.head]
        if c < head and sentence.tokens[c].deprel in ("ccomp", "parataxis")
        for w in sentence.subtree(c)
    }
    if verb.deprel == "parataxis" and 0 <= verb.head < head:
        found |= set(range(head))
    return frozenset(found)


def _who_adds(sentence: Sentence, head: int) -> int | None:
    """ "The air force said nine came, adding that it had downed six": it is who adds that, wherever a parse hung it."""
    tokens, verb = sentence.tokens, sentence.tokens[head].head
    adds = tokens[verb].head if verb >= 0 and tokens[head].deprel == "nsubj" and tokens[verb].deprel == "ccomp" else -1
    if adds < 2 or tokens[adds].xpos != "VBG" or tokens[adds - 1].text != "," or tokens[adds].deprel != "advcl":
        return None
    said = tokens[adds - 2]
    return sentence.child(adds - 2, "nsubj") if said.upos == "VERB" and said.xpos in ("VBD", "VBZ", "VBP") else None


def _is_a_site(sentence: Sentence, head: int) -> bool:
    """ "Filmed the depot before the attack on it": what is hit is the place told last, and no body told before."""
    token = sentence.tokens[head]
    if token.relation not in ("nmod", "obl") or token.head < 0 or sentence.tokens[token.head].upos != "NOUN":
        return False
    before = (sentence.tokens[i] for i in range(token.head - 1, -1, -1))
    last = next((t for t in before if t.upos == "NOUN" and t.relation in ("obj", "obl", "nsubj")), None)
    if last is None:
        return False
    nouns, noun = load_nouns(), noun_of(last)
    return not (nouns.is_people(noun) or noun in nouns.group)


def _is_nobody(sentence: Sentence, subject: int) -> bool:
    """ "Nobody has said it was behind the blast", "no group claimed that its men had done it": it is nobody known."""
    without = any(sentence.tokens[c].low == "no" for c in sentence.children[subject])
    return without or sentence.tokens[subject].low in ("nobody", "none")


def _clausemate(sentence: Sentence, mention: Mention, head: int) -> bool:
    """Whether both depend on one verb, so that a plain pronoun cannot stand for the mention."""
    token, other = sentence.tokens[head], mention.phrase.head
    if sentence.tokens[other].deprel == "appos":
        other = sentence.tokens[other].head  # "the mayor, Jan Odra, wrote to him"
    return token.deprel in ("obj", "iobj", "obl") and sentence.tokens[other].head == token.head


def _is_other_party(sentence: Sentence, head: int) -> bool:
    """ "Talks with the government broke down", in a text on those who talked: it is not of the government that it goes
    on."""
    token = sentence.tokens[head]
    return token.deprel == "nmod" and any(
        sentence.tokens[c].low == "with" and sentence.tokens[c].deprel == "case" for c in sentence.children[head]
    )


def _is_dealt_with(sentence: Sentence, head: int) -> bool:
    """ "They were charged with murder", behind "police arrested two men": those who were arrested."""
    token = sentence.tokens[head]
    return token.deprel == "nsubj:pass" and token.head >= 0 and sentence.tokens[token.head].low in _DEALT_WITH


_DEALT_WITH = frozenset(
    {"charged", "held", "jailed", "remanded", "sentenced", "released", "freed", "questioned", "identified", "treated"}
    | {"convicted", "interrogated", "indicted", "executed", "buried", "arraigned", "deported", "extradited", "fined"}
)


def _accused(sentence: Sentence, head: int) -> int | None:
    """Whom a verb above a pronoun accuses or punishes: "hold the group to account for the raids that it has made"."""
    if sentence.tokens[head].deprel != "nsubj" or _speaks(sentence, head):
        return None  # "blamed Norland for a raid that it said killed two": whoever blames says so
    for ancestor in sentence.ancestors(head):
        blames = sentence.tokens[ancestor].low_lemma in _BLAMING or _holds_to_account(sentence, ancestor)
        if not blames or sentence.tokens[head].head == ancestor:
            continue
        accused = sentence.child(ancestor, "obj")
        return accused if accused is not None and accused < head else None
    return None


def _punished_for(sentence: Sentence, head: int) -> int | None:
    """Whose deeds are told behind "for": the land of "punished Norland for its raids", not whoever punished it."""
    token = sentence.tokens[head]
    deed = token.head if token.deprel == "nmod:poss" else -1
    while deed >= 0 and sentence.tokens[deed].deprel == "conj":
        deed = sentence.tokens[deed].head
    if deed < 0 or preposition(sentence, deed) != "for":
        return None
    verb = sentence.tokens[deed].head
    verb = sentence.tokens[verb].head if verb >= 0 and sentence.tokens[verb].deprel == "obj" else verb
    if verb < 0 or sentence.tokens[verb].low_lemma not in _PUNISHING:
        return None
    punished = sentence.child(verb, "obj")
    return punished if punished is not None and verb < punished < head else None


_PUNISHING = frozenset({"punish", "condemn", "denounce", "sanction", "criticise", "criticize", "censure"})


def _is_backer(sentence: Sentence, head: int) -> bool:
    """ "The militants backed by Norland said that they had taken it": they are not Norland, which is told of them."""
    verb = sentence.tokens[head].head
    if verb < 0 or sentence.tokens[head].relation != "obl" or preposition(sentence, head) != "by":
        return False
    return sentence.tokens[verb].deprel == "acl" and sentence.tokens[verb].low_lemma in _BACKING


_BACKING = frozenset({"back", "support", "arm", "fund", "finance", "train", "sponsor", "lead", "run", "supply"})


def _holds_to_account(sentence: Sentence, verb: int) -> bool:
    below = {sentence.tokens[c].low for c in sentence.children[verb]}
    return sentence.tokens[verb].low_lemma == "hold" and not below.isdisjoint({"accountable", "responsible", "account"})


def _doer_to(sentence: Sentence, head: int) -> int | None:
    """Who does it to "them" or "him", and so is somebody else: "police fired gas to disperse them"."""
    token = sentence.tokens[head]
    return subject_of(sentence, token.head) if token.deprel in ("obj", "iobj") and token.head >= 0 else None


def _mention(sentence: Sentence, index: int, word: int, nouns: Nouns) -> Mention | None:
    token = sentence.tokens[word]
    if token.upos not in _NOMINAL or token.relation in _NOT_HEADS:
        return None
    kind = entity_kind(sentence, word)
    role = _role(kind, token, nouns)
    if role == "person" and kind == "PER" and token.upos == "PROPN" and names_armed_group(sentence, word):
        role = "group"
    if role is None or (token.low_lemma == "side" and preposition(sentence, word) in _WHERE):
        return None
    found = phrase(sentence, index, word)
    speaks = role in ("group", "place") and token.upos == "PROPN" and _speaks(sentence, word)
    speaks = speaks and not is_country(token.text) and not names_armed_group(sentence, word)
    if role == "place" and speaks and found.past - found.first > 1:
        role = "group"  # "Church Relief Norland said": no land of two words speaks
        name = next((e for e in sentence.entities if e.first <= word < e.past), None)
        found = replace(found, past=max(found.past, name.past)) if name is not None else found
    words = tuple([t.low for t in sentence.tokens[found.first : found.past]])
    before = sentence.tokens[found.first : word]
    return Mention(
        phrase=found,
        lemma=token.low_lemma,
        role=role,
        named=token.upos == "PROPN"
        or any(t.upos == "PROPN" for t in before)
        or (token.low_lemma in _ARMS and any(is_adjective(t.text) for t in before)),
        plural=(token.xpos in ("NNS", "NNPS") and not _is_one_land(sentence, word))
        or (role == "person" and token.low != token.low_lemma)
        or _with_others(sentence, word),
        definite=words[0] in _DEFINITE,
        subject=token.deprel.startswith("nsubj"),
        words=words,
        speaks=speaks and role == "group",
    )


_WHERE = frozenset({"on", "from", "across", "along"})
"""Before a side, these make it one of a border, of which nobody says "it": "died on the Norlandic side"."""


def _with_others(sentence: Sentence, word: int) -> bool:
    """ "An agent, along with two guards, were talking to Roe when he was shot": of more than one, and none of them
    "he"."""
    token = sentence.tokens[word]
    if token.xpos != "NN" or not token.deprel.startswith("nsubj") or ALONG.isdisjoint(sentence.forms):
        return False
    many = any(sentence.tokens[c].low in ("were", "are", "have") for c in sentence.children[token.head])
    return many and any(t.low in ALONG for t in sentence.tokens[word + 1 : token.head])


def _is_one_land(sentence: Sentence, word: int) -> bool:
    """ "The United States", "the Philippines": one of which is said "it"."""
    before = sentence.tokens[word - 1].text if word else ""
    return before == "United" or is_country(sentence.tokens[word].text)


def _speaks(sentence: Sentence, word: int) -> bool:
    """Whether a word is the subject of a verb of saying."""
    token = sentence.tokens[word]
    if token.deprel != "nsubj" or token.head < 0:
        return False
    cue = load_cues().verbs.get(sentence.tokens[token.head].low_lemma)
    return cue is not None and cue.kind is Kind.SPEECH


def _role(kind: str | None, token: Token, nouns: Nouns) -> str | None:
    lemma = noun_of(token)
    if kind in ("ORG", "GROUP") and token.upos == "PROPN":
        return "group"  # "the Harbour Guard"
    if lemma in nouns.person:
        return "person"
    if lemma in nouns.group or (token.low in load_demonyms().words and not is_country(token.text)):
        return "group"  # "the Kremlin", "Kyiv": seats stand for their governments
    if kind == "PER":
        return None if token.text.islower() else "person"
    if kind in ("ORG", "GROUP"):
        return "group"
    if kind == "LOC" or is_country(token.text):
        return "place"
    return None
