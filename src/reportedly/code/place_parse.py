"""How words of place stand in a sentence: parts and wholes, ways and clauses, and which country a document is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.changed import replace
from reportedly.code.cues import load_cues
from reportedly.code.demonyms import countries_in, is_adjective, is_country, is_seat
from reportedly.code.nouns import load_nouns, noun_of, written
from reportedly.code.phrases import Phrase, entity_kind, phrase, preposition
from reportedly.code.place_names import name_at, place_words
from reportedly.code.times_apart import deed_that_tells_who
from reportedly.model import BlockKind

_DIRECTION = frozenset({"to", "toward", "towards", "into", "for"})
_NEARNESS = frozenset({"neighbouring", "neighboring", "nearby", "adjacent", "adjoining"})
_NAME_WORDS = 4
_LINKS = frozenset({"ADV", "CCONJ", "PUNCT", "SCONJ"})  # "And in Orra", "Meanwhile, in Orra"
_STOPS = frozenset({",", ";", ":", "(", ")", '"', "“", "”"})
_OLDEST = 120  # years
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")
_AIM_WORDS = 12  # words between an aim and a place in it
_CLAUSES = frozenset({"ccomp", "parataxis"})
_LETTERS = re.compile(r"[A-Z]{3,6}")
_SIDES = frozenset({"side", "direction", "road", "end"})
COMES = frozenset({"come", "roll", "arrive", "enter", "advance", "approach", "drive", "pour", "ride", "move", "march"})


def story_country(text: str, sentences: Sequence[Sentence]) -> Phrase | None:
    """The country that the document is about: the one that it names most, with its people, and most of the time, or
    that it says things to happen in, or that it begins with."""
    found: dict[str, Phrase] = {}
    inside: set[str] = set()
    for index, sentence in enumerate(sentences):
        for i in sentence.of_upos("PROPN"):
            if is_country(name_at(sentence, i)) and not _is_of_elsewhere(sentence, i):
                for country in countries_in(name_at(sentence, i)):
                    better = preposition(sentence, i) in ("in", "across", "throughout")
                    if country not in found or (better and country not in inside):
                        found[country] = _name_alone(sentence, phrase(sentence, index, i))
                    inside |= {country} if better else set()
    if not found:
        return None
    mentions = Counter(c for s in sentences for c in countries_in(text[s.start : s.end]))
    best = max(found, key=lambda c: (c in inside, mentions[c]))
    if mentions[best] < max(mentions.values(), default=1):
        return None
    least = mentions.total() / 4 if best in inside else mentions.total() * 2 / 3
    clear = mentions[best] >= 2 * max((n for c, n in mentions.items() if c != best), default=0)
    if mentions[best] <= least and not (clear and _begins_with(text, sentences, best)):
        return None
    return found[best]


def _is_of_elsewhere(sentence: Sentence, word: int) -> bool:
    return _speaks_from_abroad(sentence, word) or is_flag(sentence, word) or _is_led_to(sentence, word)


def _is_led_to(sentence: Sentence, word: int) -> bool:
    """ "The road to Norland", "the bridge to Norland": where one gets by it."""
    above = sentence.tokens[word].head
    leads = above >= 0 and sentence.tokens[above].low in place_words()["leads_to"]
    return leads and preposition(sentence, word) in ("to", "into", "towards")


def _speaks_from_abroad(sentence: Sentence, word: int) -> bool:
    """ "Norland's foreign ministry", "the embassy of Norland", "the Norland military": they tell of what befell their
    people, or what they did, elsewhere."""
    token = sentence.tokens[word]
    if token.head < 0 or token.relation not in ("nmod", "compound"):
        return False
    lemma = sentence.tokens[token.head].low_lemma
    if lemma in _MISSIONS or (token.relation == "compound" and lemma in place_words()["forces_abroad"]):
        return True
    own = (sentence.tokens[c].low for c in sentence.children[token.head])
    return lemma in ("ministry", "minister") and "foreign" in own


_MISSIONS = frozenset({"embassy", "consulate", "ambassador", "consul", "envoy", "diplomat"})


def _begins_with(text: str, sentences: Sequence[Sentence], country: str) -> bool:
    """Whether the first sentence below the headlines names this country or its people, alone."""
    first = next((s for s in sentences if s.block is not BlockKind.TITLE), None)
    return first is not None and countries_in(text[first.start : first.end]) == {country}


def _name_alone(sentence: Sentence, found: Phrase) -> Phrase:
    """The country itself of "northern Mali" or "neighbouring Niger"."""
    tokens = sentence.tokens
    first, past = found.head, found.head + 1
    while first > 0 and tokens[first - 1].upos == "PROPN":
        first -= 1
    while past < len(tokens) and tokens[past].upos == "PROPN":
        past += 1
    return replace(found, first=first, past=past)


def without_nearness(sentence: Sentence, found: Phrase) -> Phrase:
    """ "Orra" of "neighbouring Orra"."""
    first = found.first
    while first < found.head and sentence.tokens[first].low in _NEARNESS:
        first += 1
    return replace(found, first=first)


def is_condition(sentence: Sentence, head: int) -> bool:
    """ "A state of emergency", "the state of war": no place, as no common noun is a state's name."""
    return any(
        preposition(sentence, c) == "of" and sentence.tokens[c].upos == "NOUN" and sentence.tokens[c].xpos == "NN"
        for c in sentence.children[head]
        if c > head
    )


