"""From words of a parse to exact spans: clauses with holes, names of sources, and the words of a cue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from reportedly.annotate.annotation import Sentence, Token

QUOTE_MARKS = frozenset({'"', "“", "”", "''", "’’", "``", "'", "‘", "’", "«", "»", "„"})
SETTING_OFF = QUOTE_MARKS | {","}
_EDGE_MARKS = frozenset({",", ".", ":", ";", "—", "–", "-", "--", "―", "…", "...", "|"})
_CLAUSE_RELATIONS = frozenset({"root", "ccomp", "advcl", "parataxis", "csubj"})
_LOOSE = frozenset({"appos", "acl", "advcl", "parataxis", "dep", "orphan", "discourse", "ccomp"})
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "parataxis", "conj", "csubj", "appos"})
_BEFORE = frozenset({"det", "amod", "compound", "nmod", "nummod", "flat", "appos", "advmod", "goeswith", "cc"})
_DASHES = frozenset({"-", "–", "—", "--", "―", ":"})
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_WITHIN_NAMES = frozenset({"-", "(", ")", "&", "close"})  # "sources close to the talks": no verb
_RULES = frozenset({"-", "–", "—", "--", "―"})  # those that may end a dateline
_LONGEST_DATELINE, _LONGEST_TOWN = 16, 4  # words
_LONGEST_TAIL = 16  # words of a source before its cue at the end of a sentence
_LONGEST_RELATIVE = 8  # words of a clause that tells which one speaks
_FOCUS = frozenset({"also", "even", "only", "however"})
_NAMES = frozenset({"flat", "appos", "nsubj", "nsubj:pass", "compound", "dep", "nmod", "obj"})
Range = tuple[int, int]


def pieces(sentence: Sentence, words: Iterable[int]) -> tuple[Range, ...]:
    """The words as ranges, without the marks that only set them off; gaps of quotation marks alone are closed."""
    ranges: list[list[int]] = []
    told = sorted(words)
    if told and told[-1] - told[0] == len(told) - 1:  # without a gap
        ranges, told = [[told[0], told[-1] + 1]], []
    for word in told:
        past = ranges[-1][1] if ranges else -1
        if word == past or (ranges and all(t.text in QUOTE_MARKS for t in sentence.tokens[past:word])):
            ranges[-1][1] = word + 1
        else:
            ranges.append([word, word + 1])
    trimmed = [trim(sentence, first, past) for first, past in ranges]
    return tuple([r for r in trimmed if any(t.upos != "PUNCT" for t in sentence.tokens[r[0] : r[1]])])


def trim(sentence: Sentence, first: int, past: int) -> Range:
    """The range without commas, dashes and stops at its ends, and without a conjunction at its start."""
    tokens = sentence.tokens
    while first < past and (
        tokens[first].text in _EDGE_MARKS or (tokens[first].deprel == "cc" and tokens[first].upos == "CCONJ")
    ):
        first += 1
    while first < past and tokens[past - 1].text in _EDGE_MARKS:
        past -= 1
    return first, past


def clause_head(sentence: Sentence, word: int) -> int:
    """The predicate of the clause that the word stands in, itself included."""
    tokens = sentence.tokens
    for _ in range(len(tokens)):
        token = tokens[word]
        base = token.relation
        if token.head < 0 or base in _CLAUSE_RELATIONS or token.deprel == "acl:relcl":
            return word
        if base == "conj" and has_subject(sentence, word):
            return word
        word = token.head
    return word


def has_subject(sentence: Sentence, word: int) -> bool:
    return sentence.child(word, "nsubj", "csubj", "expl") is not None


def is_clause(sentence: Sentence, word: int) -> bool:
    """Whether the word heads a clause with a finite verb or a subject of its own."""
    tokens = sentence.tokens
    if has_subject(sentence, word):
        return True
    return tokens[word].upos in ("VERB", "AUX") and tokens[word].xpos in ("VBD", "VBP", "VBZ", "MD")


def source_core(sentence: Sentence, head: int, barred: int = -1) -> Range:
    """The source with its titles and what names it, but without relative clauses and loose appositions after it.

    `barred` is a word that the source never reaches over: its cue.
    """
    tokens = sentence.tokens
    first, past = head, head + 1
    for child in sentence.children[head]:
        low, high = sentence.extent(child)
        base = tokens[child].relation
        if barred >= 0 and (low <= barred < head or head < barred < high):
            continue
        if child < head:
            if base in _BEFORE and not (base == "advmod" and tokens[low].low in _FOCUS):
                first = min(first, low)
        elif base in _LOOSE and not _tight(sentence, head, low, base):
            break
        elif base in ("nummod", "appos") and "," in (tokens[low].text, tokens[low - 1].text):
            break  # an age: "Ada Brun, 45"
        elif base in ("punct", "cc", "case") or tokens[child].deprel in ("nmod:unmarked", "nmod:tmod"):
            continue
        elif base == "nmod" and _is_time(sentence, child):
            break  # "the ministry on Tuesday"
        elif base == "conj" and (is_clause(sentence, child) or tokens[child].upos in ("VERB", "NUM")):
            break  # "according to the army and 40 according to the rebels"
        elif base in ("nmod", "flat", "compound", "nummod", "amod", "conj", "appos", "goeswith", "fixed", "det", "acl"):
            past = max(past, _core_end(sentence, child))
    while (
        past < len(tokens) and tokens[past].upos == tokens[past - 1].upos == "PROPN" and tokens[past].deprel in _NAMES
    ):
        past += 1  # a name that the parse tore apart
    if (
        tokens[past - 1].upos == "NOUN"
        and tokens[head].upos == "NOUN"
        and past < len(tokens)
        and tokens[past].upos == "PROPN"
        and tokens[past].deprel in _NAMES
    ):
        past = max(past, _core_end(sentence, past))
    return trim_phrase(sentence, first, past)


def _core_end(sentence: Sentence, word: int) -> int:
    """Where a dependent ends, cut at its own first loose part."""
    end = word + 1
    for child in sentence.children[word]:
        low, _ = sentence.extent(child)
        base = sentence.tokens[child].relation
        if child < word or base in ("punct",):
            continue
        if base == "case":  # the possessive's mark belongs to the name only inside a longer name
            end = max(end, child + 1)
            continue
        if (base in _LOOSE and not _tight(sentence, word, low, base)) or (base == "nmod" and _is_time(sentence, child)):
            break
        end = max(end, _core_end(sentence, child))
    return end


def _is_time(sentence: Sentence, word: int) -> bool:
    """Whether a noun tells when ("on Tuesday"), which a parse may have hung on who spoke then."""
    return any(e.kind == "TIME" and e.first <= word < e.past for e in sentence.entities)


def _tight(sentence: Sentence, head: int, low: int, base: str) -> bool:
    """An apposition without a comma is part of the name ("spokesman Dan Roe"); "sources close to the talks" too."""
    if base != "appos":
        return False
    while sentence.tokens[low].upos == "PUNCT":
        low += 1
    return all(sentence.tokens[i].upos != "PUNCT" for i in range(head + 1, low))


def trim_phrase(sentence: Sentence, first: int, past: int) -> Range:
    """A noun phrase without marks and stray small words at its ends."""
    tokens = sentence.tokens
    while first < past - 1 and (
        tokens[first].upos in ("PUNCT", "CCONJ", "SCONJ")
        or tokens[first].deprel in ("case", "mark")
        or tokens[first].xpos in ("WDT", "WP")
    ):
        first += 1
    while first < past - 1 and (tokens[past - 1].upos == "PUNCT" and tokens[past - 1].text not in (")", "]")):
        past -= 1
    if tokens[past - 1].text in (")", "]") and not any(tokens[i].text in ("(", "[") for i in range(first, past)):
        past -= 1
    if past - first > 1 and tokens[past - 1].text in ("'s", "’s", "'", "’"):
        past -= 1
    return first, past


def source_full(sentence: Sentence, head: int, core: Range, barred: int) -> Range:
    """The source with everything that is said of it; `barred` is the word of the cue, which it never holds."""
    low, high = sentence.extent(head)
    if low <= barred < head:
        low = core[0]
    if head < barred < high:
        high = core[1]
    low, high = min(low, core[0]), max(high, core[1])
    first, past = trim_phrase(sentence, low, high)
    return min(first, core[0]), max(past, core[1])


def cue_range(sentence: Sentence, verb: int, *, preposition: int | None = None) -> Range:
    """The verb with the auxiliaries and adverbs right before it and the particle or preposition right after it."""
    tokens = sentence.tokens
    first, past = verb, verb + 1
    while first > 0:
        before = tokens[first - 1]
        if (
            before.head == verb
            and before.relation in ("aux", "advmod", "cop", "mark")
            and (before.upos in ("AUX", "ADV", "PART"))
        ):
            first -= 1
        else:
            break
    while past < len(tokens) and tokens[past].head == verb and tokens[past].deprel == "compound:prt":
        past += 1
    if preposition is not None and preposition == past:
        past += 1
    return first, past


def tail_subject(sentence: Sentence, verb: int) -> Range | None:
    """The noun phrase between a comma or quotation mark and a finite verb of saying, where it is a subject.

    "…, a resistance official and two witnesses said": what a parse takes for one more conjunct of the clause before.
    """
    key = (tail_subject, verb)
    if key not in sentence.noted:
        sentence.noted[key] = _tail_subject(sentence, verb)
    found: Range | None = sentence.noted[key]
    return found


def _tail_subject(sentence: Sentence, verb: int) -> Range | None:
    tokens = sentence.tokens
    if tokens[verb].xpos not in ("VBD", "VBZ", "VBP"):
        return None
    subject = _near_subject(sentence, verb)
    if subject is not None and tokens[subject].deprel == "expl":
        return None
    past = _before_short_name(tokens, verb)
    first, start = past, opening(sentence)
    while first > start and tokens[first - 1].text not in SETTING_OFF:
        token = tokens[first - 1]
        within = token.low in _WITHIN_NAMES or token.deprel in ("amod", "compound")
        told = token.upos == "VERB" and token.xpos != "VBG" and not _only_tells_which(sentence, first - 1, verb)
        if told and (who := _opens_relative(tokens, first - 1)) is not None:
            first = who  # "a nurse who treated the wounded said"
            continue
        if not within and (token.upos in ("AUX", "SCONJ", "PUNCT") or told):
            return None
        first -= 1
    if first < past and tokens[first].low == "and":
        first = _with_named_before(tokens, first, start)
    if (
        first in (0, past)
        or past - first > _LONGEST_TAIL
        or tokens[first].upos in ("ADP", "CCONJ", "ADV", "PART", "VERB")
        or tokens[first].xpos in ("WDT", "WP")
    ):
        return None
    if subject is not None and (not first <= subject < verb or _is_what_it_says(sentence, first, verb, subject)):
        return None
    return (first, past) if tokens[past - 1].upos in ("NOUN", "PROPN", "PRON") else None


def _opens_relative(tokens: Sequence[Token], verb: int) -> int | None:
    """The "who" right behind a noun, to whose clause a verb without a comma between belongs."""
    for i in range(verb - 1, max(verb - _LONGEST_RELATIVE, 0), -1):
        if tokens[i].low == "who":
            return i if tokens[i - 1].upos in ("NOUN", "PROPN") else None
        if tokens[i].upos in ("PUNCT", "VERB"):
            return None
    return None


def _with_named_before(tokens: Sequence[Token], joint: int, start: int) -> int:
    """Where the first of two speakers begins, of whom commas part the name: "…, the town's mayor, Jo Roe, and two
    doctors said"; `joint` is the "and", and what is returned where nobody is named so."""
    if tokens[joint - 1].text != ",":
        return joint
    commas = [i for i in range(joint - 2, max(joint - _LONGEST_TAIL, start), -1) if tokens[i].text == ","][:2]
    if len(commas) < 2:
        return joint
    name, title = tokens[commas[0] + 1 : joint - 1], tokens[commas[1] + 1 : commas[0]]
    if not 1 < len(name) <= _LONGEST_TOWN or any(t.upos != "PROPN" for t in name):
        return joint
    nominal = title and title[0].upos in ("DET", "NOUN", "PRON", "ADJ") and title[-1].upos in ("NOUN", "PROPN")
    return commas[1] + 1 if nominal and all(t.upos not in ("VERB", "AUX", "PUNCT") for t in title) else joint


