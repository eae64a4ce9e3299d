"""Whether a source concedes what hurts its own side, judged by the words of the document alone."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable
from functools import cache, lru_cache
from importlib.resources import files

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.code.arguments import preposition
from reportedly.code.demonyms import countries_in
from reportedly.model import EventType

_WORD = re.compile(r"[\w'’.-]+")
_ARMY = re.compile(r"\b([A-Z][\w’'-]*) Army\b")
_HIS = re.compile(r"\b(?:his|her|its|their)\b")  # of a second loser: the first one's, as in "the chief and his men"
Sides = dict[str, frozenset[str]]


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/stance.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


@cache
def _beginnings(name: str) -> tuple[str, ...]:
    """A list's words, to ask whether one of them begins a text."""
    return tuple(_lists()[name])


@cache
def _irregular() -> frozenset[str]:
    """The words for those who fight against a state."""
    return _lists()["insurgents"] | _lists()["movements"]


def admits(
    source: str,
    *,
    event_type: EventType,
    actors: Iterable[str] = (),
    targets: Iterable[str] = (),
    mode: str | None = None,
    told: str = "",
    sides: Sides | None = None,
    mistaken: bool = False,
    harmed: bool = True,
) -> bool:
    """Whether a source that tells this happening tells a loss of its own side, or a deed of its own that was a mistake.

    It does where its own forces retreat, where its own forces are the target of violence or coercion, and where a
    state's voice tells that rebels seized ground. Harm to civilians is no admission: to tell it accuses the other side.
    Own means: the same country by name, adjective or seat of government; the same party by name; or a possessive
    ("its troops").
    `told` is the event's word: what was repelled is no loss. `mistaken` says that it was done in error,
    `harmed` whether it tells of people hurt: who is only fired upon has lost nothing.
    `sides` (see `source_side`) adds what the document says of who belongs to whom.
    """
    lists = _lists()
    doers = list(actors)
    if event_type.value in lists["losing"]:
        if mode in lists["yielding_nothing"]:
            return False
        losers: Iterable[str] = doers
    elif event_type.value in lists["harming"]:
        if any(_is_own(source, doer, sides) for doer in doers):
            return mistaken
        losers = targets
    else:
        return False
    if not harmed and told.startswith(_beginnings("unharmed")):
        return False
    if _words(source) & lists["outsiders"] or told.startswith(_beginnings("averted")):
        return False
    losers = [loser for loser in losers if not _is_civil_loss(loser, mode)]
    if mode == "arrest" and not doers and is_held(told) and _speaks_for_law(source):
        # a state that arrests officers loses nothing; "its soldiers", who go by its own name, are held by others
        losers = [loser for loser in losers if loser == source or _owns_force(loser)]
    if any(_is_own(source, loser, sides) for n, loser in enumerate(losers) if not (n and _HIS.search(loser))):
        return True
    if not _words(source).isdisjoint(_irregular()):
        return False
    gains = event_type is EventType.COERCE and mode in lists["seizures"]
    return gains and _speaks_for_state(source) and any(_words(a) & lists["insurgents"] for a in doers)


def _is_civil_loss(loser: str, mode: str | None) -> bool:
    """ "The union says its members were abducted", "attacks on our members' property": who complains of what was done
    to people or goods that fight nobody concedes nothing."""
    words = _words(loser)
    return not words.isdisjoint(_lists()["unarmed"]) or (
        mode == "abduct" and not words.isdisjoint({"member", "members"})
    )


def is_held(told: str) -> bool:
    """Whether the event's word, lower case, is of arrests that a state makes, and not of prisoners of war."""
    return told.startswith(tuple(_lists()["held"]))


def movement_words() -> frozenset[str]:
    """Words, lower case, for a movement that fights a state, and for those in it."""
    return _lists()["movements"] | _lists()["insurgents"]


def tells_no_loss(told: str) -> bool:
    """Whether an event's word, lower case, tells of shots at somebody, and by itself of nobody whom they hurt."""
    return told.startswith(tuple(_lists()["unharmed"]))


def is_false(word: str) -> bool:
    """Whether a word, lower case, calls what is told untrue: "baseless", "lies"."""
    return word in _lists()["false"]


def false_words() -> frozenset[str]:
    """The words, lower case, that call what is told untrue."""
    return _lists()["false"]


def is_report(lemma: str) -> bool:
    """Whether a noun is of what tells of a happening: "report", "account"."""
    return lemma in _lists()["reports"]