def without_unit(sentence: Sentence, found: Phrase) -> Phrase:
    """ "The base" of "the base of the 22nd Infantry Division": whose it is tells no place."""
    if sentence.forms.isdisjoint(written(place_words()["unit"])):
        return found
    for child in sentence.children[found.head]:
        case = sentence.child(child, "case")
        if case is not None and found.head < case < found.past and is_of_a_unit(sentence, child):
            return replace(found, past=case)
    return found


def of_others(sentence: Sentence, verb: int) -> Iterator[int]:
    """ "Nine died in the capital and two in Orra": where others were, whose verb is left out."""
    number = next((c for c in sentence.children[verb] if sentence.tokens[c].deprel == "conj" and c > verb), None)
    if number is None or sentence.tokens[number].upos != "NUM" or sentence.child(number, "cc") is None:
        return
    yield from (c for c in sentence.children[verb] if c > number and sentence.tokens[c].relation == "obl")


def is_of_a_unit(sentence: Sentence, word: int) -> bool:
    """Whether a name is an army unit's: "the 22nd Infantry Division"; "Rangpur Division" is a place."""
    tokens, last = sentence.tokens, word
    while last + 1 < len(tokens) and tokens[last + 1].upos in ("PROPN", "NOUN") and tokens[last + 1].text.istitle():
        last += 1
    named = place_words()
    if noun_of(tokens[last]) not in named["unit"] or last == 0:
        return False
    before = tokens[last - 1]
    numbered = before.upos == "NUM" or _ORDINAL.fullmatch(before.low) is not None
    return numbered or before.low in named["arm"]


def is_flag(sentence: Sentence, word: int) -> bool:
    """Whether a name tells under whose colours a ship sails, or who made, backs or leads what is told: "a
    Norland-flagged tanker", "Norland-made rockets"."""
    behind = [t.low for t in sentence.tokens[word + 1 : word + 3]]
    return len(behind) > 1 and behind[0] == "-" and behind[1] in place_words()["flags"]


def is_aged(sentence: Sentence, head: int) -> bool:
    """Whether an age stands behind a name, which is a person's: "Dan Roe, 61, a former headman"."""
    tokens, past = sentence.tokens, head + 1
    while past < len(tokens) and tokens[past].upos == "PROPN":
        past += 1
    behind = [t.text for t in tokens[past : past + 3]]
    return len(behind) > 2 and behind[0] == "," == behind[2] and behind[1].isdigit() and int(behind[1]) < _OLDEST


