"""Who a cue belongs to: the subject, by, behind or above it."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence, Token
from reportedly.code.arguments import is_held_against
from reportedly.code.attribution_spans import QUOTE_MARKS, SETTING_OFF, clause_head, opening
from reportedly.code.cues import Cues
from reportedly.code.demonyms import is_country, is_seat
from reportedly.code.forms import lemma_of
from reportedly.code.nouns import load_nouns
from reportedly.code.phrases import entity_kind

_RELATIVES = frozenset({"who", "which", "that", "whom", "what", "whose"})
_OBJECTS_SPEAK = frozenset({"quote", "cite", "hear", "see", "show", "record", "film", "catch", "have", "let"})
_SOMEBODY = frozenset({"another", "others", "some", "many", "one", "both"})
_POINTING = frozenset({"that", "this", "these", "here"})
_TELLING = frozenset({"say", "tell", "report", "claim", "state", "announce"})
_OWNERS = frozenset({"by", "from"})
_LONGEST_APPOSITION, _LONGEST_CLAUSE, _LONGEST_SUBJECT, _LONGEST_ASIDE = 12, 24, 6, 4  # words
_LONGEST_NAME = 3
_PARTING, _ENDING = QUOTE_MARKS | {",", ";", ":"}, QUOTE_MARKS | {",", "?", "!"}
_INSIDE = frozenset({"in", "through", "via", "with"})


def source_of(sentence: Sentence, verb: int, cues: Cues, *, depth: int = 0) -> int | None:
    """The head word of the source of a verb, or None where the text names none."""
    tokens = sentence.tokens
    if depth > 4:
        return None
    if is_passive(sentence, verb):
        return agent(sentence, verb)
    told_by = _heard_from(sentence, verb, cues)
    if told_by is not None:
        return told_by
    subject = subject_of(sentence, verb)
    behind = turned(sentence, verb, cues)
    if behind is not None:
        subject = behind
    if subject is not None and subject < opening(sentence) and entity_kind(sentence, subject) == "LOC":
        subject = None  # the town of a dateline
    if subject is None and lemma_of(sentence.tokens[verb]) not in cues.classes["passing_on.telling"]:
        subject = _inverted_head(sentence, verb)  # what stands behind "told" is told
    if subject is None:
        subject = _with_a_participle(sentence, verb)
    if subject is None:
        subject = _strayed(sentence, verb)
    if subject is None:
        subject = _apposed(sentence, verb)
    if subject is not None:
        return _named(sentence, verb, subject, cues)
    token = tokens[verb]
    base, head = token.relation, token.head
    if head < 0 or sentence.child(verb, "expl") is not None:
        return None
    if (
        base == "acl"
        and token.xpos == "VBG"
        and verb > 0
        and tokens[verb - 1].text == ","
        and not _carries(sentence, head, cues)
    ):
        clause = clause_head(sentence, head)  # "met the envoy, saying that": it is the subject who says so
        return source_of(sentence, clause, cues, depth=depth + 1) if clause != verb else None
    if base == "advcl" and token.xpos in ("VBN", "VBD") and sentence.child(verb, "aux", "mark") is None:
        if _tells_which(sentence, head, verb):
            return subject_of(sentence, head)
        return agent(sentence, verb)  # "Asked whether …, she said": she was asked
    if base == "acl":
        suffered = _suffered_for(sentence, verb)
        return speaker_of(sentence, head, cues, depth=depth + 1) if suffered is None else suffered
    if base == "conj":
        return source_of(sentence, head, cues, depth=depth + 1)
    if base in ("xcomp", "advcl", "ccomp", "parataxis", "dep"):
        if lemma_of(tokens[head]) in _OBJECTS_SPEAK:
            quoted = (
                sentence.child(head, "nsubj:pass")
                if is_passive(sentence, head)
                else sentence.child(head, "obj", "iobj")
            )
            if quoted is not None:
                return quoted
        if base in ("ccomp", "parataxis") and token.xpos in ("VBD", "VBZ", "VBP"):
            return None
        passive = sentence.child(head, "nsubj:pass")
        if passive is not None:
            teller = _teller(sentence, verb, head) if base == "advcl" else None
            return passive if teller is None else teller
        above = subject_of(sentence, head)
        if above is not None and tokens[above].low == "it" and sentence.child(head, "cop") is not None:
            return None  # "it was too early to say"
        if above is not None:
            return _named(sentence, head, above, cues)
        return (
            source_of(sentence, head, cues, depth=depth + 1)
            if tokens[head].upos in ("VERB", "AUX", "NOUN", "ADJ")
            else None
        )
    return None


def _suffered_for(sentence: Sentence, verb: int) -> int | None:
    """ "A clerk was beaten by soldiers for questioning it": the clerk did, whomever the parse hung it on."""
    tokens, doer = sentence.tokens, sentence.tokens[verb].head
    if tokens[verb].xpos != "VBG" or case_of(sentence, verb) != "for" or case_of(sentence, doer) != "by":
        return None
    done = tokens[doer].head
    return sentence.child(done, "nsubj:pass") if done >= 0 and agent(sentence, done) == doer else None


def _teller(sentence: Sentence, verb: int, head: int) -> int | None:
    """Who tells what was done to others, and so who does what follows a comma: "Police confirmed that two men had been
    taken, a day after denying that it had happened"."""
    tokens, above = sentence.tokens, sentence.tokens[head].head
    if tokens[verb].xpos != "VBG" or verb < head or tokens[head].deprel != "ccomp" or not 0 <= above < head:
        return None
    first = sentence.extent(verb)[0]
    apart = "," in (tokens[first].text, tokens[max(0, first - 1)].text)
    return subject_of(sentence, above) if apart else None