def called_false(sentence: Sentence, word: int) -> bool:
    """Whether what a predicate tells is called false: "it is not true that …", "reports that … were false"."""
    tokens, lists = sentence.tokens, _lists()
    above = tokens[word].head
    if above >= 0 and _is_labelled(sentence, above):
        return True
    if above >= 0 and _is_of_a_report(sentence, word):
        above = tokens[above].head if tokens[above].deprel == "acl" else above
        top = tokens[above].head  # a parse may hang "the report that …" beside the clause that it is the subject of
        beside = [c for c in sentence.children[top] if c > above and tokens[c].deprel == "ccomp"] if top >= 0 else []
        if any(_is_refuted(sentence, c) for c in (top, *beside)) or (top >= 0 and _is_called_so(sentence, above, top)):
            return True
    if above < 0 or tokens[word].relation not in ("csubj", "ccomp", "acl", "advcl"):
        return False
    judged = {above, tokens[above].head} if tokens[above].upos == "NOUN" else {above}
    judged |= {c for c in sentence.children[above] if c > word and sentence.child(c, "cop") is not None}
    for judgement in judged - {-1}:
        if not _is_judgement(sentence, judgement):
            continue
        denied = any(tokens[c].low in ("not", "n't", "n’t") for c in sentence.children[judgement])
        if tokens[judgement].low in lists["true" if denied else "false"]:
            return True
    return False


def _is_labelled(sentence: Sentence, noun: int) -> bool:
    """ "Described as false reports that …", "dismissed as a lie the claim that …": the noun of telling behind "as" and
    a word for what is untrue."""
    tokens, lists = sentence.tokens, _lists()
    if tokens[noun].low in lists["false"]:  # in a parse that hangs the report on the lie
        beside = (c for c in sentence.children[noun] if tokens[c].deprel in ("appos", "acl:relcl"))
        return preposition(sentence, noun) == "as" and any(tokens[c].low_lemma in lists["reports"] for c in beside)
    if tokens[noun].low_lemma not in lists["reports"]:
        return False
    at = noun - 1
    while at > 0 and tokens[at].upos in ("DET", "ADJ") and tokens[at].low not in lists["false"]:
        at -= 1
    if at < 1 or tokens[at].low not in lists["false"]:
        return False
    return any(t.low == "as" for t in tokens[max(0, at - _AS) : at])


_AS = 3  # words from "as" to "fabrication", with an article and an adjective


def _is_of_a_report(sentence: Sentence, word: int) -> bool:
    """ "Allegations about a strike": the noun of telling is what a judgement is of."""
    token = sentence.tokens[word]
    above = sentence.tokens[token.head]
    if token.relation == "obl" and above.deprel == "acl":  # "information spread about a strike"
        above = sentence.tokens[above.head]
        return above.low_lemma in _lists()["reports"] and above.head >= 0
    return token.relation in ("nmod", "acl") and above.low_lemma in _lists()["reports"] and above.head >= 0


def _is_refuted(sentence: Sentence, word: int) -> bool:
    """ "Are false", "do not correspond to reality"."""
    lists, token = _lists(), sentence.tokens[word]
    denied = any(sentence.tokens[c].low in ("not", "n't", "n’t") for c in sentence.children[word])
    if _is_judgement(sentence, word):
        return token.low in lists["true" if denied else "false"]
    agrees = any(sentence.tokens[c].low in lists["reality"] for c in sentence.children[word])
    return denied and token.low_lemma in ("correspond", "conform", "match") and agrees


def _is_called_so(sentence: Sentence, noun: int, verb: int) -> bool:
    """ "Dismissed reports of a massacre as lies", "described the claim as false"."""
    tokens, lists = sentence.tokens, _lists()
    if tokens[noun].deprel not in ("obj", "nsubj:pass") or tokens[verb].upos != "VERB":
        return False
    behind = (c for c in sentence.children[verb] if c > noun and preposition(sentence, c) == "as")
    return any(not lists["false"].isdisjoint([t.low for t in tokens[c - 1 : c + 1]]) for c in behind)


def _is_judgement(sentence: Sentence, word: int) -> bool:
    """What something is said to be: "is a lie", "was fabricated"."""
    return sentence.child(word, "cop") is not None or sentence.child(word, "aux:pass") is not None


def source_side(annotation: Annotation) -> Sides:
    """What the document says of who belongs to whom: "Russia's Africa Corps" gives "africa corps" the side Russia.

    Keys are names in lower case, values the countries that own them. A name with two owners has both.
    """
    found: dict[str, set[str]] = {}
    for sentence in annotation.sentences:
        for entity in sentence.entities:
            if entity.kind not in ("ORG", "GROUP"):
                continue
            name = " ".join(t.text for t in sentence.tokens[entity.first : entity.past])
            before = " ".join(t.text for t in sentence.tokens[max(0, entity.first - 3) : entity.first])
            owned = before.endswith(("'s", "’s")) or (
                entity.first > 0 and sentence.tokens[entity.first - 1].xpos == "JJ"
            )
            owner = countries_in(before) if owned else frozenset()
            plain = re.sub(r"^.*['’]s ", "", name)
            owner |= countries_in(name[: len(name) - len(plain)]) if plain != name else frozenset()
            if owner:
                found.setdefault(plain.lower(), set()).update(owner)
    return {name: frozenset(owners) for name, owners in found.items()}