def is_medium(sentence: Sentence, head: int, *, own: bool = False) -> bool:
    """ "Claimed the attack on its Telegram channel": where it was said, and neither a place nor, being its own (`own`),
    what was hit."""
    tokens = sentence.tokens
    if tokens[head].low_lemma != "channel":
        return False
    before = [tokens[c] for c in sentence.children[head] if c < head]
    return any(t.xpos == "PRP$" for t in before) or (
        not own and any(t.low in place_words()["media_channel"] for t in before)
    )


def is_of_the_body(sentence: Sentence, head: int) -> bool:
    """ "Shot in the area of the chest", "hit on the left side of the head": where on somebody, and no place."""
    whose = (c for c in sentence.children[head] if c > head and preposition(sentence, c) == "of")
    return any(noun_of(sentence.tokens[c]) in place_words()["body"] for c in whose)


def is_bare_side(sentence: Sentence, head: int) -> bool:
    """ "Both sides", "the port side", "from two sides": whoever fights, or a part of a thing, and no place; nor "the
    Malian side has six killed"; but "on the Malian side", "their side of the border"."""
    if noun_of(sentence.tokens[head]) != "side":
        return False
    if sentence.tokens[head].deprel == "nsubj":
        return True
    return not any(
        sentence.tokens[c].upos == "PROPN" or countries_in(sentence.tokens[c].text) or preposition(sentence, c) == "of"
        for c in sentence.children[head]
    )


def seen(sentence: Sentence, struck: Iterable[int]) -> Iterator[int]:
    """The clauses that tell where those who were hit had been seen: "six who were spotted near Orra were killed"."""
    for head in struck:
        for child in sentence.children[head]:
            token = sentence.tokens[child]
            if token.deprel == "acl:relcl" and token.low_lemma in place_words()["seen"]:
                yield child


def is_body_by_letters(sentence: Sentence, head: int) -> bool:
    """ "The SNA", "of the ELN": letters with an article are a body's; those of a country are known."""
    token = sentence.tokens[head]
    if token.upos != "PROPN" or not (_LETTERS.fullmatch(token.text) and sentence.block is not BlockKind.TITLE):
        return False
    if token.low in place_words()["letters"]:
        return False
    article = sentence.child(head, "det")
    return article is not None and sentence.tokens[article].low == "the" and not is_country(token.text)


def is_of_a_people(sentence: Sentence, head: int) -> bool:
    """ "An assault on every Norlander", "two Norlanders": people."""
    if not is_adjective(sentence.tokens[head].text):
        return False
    return any(
        sentence.tokens[c].deprel == "nummod" or sentence.tokens[c].low in _EACH for c in sentence.children[head]
    )


_EACH = frozenset({"every", "each", "any", "some", "many", "all", "several", "few", "no"})


def is_way_in(sentence: Sentence, verb: int, place: int) -> bool:
    """Whether a place is only where somebody came from: "rolled in from the Orra side", "from Orra they came"."""
    if sentence.tokens[verb].low_lemma not in COMES:
        return False
    if "from" not in (sentence.tokens[c].low for c in sentence.children[place] if sentence.tokens[c].deprel == "case"):
        return False
    if noun_of(sentence.tokens[place]) in _SIDES:
        return True
    came = sentence.child(verb, "nsubj")
    if sentence.tokens[place].upos != "PROPN" or came is None or sentence.tokens[verb].low_lemma not in _COMES_FROM:
        return False
    return sentence.tokens[came].low in _PEOPLE or load_nouns().is_people(noun_of(sentence.tokens[came]))


_COMES_FROM = frozenset({"come", "arrive", "travel"})
_PEOPLE = frozenset({"they", "he", "she", "we", "i", "who"})


def is_setting_out(sentence: Sentence, verb: int, place: int) -> bool:
    """Orra in "was going from Orra to Odra when it came under fire": where a way that goes on elsewhere began."""
    if preposition(sentence, place) != "from":
        return False
    return any(
        sentence.tokens[c].relation in ("obl", "nmod") and preposition(sentence, c) in _ONWARD
        for above in (verb, place)
        for c in sentence.children[above]
    )


_ONWARD = frozenset({"to", "towards", "toward", "for", "into"})