def _is_what_it_says(sentence: Sentence, first: int, verb: int, subject: int) -> bool:
    """ "…, a figure that the ministry disputed": the noun before the speaker is what is spoken of."""
    token, speaker = sentence.tokens[verb], sentence.tokens[subject]
    return token.deprel == "acl:relcl" and first <= token.head < subject and speaker.xpos not in ("WDT", "WP")


def _before_short_name(tokens: Sequence[Token], verb: int) -> int:
    """Where the words before a verb end without a short name in brackets: "…, the Northern Water Board (NWB) said"."""
    bracketed = verb > 4 and tokens[verb - 1].text == ")" and tokens[verb - 3].text == "("
    return verb - 3 if bracketed and tokens[verb - 2].text[:2].isupper() else verb


def tail_core(sentence: Sentence, tail: Range, verb: int) -> int:
    """Where the name of such a subject ends: before what only tells which ones are meant."""
    return next((i for i in range(tail[0] + 1, tail[1]) if _only_tells_which(sentence, i, verb)), tail[1])


def _only_tells_which(sentence: Sentence, word: int, verb: int) -> bool:
    """Whether a form in -ed between a noun and a preposition only says which ones speak: "villagers reached by phone
    said". A clause of its own would have a comma before the verb of saying."""
    tokens = sentence.tokens
    plain = tokens[word].xpos in ("VBN", "VBD") and tokens[word].low.endswith("ed")
    noun = word > 0 and tokens[word - 1].upos in ("NOUN", "PROPN")
    return plain and noun and word + 1 < verb and tokens[word + 1].upos == "ADP"