def _heard_from(sentence: Sentence, verb: int, cues: Cues) -> int | None:
    """Whom a report has it from: "…, the paper has learned from the police"."""
    tokens = sentence.tokens
    if lemma_of(tokens[verb]) not in cues.classes["cues.hearing"]:
        return None
    for child in sentence.children[verb]:
        nominal = tokens[child].relation == "obl" and tokens[child].upos in ("NOUN", "PROPN")
        if child > verb and nominal and case_of(sentence, child) == "from":
            return child
    return None


def subject_of(sentence: Sentence, verb: int) -> int | None:
    """The subject; of two (a title and a name that the parse did not join) the one nearer to the verb."""
    found = [c for c in sentence.children[verb] if sentence.tokens[c].deprel in ("nsubj", "nsubj:outer")]
    if not found:
        return None
    found = [c for c in found if c < verb or case_of(sentence, c) != "by"]  # "quoted as saying by the paper"
    before = [c for c in found if c < verb]
    if len(before) > 1 and _are_one_name(sentence, before[-2], before[-1]):
        return before[-2]
    return before[-1] if before else (found[0] if found else None)


def _are_one_name(sentence: Sentence, title: int, name: int) -> bool:
    """Whether a parse parted the words of one name behind a preposition: "the spokesman of Operation | Odra Dawn"."""
    tokens = sentence.tokens
    opened = tokens[name - 1].upos == "PROPN" and case_of(sentence, name - 1) in ("of", "for")
    return (
        opened
        and title < name - 1
        and any(e.first <= title and name < e.past for e in sentence.entities)
        and tokens[name - 1].head == title
    )


def _with_a_participle(sentence: Sentence, verb: int) -> int | None:
    """ "A nurse reached by radio, however, said": what tells which one speaks, in a parse that makes it a clause."""
    tokens = sentence.tokens
    for child in sentence.children[verb]:
        told = child < verb and tokens[child].deprel == "ccomp" and tokens[child].xpos in ("VBD", "VBN")
        subject = subject_of(sentence, child) if told else None
        if subject is None or subject != child - 1 or tokens[child + 1].upos != "ADP":
            continue
        past = sentence.extent(child)[1]
        marked = any(t.upos in ("VERB", "AUX", "PUNCT") for t in tokens[child + 1 : past - 1])
        if marked or not tokens[child].text.endswith("ed") or past - child > _LONGEST_SUBJECT:
            continue
        if verb - past <= _LONGEST_ASIDE and all(tokens[i].upos in ("PUNCT", "ADV") for i in range(past, verb)):
            return subject if sentence.child(child, "aux", "obj") in (None, *range(child + 2, past)) else None
    return None


def turned(sentence: Sentence, verb: int, cues: Cues) -> int | None:
    """The speaker behind a verb that takes no object but words, where a parse has the one spoken of for its subject:
    "The men, about sixty, fled at dawn, explains Jan Roe"."""
    tokens = sentence.tokens
    if verb < 2 or tokens[verb - 1].text != "," or lemma_of(tokens[verb]) not in cues.classes["cues.plain"]:
        return None
    item = sentence.child(verb, "obj")
    if item is None:  # or has both for its subjects
        subjects = [c for c in sentence.children[verb] if tokens[c].deprel == "nsubj"]
        apart = len(subjects) == 2 and subjects[0] < verb < subjects[1] and tokens[subjects[1]].upos == "PROPN"
        told = apart and any(tokens[i].upos in ("VERB", "AUX") for i in range(subjects[0] + 1, verb))
        item = subjects[1] if told else None
    return (
        item if item is not None and tokens[item].upos == "PROPN" and item == _inverted_head(sentence, verb) else None
    )