def is_where_fired(sentence: Sentence, head: int) -> bool:
    """Whether a place stands in where shells came from, and not where they fell: "fired from positions in Orra",
    "fired by soldiers in Orra"."""
    if _is_where_they_stood(sentence, head):
        return True
    if "from" not in sentence.forms:
        return False
    for word in (head, *sentence.ancestors(head)):
        verb = sentence.tokens[word].head
        if verb < 0 or sentence.tokens[word].upos == "VERB":
            return False
        if sentence.tokens[verb].upos == "VERB" and preposition(sentence, word) == "from":
            return _is_firing(sentence, verb)
    return False


def _is_where_they_stood(sentence: Sentence, head: int) -> bool:
    """ "They were fired by soldiers in Orra": behind who fired, where he was."""
    if sentence.forms.isdisjoint(_SHOTS):
        return False
    path = (head, *sentence.ancestors(head))
    verb = next((w for w in path if sentence.tokens[w].upos == "VERB"), -1)
    if verb < 0 or sentence.tokens[verb].low_lemma not in place_words()["firing"]:
        return False
    agent, shot = sentence.child(verb, "obl:agent"), sentence.child(verb, "nsubj:pass")
    under = next((w for w in path if sentence.tokens[w].head in (verb, agent)), head)
    if agent is None or shot is None or under <= agent or preposition(sentence, under) not in _STOOD:
        return False
    if any(sentence.tokens[c].low in ("on", "upon", "at") for c in sentence.children[verb]):
        return False  # "they were fired on by soldiers in Orra"
    return sentence.tokens[shot].upos == "PRON" or noun_of(sentence.tokens[shot]) in place_words()["fired"]


_SHOTS = frozenset({"fired", "launched", "lobbed", "hurled"})
_STOOD = frozenset({"in", "at", "near", "around"})


def _is_firing(sentence: Sentence, verb: int) -> bool:
    """ "Fired shells", "the drones were launched", "rockets fired"; a missile may be a test, which fell nowhere."""
    if sentence.tokens[verb].low_lemma not in place_words()["firing"]:
        return False
    sides = [c for c in sentence.children[verb] if sentence.tokens[c].relation in ("nsubj", "obj")]
    sides += [sentence.tokens[verb].head] if sentence.tokens[verb].relation == "acl" else []
    return any(noun_of(sentence.tokens[c]) in place_words()["fired"] for c in sides)


def is_of_aim(sentence: Sentence, head: int) -> bool:
    """Whether a place stands in what something was done for: "in revenge for raids in Orra", "in support of Orra"."""
    aims = place_words()["aim"]
    if sentence.forms.isdisjoint(written(aims)):
        return False
    for at in range(head - 1, max(0, head - _AIM_WORDS), -1):
        token = sentence.tokens[at]
        if token.text in _STOPS or token.xpos in ("VBD", "VBZ", "VBP"):
            return False
        if noun_of(token) in aims:
            return sentence.tokens[at - 1].low in ("in", "as", "for") and sentence.tokens[at + 1].upos == "ADP"
    return False


def is_of_the_asked(sentence: Sentence, head: int, *words: int) -> bool:
    """Whether a place stands in what people gather to ask for: "marched for the release of men held in Orra"; `words`
    are those of the happening."""
    asked = place_words()["asked_for"]
    if "for" not in sentence.forms or asked.isdisjoint(sentence.forms):
        return False
    above = [w for w in sentence.ancestors(head) if noun_of(sentence.tokens[w]) in asked]
    return any(w not in words and preposition(sentence, w) == "for" for w in above)


def is_of_the_judges(sentence: Sentence, head: int, *words: int) -> bool:
    """ "Karl Roe, in court in Orra, is charged with shooting a guard": where a deed is judged it was not done, unless
    its own words say so ("shot a guard outside the court")."""
    tokens = sentence.tokens
    court = place_words()["court"]
    if court.isdisjoint(sentence.forms):
        return False
    case = sentence.child(head, "case")
    around = (head, tokens[head].head, case - 1 if case else -1)  # "a court in Orra"
    judges = next((w for w in around if w >= 0 and noun_of(tokens[w]) in court), None)
    if judges is None:
        return False
    above = tokens[judges].head
    return above not in words and (above < 0 or tokens[above].head not in words)