def _near_subject(sentence: Sentence, verb: int) -> int | None:
    """The subject; of two, as a torn parse has them ("A strike on Friday hit a camp, Roe said"), the nearer one,
    or that right behind a verb that follows a comma ("The men, about sixty, fled, says Roe")."""
    found = [c for c in sentence.children[verb] if sentence.tokens[c].relation in ("nsubj", "expl")]
    if not found:
        return None
    before = [c for c in found if c < verb]
    if (
        before
        and found[-1] > verb
        and sentence.tokens[verb - 1].text == ","
        and sentence.extent(found[-1])[0] == verb + 1
    ):
        return found[-1]
    return before[-1] if before else found[0]


def group(sentence: Sentence, verb: int) -> Range:
    """The verb with its near dependents but without the clauses under it: "the minister told reporters on Monday"."""
    tokens = sentence.tokens
    tail = tail_subject(sentence, verb)
    first, past = tail[0] if tail else verb, verb + 1
    start = opening(sentence)
    near = _near_subject(sentence, verb)
    for child in sentence.children[verb]:
        base = tokens[child].relation
        if base in _CLAUSAL or base in ("punct", "cc") or child < start or (base == "nsubj" and child != near):
            continue
        low, high = sentence.extent(child)
        if child < verb and (low < first) and _adjoins(sentence, high, first) and _is_whole(sentence, child):
            first = low
        elif child > verb and _adjoins(sentence, past, low):
            past = high
    for child in reversed(sentence.children[verb]):
        base = tokens[child].relation
        if base == "nsubj" and child != near:
            continue
        if start <= child < verb and base in ("aux", "advmod", "nsubj", "cop", "mark"):
            low, high = sentence.extent(child)
            if high <= first and _adjoins(sentence, high, first) and _is_whole(sentence, child):
                first = low
    while first < verb and tokens[first].text in {",", ";", ":", "-", "–", "—", "--"}:
        first += 1  # the comma that sets the cue off hangs on its subject
    return first, past