def by_mistake(sentence: Sentence, verb: int) -> bool:
    """Whether a deed was no purpose of its doer: "by mistake", "in error", "accidentally"."""
    listed = _lists()["mistaken"]
    return not listed.isdisjoint(sentence.forms) and any(
        sentence.tokens[c].low in listed for c in sentence.children[verb]
    )


def _is_own(source: str, loser: str, sides: Sides | None) -> bool:
    """Whether the loser fights on the source's side."""
    lists = _lists()
    theirs, ours = _words(_members(loser)), _words(source)
    fights = bool(theirs & (lists["forces"] - (lists["carriers"] if theirs & lists["civil"] else frozenset())))
    names = {w for w in theirs & ours if w not in lists["plain"] and len(w) > 2 and w not in lists["forces"]}
    shared = countries_in(source) & (countries_in(loser) | _side_of(loser, sides))
    movement = shared and not ours.isdisjoint(_irregular())
    if movement and theirs.isdisjoint(_irregular()) and theirs.isdisjoint(lists["irregulars"]):
        return fights and _owns_force(loser)  # a movement bears its land's name, and so does the army that it fights
    if shared and ours.isdisjoint(_irregular()) and not theirs.isdisjoint(lists["insurgents"] | {"fighters"}):
        # "militants of the Norlandic Front" are no loss of Norland's army; its own may be by a pronoun
        return _owns_force(loser) and theirs.isdisjoint(lists["insurgents"])
    if shared:
        return fights or bool(_side_of(loser, sides))
    if names and _proper(loser, names):
        if not fights and not theirs.isdisjoint(lists["peoples"]):
            return False  # a people or a family that is attacked owns to nothing
        return not _are_kin(source, loser, names)
    if fights and _owns_force(loser):
        return True
    anybodys = theirs & lists["forces"] <= lists["ships"] and theirs.isdisjoint(lists["naval"])
    if not fights or countries_in(loser) or anybodys:
        return False
    if not theirs.isdisjoint(lists["insurgents"]) or not theirs.isdisjoint(lists["irregulars"]):
        return False
    if not ours.isdisjoint(lists["insurgents"] | lists["movements"]):
        return False  # "the movement's military wing", of soldiers
    if not countries_in(source) and (named := _ARMY.search(source)) and named[1].lower() not in lists["armies"]:
        return False  # "the Odra Army", of soldiers: those whom it fights
    return any(m in source.lower() for m in lists["military"]) and not _proper(loser, theirs)


def _are_kin(source: str, loser: str, names: Container[str]) -> bool:
    """ "His brother, Jan Odra", of Colonel Dan Odra: one family name, which makes neither the side of the other."""
    if (_words(source) | _words(loser)) & _lists()["kin"]:
        return True
    loser = _AGED.sub("", loser)
    (*_, ours, family), (*_, theirs, name) = (["", "", *_WORD.findall(text)] for text in (source, loser))
    if not ours and _NAMED.fullmatch(loser) is not None:
        ours = family  # "Odra", of "Karl Odra"
    told = ours[:1].isupper() and theirs[:1].isupper()
    return told and family == name and family.lower() in names and ours != theirs


_AGED = re.compile(r", (?:aged )?\d{1,3}$")  # "Dan Odra, 17"
_NAMED = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+")


def _members(loser: str) -> str:
    """Of whom a convoy or a crew is, where that is told: "a convoy of traders" is no force's."""
    first, of, members = loser.partition(" of ")
    gathered = of and not _lists()["gatherings"].isdisjoint(first.lower().split()[-1:])
    return members if gathered else loser


def _owns_force(loser: str) -> bool:
    """ "Two of his own men", "its troops", but not "members of his family", nor "its crew"."""
    lists, told = _lists(), [w.strip(".,") for w in _WORD.findall(loser.lower())]
    forces = lists["forces"] - {"crew", "crews"}  # "two of its crew" are the ambulance's that was hit
    return any(w in lists["own"] and not forces.isdisjoint(told[n + 1 : n + 4]) for n, w in enumerate(told))


def _side_of(party: str, sides: Sides | None) -> frozenset[str]:
    if not sides:
        return frozenset()
    lowered = party.lower()
    return frozenset().union(*(owners for name, owners in sides.items() if name in lowered))


def _speaks_for_state(source: str) -> bool:
    lists = _lists()
    lowered = source.lower()
    return bool(_words(source) & lists["officials"]) or any(m in lowered for m in lists["military"])


def _speaks_for_law(source: str) -> bool:
    return _speaks_for_state(source) or bool(_words(source) & _lists()["law"])


@lru_cache(maxsize=1024)  # the same parties stand in many claims
def _words(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"['’]s?$", "", w).strip(".") for w in _WORD.findall(text.lower()))


def _proper(text: str, words: Container[str]) -> bool:
    """Whether one of the words stands as a name in the text: with a capital."""
    found = _WORD.findall(text)
    return any(
        w[:1].isupper()
        and re.sub(r"['’]s?$", "", w.lower()).strip(".") in words
        and w.lower() not in _lists()["numerals"]
        for w in found
    )