def is_of_some(sentence: Sentence, head: int, *words: int) -> bool:
    """ "Left 37 injured, of whom 12 are in Orra": where some of them are now, unless that is what is told there."""
    if sentence.forms.isdisjoint(_WHOM):
        return False
    tokens = sentence.tokens
    above = {head, *sentence.ancestors(head)}
    for i in range(1, head):
        if tokens[i].low in _WHOM and tokens[i - 1].low == "of":
            verb = tokens[i].head
            while verb >= 0 and tokens[verb].relation in ("nsubj", "nmod", "nummod", "obj"):
                verb = tokens[verb].head
            if verb in above:
                return not any(w in sentence.subtree(verb) for w in words)
    return False


_WHOM = frozenset({"whom", "which"})


def is_of_a_fear(sentence: Sentence, head: int) -> bool:
    """Whether a place stands in why somebody would not give his name: "asked not to be named because of her sons in
    Orra"."""
    words = place_words()
    if sentence.forms.isdisjoint(words["nameless"]):
        return False
    past = range(head - 1, max(0, head - _AIM_WORDS), -1)
    at = next((i for i in past if sentence.tokens[i].low in words["nameless"] or sentence.tokens[i].text in _STOPS), -1)
    between = [t.low for t in sentence.tokens[at + 1 : head]]
    return at >= 0 and sentence.tokens[at].low in words["nameless"] and not words["reasons"].isdisjoint(between)


def is_party_to_a_deal(sentence: Sentence, head: int) -> bool:
    """ "The truce between Norville and the rebels": a capital that stands for its government, and no place."""
    if "between" not in sentence.forms or not is_seat(name_at(sentence, head)):
        return False
    first = sentence.tokens[head].head if sentence.tokens[head].deprel == "conj" else head
    if first < 0 or preposition(sentence, first) != "between" or sentence.tokens[first].head < 0:
        return False
    return noun_of(sentence.tokens[sentence.tokens[first].head]) in place_words()["between_states"]


def is_where_spoken(sentence: Sentence, head: int, *words: int) -> bool:
    """Whether somebody only spoke at a place, or heals there: "in a statement in Orra", "a doctor at the Orra hospital"
    who said it; but the truce that was announced (`words`) at a news conference in Orra was there."""
    medical = False
    announced = any(sentence.tokens[w].low_lemma in place_words()["announced"] for w in words)
    for above in sentence.ancestors(head):
        token = sentence.tokens[above]
        noun = noun_of(token)
        if token.upos == "VERB":
            return _is_where_answered(sentence, head)
        if above == sentence.tokens[head].head and noun in place_words()["spoken"] and not announced:
            return True
        medical = medical or noun in place_words()["medical"]
        if medical and noun in place_words()["medic"]:
            return True
    return False


def _is_where_answered(sentence: Sentence, head: int) -> bool:
    """ "…, a claim dismissed in Orra as a lie"."""
    verb = sentence.tokens[head].head
    if verb < 0 or sentence.tokens[verb].deprel != "acl" or sentence.tokens[verb].xpos != "VBN":
        return False
    return noun_of(sentence.tokens[sentence.tokens[verb].head]) in place_words()["answered"]


def named_before(sentence: Sentence, deed: int) -> Iterator[int]:
    """Orra in "the Orra bombing" and "Orra market blast"; not Norland in "a Norland strike", which is by or on it."""
    words, noun = place_words(), noun_of(sentence.tokens[deed])
    if noun not in words["deed"]:
        return
    before = [c for c in sentence.children[deed] if c < deed and sentence.tokens[c].relation == "compound"]
    inner = [d for c in before for d in sentence.children[c] if sentence.tokens[d].relation == "compound"]
    for name in (*before, *inner):
        whole = next((e for e in sentence.entities if e.first <= name < e.past and e.kind == "LOC"), None)
        if whole is None or sentence.tokens[name].upos != "PROPN":
            continue
        told = " ".join(t.text for t in sentence.tokens[whole.first : min(whole.past, deed)])
        if not is_country(told) and not (is_seat(told) and noun in words["deed_of_state"]):
            yield name