def _is_whole(sentence: Sentence, word: int) -> bool:
    """Whether no other words stand among those under a word; a parse may hang a late comma on an opening adverb."""
    low, high = sentence.extent(word)
    return len(sentence.subtree(word)) == high - low


def _adjoins(sentence: Sentence, left: int, right: int) -> bool:
    """Whether no word stands between two positions."""
    return left >= right or all(
        sentence.tokens[i].upos == "PUNCT" and sentence.tokens[i].text not in QUOTE_MARKS for i in range(left, right)
    )


def rest_of_clause(sentence: Sentence, phrase: Range, inner: int) -> tuple[tuple[Range, ...], int | None]:
    """What an adverbial phrase of attribution covers, and its head predicate.

    At the end of a sentence, or of what a semicolon closes, it covers all that stands before it; elsewhere the clause
    that it belongs to.
    """
    tokens = sentence.tokens
    governor = tokens[inner].head
    marks = [i for i, token in enumerate(tokens) if token.text == ";"]
    begin = max((i + 1 for i in marks if i < phrase[0]), default=0)
    stop = min((i for i in marks if i >= phrase[1]), default=len(tokens))
    ends = not any(tokens[i].upos == "AUX" or tokens[i].xpos in ("VBD", "VBZ", "VBP") for i in range(phrase[1], stop))
    if ends and phrase[0] > begin and any(tokens[i].upos in ("VERB", "AUX", "NOUN") for i in range(begin, phrase[0])):
        covered = set(range(max(begin, opening(sentence)), phrase[0]))
        head = next((i for i in range(begin, phrase[0]) if tokens[i].head not in range(begin, stop)), None)
        return pieces(sentence, covered), head if head is not None else governor
    if governor < 0 or phrase[0] <= governor < phrase[1]:
        outside = [i for i in range(len(tokens)) if not phrase[0] <= i < phrase[1]]
        root = next((i for i in outside if tokens[i].head < 0 or tokens[i].head in range(*phrase)), None)
        return pieces(sentence, outside), root
    head = clause_head(sentence, governor)
    if phrase[0] > head and (main := _main_of(sentence, head)) is not None:
        return pieces(sentence, set(range(sentence.extent(main)[0], phrase[0]))), main
    if phrase[0] == 0 or all(tokens[i].upos in ("PUNCT", "CCONJ", "ADV") for i in range(phrase[0])):
        root = next((i for i in range(len(tokens)) if tokens[i].head < 0), head)
        head = root if not phrase[0] <= root < phrase[1] else head
    low, high = sentence.extent(head)
    covered = set(range(low, high)) - set(range(*phrase))
    return pieces(sentence, covered), head