def _inverted_head(sentence: Sentence, verb: int) -> int | None:
    """The head of the noun phrase right behind a verb, and no clause that the parse makes it the subject of: "said a
    seller of tea, reached by telephone"."""
    tokens = sentence.tokens
    behind = _inverted(sentence, verb)
    while behind is not None and tokens[behind].head > verb and not tokens[behind].deprel.startswith("nsubj"):
        behind = tokens[behind].head
    return behind


def _tells_which(sentence: Sentence, head: int, verb: int) -> bool:
    """Whether a parse took for the verb a participle that tells who speaks: "Herders [reached] by radio spoke"."""
    tokens, between = sentence.tokens, range(head + 1, verb)
    subject = subject_of(sentence, head)
    plain = subject == head - 1 and tokens[head].xpos in ("VBD", "VBN") and tokens[verb].xpos == "VBD"
    near = 0 < len(between) <= _LONGEST_SUBJECT and tokens[head + 1].upos == "ADP" if plain else False
    return near and all(tokens[i].upos != "PUNCT" for i in between)


def _strayed(sentence: Sentence, verb: int) -> int | None:
    """The noun phrase right before a finite verb that the parse took for the subject of the clause behind it."""
    tokens = sentence.tokens
    if tokens[verb].xpos not in ("VBD", "VBZ", "VBP"):
        return None
    for i in range(verb - 1, -1, -1):
        if tokens[i].text in _PARTING or (tokens[i].upos in ("VERB", "AUX") and tokens[i].head > i):
            return None
        if tokens[i].deprel.startswith("nsubj") and tokens[i].head > verb:
            return i
    return None


def _apposed(sentence: Sentence, verb: int) -> int | None:
    """The name right before a finite verb that commas part from it, with what it is beside it.

    "…, a village elder, Jo Roe, told the paper"; "…, Jo Roe, the head of the clinic, told the paper"; "…, Jo Roe, who
    fled with two children, told the paper"; "…, a village elder, Jo Roe, 61, told the paper".
    """
    tokens = sentence.tokens
    if tokens[verb].xpos not in ("VBD", "VBZ", "VBP") or verb < 4 or tokens[verb - 1].text != ",":
        return None
    if tokens[verb - 2].upos == "NUM" and tokens[verb - 3].text == ",":  # his age
        verb -= 2
    comma = next((i for i in range(verb - 2, max(verb - _LONGEST_CLAUSE, 0), -1) if tokens[i].text == ","), None)
    if comma is None:
        return None
    body = _apposed_body(sentence, comma, verb)
    if body is not None:
        return body
    tells = tokens[comma + 1].low in ("who", "whose")
    if not tells and (verb - comma > _LONGEST_APPOSITION or any(_parts(tokens[i]) for i in range(comma + 1, verb - 1))):
        return None
    persons = [e for e in sentence.entities if e.kind == "PER"]
    for name in reversed(persons):  # "the mayor of Orra, Jo Roe, told": who stands nearer, though "Orra" be read as one
        # "…, Captain Jo Roe, told", "…, Brigadier-General Jo Roe, told"
        titles = (tokens[i].upos == "PROPN" or tokens[i].text == "-" for i in range(comma + 1, name.first))
        behind = name.past == verb - 1 and name.first > comma and all(titles)
        behind = behind and tokens[comma - 1].upos in ("NOUN", "PROPN")
        before = name.past == comma and (tells or tokens[comma + 1].upos in ("DET", "NOUN", "ADJ", "PROPN"))
        if behind or before:
            inside = range(name.first, name.past)
            return next((i for i in inside if tokens[i].head not in inside), name.first)
    named = range(comma + 1, verb - 1)  # no name of a person to the reader, but nobody else is there to tell it
    apposed = tokens[comma - 1].upos in ("NOUN", "PROPN") and tokens[named.start].deprel == "appos"
    if apposed and len(named) > 1 and all(tokens[i].upos == "PROPN" for i in named):
        return named.start
    return _surname_before(sentence, comma, verb)