def is_aside(sentence: Sentence, head: int) -> bool:
    """Whether a place is only that of an aim, of a hospital or of a deed that tells who somebody is, where what is told
    did not happen."""
    medical = place_words()["medical"]
    if is_of_aim(sentence, head) or _is_where_answered(sentence, head):
        return True
    if deed_that_tells_who(sentence, head) is not None:
        return True
    return any(noun_of(sentence.tokens[w]) in medical for w in sentence.ancestors(head))


def won(sentence: Sentence, word: int) -> Iterator[int]:
    """ "Took Orra after a siege of two months": the siege was of what it won."""
    token = sentence.tokens[word]
    if noun_of(token) not in place_words()["for_it"] or token.deprel != "obl" or token.head < 0:
        return
    taken = sentence.child(token.head, "obj")
    behind = preposition(sentence, word) in ("after", "following")
    if behind and taken is not None and sentence.tokens[taken].upos == "PROPN":
        yield taken


def ahead(sentence: Sentence, *words: int) -> Iterator[int]:
    """Where somebody withdraws to, or is to be."""
    for word in words:
        for child in sentence.children[word]:
            if preposition(sentence, child) in _DIRECTION:
                yield child


def around(sentence: Sentence, word: int, apart: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The words above it, each with the one below, as far as no speech begins and no happening apart."""
    below = word
    for above in sentence.ancestors(word):
        if sentence.tokens[below].deprel in _CLAUSES or above in apart:
            return
        if _is_told(sentence, above):
            return  # "…, the colonel told reporters in Orra, and the troops pulled out": he told it there
        yield below, above
        below = above


def _is_told(sentence: Sentence, verb: int) -> bool:
    token, words = sentence.tokens[verb], load_cues().classes
    tells = token.low_lemma in words["cues.bearing"] or token.low_lemma in words["cues.plain"]
    return tells and token.upos == "VERB" and sentence.child(verb, "nsubj") is not None


def close_to(sentence: Sentence, word: int) -> Sequence[int]:
    """Orra in "a convoy close to Orra", where the parser makes "close", one of `CLOSE`, a word of its own."""
    return [c for c in sentence.children[word] if c > word and preposition(sentence, c) == "to"]


def beside_it(sentence: Sentence, word: int) -> Sequence[int]:
    """Orra in "fought south of Orra", where the parser hangs it on "south" below the verb; not in "60 km south of
    Orra"."""
    if sentence.forms.isdisjoint(_COMPASS):
        return ()
    ways = [c for c in sentence.children[word] if _is_bare_way(sentence, c)]
    named = [c for w in ways for c in sentence.children[w] if preposition(sentence, c) == "of"]
    return [c for c in named if entity_kind(sentence, c) == "LOC"]


def _is_bare_way(sentence: Sentence, word: int) -> bool:
    token = sentence.tokens[word]
    if token.low not in _COMPASS or token.upos != "ADV" or sentence.tokens[word - 1].text == ",":
        return False
    return all(c >= word for c in sentence.children[word])


CLOSE = frozenset({"close", "next", "adjacent"})
_COMPASS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"}
    | {"north-east", "north-west", "south-east", "south-west"}
)


def called(sentence: Sentence, head: int) -> Sequence[int]:
    """The depots of "struck what it called arms depots in Orra" and "what the army said were depots in Orra"."""
    clause = sentence.child(head, "acl:relcl")
    if clause is None:
        return ()
    below = sentence.children[clause]
    return [c for c in below if sentence.tokens[c].upos == "NOUN" and sentence.tokens[c].relation in _CALLED]


_CALLED = frozenset({"obj", "obl", "xcomp", "ccomp"})