def _main_of(sentence: Sentence, verb: int) -> int | None:
    """The clause that a participle goes on with: "shelled a mosque, killing six, according to rebels, and left"."""
    token = sentence.tokens[verb]
    if token.relation != "advcl" or token.xpos != "VBG" or sentence.child(verb, "nsubj", "mark", "aux") is not None:
        return None
    return clause_head(sentence, token.head) if token.head < verb else None


def opening(sentence: Sentence) -> int:
    """The first word after a dateline ("NARA, March 3 (Agency) - Rebels …"), 0 where there is none."""
    found: int | None = sentence.noted.get(opening)
    if found is None:
        found = sentence.noted[opening] = _opening(sentence)
    return found


def _opening(sentence: Sentence) -> int:
    tokens = sentence.tokens
    if len(tokens) > 3 and _CLOCK.fullmatch(tokens[0].text) and tokens[1].text in _DASHES:
        return 2  # an entry of a live report: "14:20 - Rebels …"
    if len(tokens) < 4 or not tokens[0].text[:1].isupper():
        return 0
    if (credited := _behind_credit(sentence)) > 0 or not tokens[0].text.isupper() or len(tokens[0].text) < 3:
        return credited
    for i in range(1, min(16, len(tokens) - 2)):
        if tokens[i].upos == "AUX" or tokens[i].xpos in ("VBD", "VBZ", "VBP"):
            return 0
        if tokens[i].text in {"-", "–", "—", "--", "―"} and tokens[i].start > tokens[i - 1].end:
            return i + 1
    return 0


def _behind_credit(sentence: Sentence) -> int:
    """The first word behind a dateline that ends with the agency's name in brackets, or that has a town in small
    letters before its dash: "Nara, March 3, 2026 (NPA) The mayor …", "Nara (Orra) (NPA) — Rebels …", "Nara - Rebels …".
    """
    tokens = sentence.tokens
    dated = False
    for i, token in enumerate(tokens[: min(_LONGEST_DATELINE, len(tokens) - 2)]):
        if token.upos not in ("PROPN", "NUM", "PUNCT", "SYM") and not token.text.isupper():
            return 0
        dated = dated or token.upos == "NUM"
        apart = i > 0 and (token.start > tokens[i - 1].end or tokens[i - 1].text == ".")  # "Nara (NPA).- Rebels"
        if token.text in _RULES and apart and tokens[i + 1].start > token.end:
            return i + 1 if dated or i < _LONGEST_TOWN or tokens[i - 1].text == ")" else 0
        if token.text == ")" and dated and tokens[i + 1].text[:1].isupper():
            return i + 1
    return 0