def _surname_before(sentence: Sentence, comma: int, verb: int) -> int | None:
    """The name between two commas before what he is: "…, Roe, the clinic's head, said"."""
    tokens = sentence.tokens
    first = comma
    while first > 0 and tokens[first - 1].upos == "PROPN":
        first -= 1
    set_off = 0 < comma - first <= _LONGEST_NAME and first > 0 and tokens[first - 1].text in SETTING_OFF
    if not set_off or tokens[verb - 2].upos != "NOUN" or tokens[comma + 1].upos not in ("DET", "NOUN", "ADJ"):
        return None
    return next((i for i in range(first, comma) if not first <= tokens[i].head < comma), first)


def _parts(token: Token) -> bool:
    """Whether a word is more than a title and a name have."""
    return token.upos in ("VERB", "AUX") or (token.upos == "PUNCT" and token.text != "-")


def _apposed_body(sentence: Sentence, comma: int, verb: int) -> int | None:
    """The name of a body between the comma and the verb, with its short name in brackets or without: "…, his union,
    the National Teachers' League (NTL), said"."""
    tokens = sentence.tokens
    past = verb - 1
    if tokens[past - 1].text == ")":
        past = next((i for i in range(past - 1, comma, -1) if tokens[i].text == "("), past)
    named = next((e for e in sentence.entities if e.kind in ("ORG", "GROUP") and e.past == past > e.first), None)
    if named is None or named.first <= comma or any(t.upos != "DET" for t in tokens[comma + 1 : named.first]):
        return None
    if tokens[comma - 1].upos != "NOUN" or tokens[named.past - 1].upos != "PROPN":
        return None
    inside = range(named.first, named.past)
    return next((i for i in inside if tokens[i].head not in inside and tokens[i].upos == "PROPN"), None)


def _inverted(sentence: Sentence, verb: int) -> int | None:
    """The noun phrase right behind a finite verb that follows a comma or a quotation: "…, said one guard"."""
    tokens = sentence.tokens
    before = tokens[verb - 1].text if verb > 0 else ""
    if tokens[verb].xpos not in ("VBD", "VBZ", "VBP") or not (before in _ENDING or sums_up(sentence, verb)):
        return None
    for i in range(verb + 1, min(verb + 8, len(tokens))):
        last = i + 1 == len(tokens) or tokens[i + 1].upos not in ("NOUN", "PROPN")
        if last and (tokens[i].upos in ("NOUN", "PROPN", "PRON") or tokens[i].low in _SOMEBODY):
            return None if is_uttered(sentence, verb, i) else i
        if tokens[i].upos not in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"):
            return None
    return None


def is_uttered(sentence: Sentence, verb: int, noun: int) -> bool:
    """ "They beat him, shouted [slogans] and ran": what is uttered, and nobody who speaks."""
    token, nouns = sentence.tokens[noun], load_nouns()
    if sentence.tokens[verb].deprel != "conj" or token.deprel != "obj" or token.upos != "NOUN":
        return False
    return not (nouns.is_people(lemma_of(token)) or lemma_of(token) in nouns.group)


def tells_what(sentence: Sentence, verb: int) -> bool:
    """ "That is what Jan Roe says", of what stands before or behind a colon."""
    tokens = sentence.tokens
    head = tokens[verb].head
    finite = tokens[verb].xpos in ("VBD", "VBZ", "VBP") and tokens[verb].deprel == "acl:relcl"
    what = 0 <= head < verb and tokens[head].low == "what" and tokens[0].low in _POINTING
    return finite and what and lemma_of(tokens[verb]) in _TELLING


def sums_up(sentence: Sentence, verb: int) -> bool:
    """ "So says Jan Roe", "That is what Jan Roe says", of what stands before."""
    if tells_what(sentence, verb):
        return True
    finite = sentence.tokens[verb].xpos in ("VBD", "VBZ", "VBP")
    return verb == 1 and finite and sentence.tokens[0].low == "so" and lemma_of(sentence.tokens[1]) == "say"


def _carries(sentence: Sentence, noun: int, cues: Cues) -> bool:
    return lemma_of(sentence.tokens[noun]) in cues.classes["nouns.carriers"]


def _named(sentence: Sentence, verb: int, subject: int, cues: Cues) -> int | None:
    """The subject itself, the noun that a relative pronoun stands for, or the author of a statement that speaks."""
    tokens = sentence.tokens
    token = tokens[subject]
    if token.deprel == "expl" or (token.low == "it" and sentence.child(verb, "expl") is not None):
        return None
    if token.upos in ("PRON", "DET") and token.low in _RELATIVES:
        clause = verb
        for _ in range(3):
            if tokens[clause].deprel.startswith("acl"):
                return tokens[clause].head
            clause = tokens[clause].head
            if clause < 0:
                break
        return subject if token.low != "that" else None
    return author(sentence, subject, cues)