def whole(sentence: Sentence, head: int) -> Iterator[int]:
    """Of a part what it is a part of, then itself: "in front of the school", "in the rest of Tolmin"."""
    if noun_of(sentence.tokens[head]) in place_words()["part"]:
        yield from (c for c in sentence.children[head] if c > head and preposition(sentence, c) == "of")
    yield head


def ahead_of_its_whole(sentence: Sentence, head: int) -> int | None:
    """The name right before ", in Tolmin state" or ", on the Norland border", and that of "the port of Orra in Tolmin",
    which lies there, whatever the parse hung the state on."""
    case, joined = sentence.child(head, "case"), preposition(sentence, head)
    if case is None or case < 2 or joined not in ("in", "on"):
        return None
    if joined == "on" and noun_of(sentence.tokens[head]) not in place_words()["rim"]:
        return None
    apart = sentence.tokens[case - 1].text == ","
    last = case - 1 - apart
    if sentence.tokens[last].upos != "PROPN":
        return None
    while sentence.tokens[last].relation in ("flat", "compound") and sentence.tokens[last].head >= 0:
        above = sentence.tokens[last].head
        if not 0 <= case - 1 - above <= _NAME_WORDS:
            break
        last = above
    return last if apart or (joined == "in" and _is_of_a_site(sentence, last)) else None


def _is_of_a_site(sentence: Sentence, name: int) -> bool:
    """ "The port of Orra", "the village of Orra"."""
    site = sentence.tokens[name].head
    if site < 0 or preposition(sentence, name) != "of":
        return False
    nouns, lemma = load_nouns(), noun_of(sentence.tokens[site])
    return lemma in nouns.settlement or lemma in nouns.facility


def is_frame(sentence: Sentence, head: int) -> bool:
    """Whether a place stands before all else of its clause, as what it all lies in: "In Tolmin province, …"."""
    if preposition(sentence, head) != "in":
        return False
    first = sentence.child(head, "case")
    return first is not None and all(t.upos in _LINKS for t in sentence.tokens[:first])


def own_name(sentence: Sentence, found: Phrase) -> Phrase:
    """ "Orra County" of "Orra County of Tolmin State", "Orra" of "Orra, Tolmin district"."""
    if sentence.tokens[found.head].low_lemma not in place_words()["division"]:
        return found
    for i in range(found.first + 1, found.head):
        named = sentence.tokens[i - 1].upos == sentence.tokens[i + 1].upos == "PROPN"
        if sentence.tokens[i].text == "," and named and _is_one_more_name(sentence, i + 1, found.head):
            return replace(found, head=i - 1, past=i)
    for child in sentence.children[found.head]:
        if child > found.head and preposition(sentence, child) in ("of", "in"):
            return replace(found, past=min(found.past, sentence.extent(child)[0]))
    return found


def _is_one_more_name(sentence: Sentence, first: int, head: int) -> bool:
    """Whether only a name stands from `first` to the word for its division, and no list of names."""
    return all(t.upos == "PROPN" for t in sentence.tokens[first:head])


def is_one(sentence: Sentence, head: int) -> bool:
    """Whether a noun tells of some place, not of a kind ("life in prison", "in areas", "in part"); headlines leave
    articles out."""
    if sentence.block is BlockKind.TITLE:
        return True
    return sentence.child(head, "det", "nmod:poss", "nummod", "compound") is not None


def kinds_by_name(annotation: Annotation) -> dict[str, str]:
    """For each name, the kind that the document's mentions of it have most often; a place where it is one as often."""
    votes: dict[str, Counter[str]] = {}
    for sentence in annotation.sentences:
        for entity in sentence.entities:
            last = entity.past - 1
            while last > entity.first and sentence.tokens[last].upos == "NUM":
                last -= 1  # "Camp Orra 4"
            if sentence.tokens[last].upos == "PROPN" and entity.kind in ("LOC", "PER", "ORG", "GROUP"):
                name = name_at(sentence, last)
                votes.setdefault(name, Counter())[entity.kind] += 1
    return {name: max(counter, key=lambda kind: (counter[kind], kind == "LOC")) for name, counter in votes.items()}