def author(sentence: Sentence, noun: int, cues: Cues) -> int:
    """The one whose statement a noun is ("a statement from the army", "the army's report"), else the noun itself."""
    tokens = sentence.tokens
    if lemma_of(tokens[noun]) not in cues.classes["nouns.carriers"]:
        return noun
    owner = sentence.child(noun, "nmod:poss")
    if owner is not None and tokens[owner].upos in ("NOUN", "PROPN"):
        return owner
    for child in sentence.children[noun]:
        if tokens[child].deprel.startswith("nmod") and child > noun and case_of(sentence, child) in ("by", "from"):
            return noun if _is_only_where(sentence, child) else child
        if tokens[child].deprel == "acl" and lemma_of(tokens[child]) in (
            cues.classes["cues.utter"] - cues.classes["cues.spread"]
        ):
            return agent(sentence, child) or noun  # "a statement issued by the army"
    return noun


def _is_only_where(sentence: Sentence, word: int) -> bool:
    """A town of which a video or a report is; a country and a capital may speak: "a statement from Norland"."""
    name = sentence.tokens[word].text
    return entity_kind(sentence, word) == "LOC" and not is_country(name) and not is_seat(name)


def speaker_of(sentence: Sentence, noun: int, cues: Cues, *, depth: int = 0) -> int | None:
    """Who said what a noun of saying holds: its owner, else the one who utters it ("issued a warning that")."""
    tokens = sentence.tokens
    owner = sentence.child(noun, "nmod:poss")
    if owner is not None:
        return owner
    if depth == 0:
        for child in sentence.children[noun]:
            if child > noun and tokens[child].deprel.startswith("nmod") and case_of(sentence, child) in _OWNERS:
                return child
    carries = _carries(sentence, noun, cues)
    head, base = tokens[noun].head, tokens[noun].relation
    utters = head >= 0 and lemma_of(tokens[head]) in cues.classes["cues.utter"]
    inside = base == "obl" and carries and case_of(sentence, noun) in _INSIDE
    if head >= 0 and depth <= 3 and (inside or (base == "obj" and utters)):
        found = source_of(sentence, head, cues, depth=depth + 1)
        if found is not None:
            return found
    if depth == 0:
        return None
    return author(sentence, noun, cues)


def agent(sentence: Sentence, verb: int) -> int | None:
    """The "by" of a passive."""
    tokens = sentence.tokens
    for child in sentence.children[verb]:
        relation = tokens[child].deprel
        named = relation.startswith("obl") or (relation == "nsubj" and child > verb)
        named = named and tokens[child].upos in ("PROPN", "NOUN", "PRON")
        if tokens[child].low_lemma in _BY_MEANS:
            continue  # "told reporters by phone"
        if relation == "obl:agent" or (named and case_of(sentence, child) == "by"):
            return child
    return None


_BY_MEANS = frozenset({"phone", "telephone", "email", "e-mail", "whatsapp", "text", "mail"})


def case_of(sentence: Sentence, word: int) -> str:
    """The first preposition (or subordinating word) of a phrase, lower case; empty where it has none."""
    case = sentence.child(word, "case", "mark")
    return "" if case is None else sentence.tokens[case].low


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether what a verb of saying tells is said of its subject."""
    key = (is_passive, verb)
    found: bool | None = sentence.noted.get(key)
    if found is None:
        found = sentence.noted[key] = _passive(sentence, verb)
    return found


def _passive(sentence: Sentence, verb: int) -> bool:
    if sentence.child(verb, "nsubj:pass", "aux:pass", "csubj:pass") is not None:
        return True
    if is_held_against(sentence, verb):
        return True
    token = sentence.tokens[verb]
    base = token.relation
    if base == "acl" and token.xpos in ("VBN", "VBD"):
        return sentence.child(verb, "nsubj", "aux") is None
    if token.xpos != "VBN":
        return False
    if base == "conj" and token.head >= 0 and sentence.child(verb, "nsubj", "aux") is None:
        if sentence.tokens[token.head].upos == "ADJ":  # "are missing and feared dead"
            return sentence.child(verb, "obj") is None
        return is_passive(sentence, token.head) if token.head != verb else False
    return base in ("advcl", "acl") and sentence.child(verb, "aux", "nsubj") is None
