"""Whether a happening is told as having happened: attempted, future, hypothetical; doubted; denied to have happened.

`modality` looks at the trigger's own auxiliaries, adverbs and adjectives and then walks up the parse, from predicate
to governing predicate, as long as what governs it decides whether it happened. Speech does not: the content of "said
that …" is told as having happened (who says so is attribution's business). Conventions: what is ordered, demanded or
asked for is `future`; "might have been killed" is `hypothetical` and hedged; "failed to seize" is `attempted`; what
someone was able, forced or went on to do is `actual`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.annotate.annotation import Sentence
from reportedly.code.forms import lemma_of
from reportedly.model import BlockKind, Modality, Span

Lexicon = dict[str, frozenset[str]]
_UP = frozenset(
    {
        "xcomp",
        "ccomp",
        "advcl",
        "acl",
        "obj",
        "obl",
        "nmod",
        "nsubj",
        "csubj",
        "iobj",
        "conj",
        "compound",
        "amod",
        "appos",
        "dep",
    }
)
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "PRON"})


@dataclass(frozen=True, slots=True)
class Judged:
    """The judgement on one trigger; `span` is the character span of the words that decided it, `rule` says which."""

    modality: Modality = Modality.ACTUAL
    hedged: bool = False
    negated: bool = False
    rule: str = "told as fact"
    span: Span | None = None


@cache
def _lexicon() -> Lexicon:
    data = tomllib.loads(files("reportedly").joinpath("data/lexicons/modality.toml").read_text(encoding="utf-8"))
    return {f"{table}.{key}": frozenset(words) for table, keys in data.items() for key, words in keys.items()}


@dataclass(slots=True)
class _Case:
    """A judgement in the making: the nearest mark of each kind wins."""

    sentence: Sentence
    lexicon: Lexicon
    judged: Judged

    def mark(self, modality: Modality, word: int, why: str, *, hedged: bool = False, negated: bool = False) -> None:
        now = self.judged
        decided = now.modality is not Modality.ACTUAL
        token = self.sentence.tokens[word]
        first = now.span is None or (not decided and modality is not Modality.ACTUAL)
        self.judged = Judged(
            modality=now.modality if decided else modality,
            hedged=now.hedged or hedged,
            negated=now.negated or negated,
            rule=f"{why}: {token.text}" if first else now.rule,
            span=Span(token.start, token.end) if first else now.span,
        )

    def among(self, word: int, name: str) -> bool:
        return lemma_of(self.sentence.tokens[word]) in self.lexicon[name]


def modality(sentence: Sentence, word: int) -> Judged:
    """How the sentence tells the happening whose trigger is `word`."""
    case = _Case(sentence, _lexicon(), Judged())
    at, seen = word, 0
    while seen < 12:
        seen += 1
        nominal = sentence.tokens[at].upos in _NOMINAL and sentence.child(at, "cop") is None
        _own_marks(case, at, nominal=nominal, trigger=at == word)
        above = sentence.tokens[at].head
        if above < 0:
            _headline(case, at)
            break
        if not _governed(case, at, above):
            break
        at = above
    return case.judged


def _own_marks(case: _Case, word: int, *, nominal: bool, trigger: bool) -> None:
    """Auxiliaries, adverbs, negations and adjectives of the word itself."""
    sentence, lexicon = case.sentence, case.lexicon
    tokens = sentence.tokens
    for child in sentence.children[word]:
        token = tokens[child]
        text, base = token.text.lower(), token.deprel.split(":")[0]
        if base == "aux" and text in lexicon["hypothetical.aux"]:
            _modal(case, word, child, text)
        elif base == "aux" and text in lexicon["future.aux"]:
            case.mark(Modality.FUTURE, child, "will")
        elif (
            base in ("advmod", "aux", "cc", "det") and text in lexicon["negation.words"] and not _only(sentence, child)
        ):
            case.mark(Modality.ACTUAL, child, "not", negated=True)
        elif (base == "case" and text == "without" and nominal) or (base == "mark" and text == "without"):
            case.mark(Modality.ACTUAL, child, "without", negated=True)
        elif base in ("advmod", "parataxis", "discourse") and text in lexicon["hedging.adverbs"]:
            case.mark(Modality.ACTUAL, child, "hedge", hedged=True)
        elif base == "mark" and text in lexicon["hypothetical.marks"] and child < word:
            case.mark(Modality.HYPOTHETICAL, child, "condition")
        elif base == "case" and nominal and text in lexicon["future.prepositions"]:
            case.mark(Modality.FUTURE, child, "ahead of")
        elif base in ("amod", "compound") and nominal and child < word:
            _adjective(case, child, trigger=trigger)
        elif base == "nsubj" and child < word and _is_none(sentence, child):
            case.mark(Modality.ACTUAL, child, "nobody", negated=True)


def _modal(case: _Case, word: int, helper: int, text: str) -> None:
    """could, might, would: "might have been killed" doubts what was; "would shell" tells what is to be."""
    sentence, tokens = case.sentence, case.sentence.tokens
    perfect = any(lemma_of(tokens[c]) == "have" and tokens[c].deprel.startswith("aux") for c in sentence.children[word])
    if text in case.lexicon["hypothetical.perhaps"]:
        case.mark(Modality.HYPOTHETICAL, helper, "perhaps", hedged=perfect or text in ("might", "may"))
    elif text in ("would", "'d", "’d") and not perfect and _reported_past(case, word):
        case.mark(Modality.FUTURE, helper, "future in the past")
    else:
        case.mark(Modality.HYPOTHETICAL, helper, "modal")


def _reported_past(case: _Case, word: int) -> bool:
    """ "said it would attack": the reported form of "will", unless an if-clause makes it a condition."""
    sentence, tokens = case.sentence, case.sentence.tokens
    if any(tokens[c].deprel == "advcl" and _has_condition(case, c) for c in sentence.children[word]):
        return False
    return tokens[word].deprel.split(":")[0] in ("ccomp", "root", "conj", "parataxis", "acl")


def _has_condition(case: _Case, word: int) -> bool:
    mark = case.sentence.child(word, "mark")
    return mark is not None and case.sentence.tokens[mark].text.lower() in case.lexicon["hypothetical.marks"]


def _adjective(case: _Case, word: int, *, trigger: bool) -> None:
    text = case.sentence.tokens[word].text.lower()
    lexicon = case.lexicon
    if text in lexicon["hedging.adjectives"]:
        modal = Modality.HYPOTHETICAL if text in lexicon["hypothetical.adjectives"] and trigger else Modality.ACTUAL
        case.mark(modal, word, "hedge", hedged=True)
    elif text in lexicon["hypothetical.adjectives"] and trigger:
        case.mark(Modality.HYPOTHETICAL, word, "adjective")
    elif text in lexicon["attempted.adjectives"]:
        case.mark(Modality.ATTEMPTED, word, "attempt")
    elif trigger and text in lexicon["future.adjectives"] and text not in lexicon["future.weak"]:
        case.mark(Modality.FUTURE, word, "adjective")


def _governed(case: _Case, word: int, above: int) -> bool:
    """Marks what the governor says of the word; False where the walk ends because the governor decides nothing."""
    sentence = case.sentence
    tokens = sentence.tokens
    relation = tokens[word].deprel.split(":")[0]
    if relation not in _UP or tokens[word].deprel == "acl:relcl":
        return False
    if relation == "conj":
        return _conjunct(sentence, word, above)
    preposition = _preposition(sentence, word)
    governor = tokens[above]
    if governor.upos in ("VERB", "AUX"):
        return _under_verb(case, word, above, relation, preposition)
    if governor.upos == "ADJ" and relation in ("xcomp", "ccomp", "advcl", "csubj", "obl", "acl"):
        return _under_adjective(case, word, above, relation)
    if governor.upos in ("NOUN", "PROPN") and relation in ("acl", "nmod", "compound", "ccomp", "xcomp"):
        return _under_noun(case, word, above, relation, preposition)
    return False


def _under_verb(case: _Case, word: int, above: int, relation: str, preposition: str) -> bool:
    sentence = case.sentence
    infinitive = _is_infinitive(sentence, word)
    if relation in ("nsubj", "csubj"):
        return _as_subject(case, word, above)
    if relation == "obl" and preposition not in ("from", "against", "for", "of", "to", "about", "in"):
        return False
    if (
        relation == "advcl"
        and not infinitive
        and preposition not in ("from", "against", "of", "for", "into", "about", "to")
    ):
        return False
    if lemma_of(sentence.tokens[above]) == "seek" and relation == "obj":
        case.mark(Modality.FUTURE, above, "asked for")
        return False
    if case.among(above, "attempted.verbs") and (infinitive or relation in ("obj", "xcomp")):
        case.mark(Modality.ATTEMPTED, above, "attempt")
        return True
    if case.among(above, "attempted.failed") and (infinitive or relation in ("obj", "xcomp") or preposition == "from"):
        case.mark(
            Modality.ATTEMPTED,
            above,
            "failed",
            negated=preposition == "from" or lemma_of(sentence.tokens[above]) in ("prevent", "avert"),
        )
        return True
    if case.among(above, "negation.verbs") and (
        infinitive or relation in ("obj", "xcomp") or preposition in case.lexicon["negation.from"]
    ):
        denial = lemma_of(sentence.tokens[above]) in ("deny", "reject", "rule")
        if not denial:
            case.mark(Modality.ACTUAL if relation == "obj" else Modality.HYPOTHETICAL, above, "avoided", negated=True)
        return not denial
    if relation == "advcl" and infinitive and case.among(above, "actual.means"):
        return True
    if relation == "advcl" and infinitive:
        case.mark(Modality.FUTURE, word, "purpose")
        return False
    if case.among(above, "hedging.verbs") and relation in ("xcomp", "ccomp"):
        case.mark(Modality.ACTUAL, above, "hedge", hedged=True)
        return True
    if relation == "xcomp" and infinitive and lemma_of(sentence.tokens[above]) == "go":
        case.mark(Modality.FUTURE, above, "going to")
        return True
    passive = sentence.child(above, "nsubj:pass", "aux:pass") is not None
    if (
        passive
        and relation in ("xcomp", "ccomp")
        and case.among(above, "hedging.passives")
        and not _is_future_passive(case, word, above)
    ):
        case.mark(Modality.ACTUAL, above, "hedge", hedged=True)
        return True
    if relation == "xcomp" and case.among(above, "actual.verbs"):
        return True
    if case.among(above, "hedging.active") and relation in ("ccomp", "obj"):
        case.mark(Modality.ACTUAL, above, "hedge", hedged=True)
        return False
    if case.among(above, "ordered.verbs") and (
        infinitive
        or relation == "obj"
        or preposition == "for"
        or (relation == "ccomp" and _subjunctive(sentence, word))
    ):
        if relation == "obj" and lemma_of(sentence.tokens[above]) in (
            "tell",
            "ask",
            "warn",
            "suggest",
            "direct",
            "command",
        ):
            return False
        case.mark(Modality.FUTURE, above, "asked for")
        return False
    if case.among(above, "future.verbs"):
        return _under_future(case, word, above, relation, preposition, infinitive)
    carried = relation == "obj" or (relation == "obl" and preposition == "in")
    return (
        relation == "xcomp"
        or (infinitive and relation == "ccomp")
        or (carried and case.among(above, "carriers.objects"))
    )


def _under_future(case: _Case, word: int, above: int, relation: str, preposition: str, infinitive: bool) -> bool:
    """Verbs that look ahead: their infinitive always, their object and for-phrase where it is no person's doing yet."""
    sentence = case.sentence
    lemma = lemma_of(sentence.tokens[above])
    noun = sentence.tokens[word].upos in ("NOUN", "PROPN")
    ahead = infinitive or (
        relation == "obj"
        and lemma
        not in (
            "set",
            "agree",
            "like",
            "need",
            "look",
            "announce",
            "decide",
            "wait",
            "want",
            "choose",
            "commit",
            "undertake",
        )
    )
    ahead = ahead or (
        noun
        and preposition in ("for", "of")
        and relation in ("obl", "advcl")
        and lemma not in ("set", "agree", "swear", "decide")
    )
    if ahead and lemma == "fear" and not infinitive and relation == "obj":
        case.mark(Modality.HYPOTHETICAL, above, "feared")
        return False
    if ahead:
        case.mark(Modality.FUTURE, above, "ahead")
        return False
    return False


def _as_subject(case: _Case, word: int, above: int) -> bool:
    """ "No attack was reported", "talks are expected", "the raid was foiled"."""
    sentence = case.sentence
    passive = sentence.tokens[word].deprel.endswith(":pass") or sentence.child(above, "aux:pass") is not None
    if passive and case.among(above, "attempted.failed"):
        case.mark(Modality.ATTEMPTED, above, "failed")
    elif passive and lemma_of(sentence.tokens[above]) in ("avoid", "avert", "cancel", "postpone"):
        case.mark(Modality.ACTUAL, above, "avoided", negated=True)
    elif (
        passive
        and lemma_of(sentence.tokens[above])
        in ("plan", "expect", "schedule", "fear", "threaten", "anticipate", "propose", "slate", "set")
    ) or lemma_of(sentence.tokens[above]) == "loom":
        case.mark(Modality.FUTURE, above, "ahead")
    elif case.among(above, "carriers.subjects"):
        return _carrier(case, above)
    return False


def _carrier(case: _Case, above: int) -> bool:
    """Verbs that only say that the noun happened: their own auxiliaries and governors speak of the noun."""
    if lemma_of(case.sentence.tokens[above]) in ("report", "confirm"):
        _own_marks(case, above, nominal=False, trigger=False)
        return False
    return True


def _under_adjective(case: _Case, word: int, above: int, relation: str) -> bool:
    text = lemma_of(case.sentence.tokens[above])
    lexicon = case.lexicon
    if text in lexicon["actual.adjectives"]:
        return True
    if relation == "obl" and _preposition(case.sentence, word) != "for":
        return False
    if text in ("likely", "unlikely"):
        case.mark(
            Modality.FUTURE if not _is_perfect(case.sentence, word) else Modality.ACTUAL, above, "likely", hedged=True
        )
    elif text in lexicon["future.adjectives"]:
        case.mark(Modality.FUTURE, above, "ahead")
    elif text in ("possible", "probable"):
        case.mark(Modality.HYPOTHETICAL, above, "possible", hedged=True)
    elif text in lexicon["hypothetical.open"] and _is_infinitive(case.sentence, word):
        case.mark(Modality.HYPOTHETICAL, above, "open")
    elif text in ("impossible", "unable", "unwilling", "reluctant"):
        case.mark(Modality.HYPOTHETICAL, above, "not able", negated=text in ("impossible", "unable"))
    else:
        return relation in ("xcomp",)
    return False


def _under_noun(case: _Case, word: int, above: int, relation: str, preposition: str) -> bool:
    sentence = case.sentence
    infinitive = _is_infinitive(sentence, word)
    linked = infinitive or preposition in ("of", "for", "at", "that") or relation in ("compound", "ccomp")
    if not linked:
        return False
    for name, outcome in (
        ("attempted.nouns", Modality.ATTEMPTED),
        ("future.nouns", Modality.FUTURE),
        ("ordered.nouns", Modality.FUTURE),
        ("hypothetical.nouns", Modality.HYPOTHETICAL),
    ):
        if case.among(above, name) and (
            infinitive or name != "attempted.nouns" or preposition in ("of", "at", "that") or relation == "compound"
        ):
            if relation == "compound" and name != "attempted.nouns":
                continue
            if preposition == "that" and name not in ("future.nouns", "hypothetical.nouns"):
                continue
            case.mark(outcome, above, f"{outcome.value} noun", hedged=case.among(above, "hedging.nouns"))
            return outcome is Modality.ATTEMPTED and infinitive
    if case.among(above, "hedging.nouns") or (
        case.among(above, "hedging.reports")
        and sentence.tokens[above].xpos == "NNS"
        and sentence.child(above, "nmod:poss") is None
    ):
        case.mark(Modality.ACTUAL, above, "hedge", hedged=True)
        return False
    if case.among(above, "negation.nouns") and (preposition == "of" or infinitive):
        case.mark(Modality.ACTUAL, above, "not", negated=True)
    elif infinitive and relation == "acl" and sentence.tokens[above].head < 0 and above < word:
        case.mark(Modality.FUTURE, word, "headline infinitive")  # "Army to withdraw from …"
    elif infinitive and relation == "acl":
        case.mark(Modality.HYPOTHETICAL, above, "open")  # "the means to", "the right to"
    return False


def _headline(case: _Case, root: int) -> None:
    """ "Army to withdraw": an infinitive as the main verb of a headline looks ahead."""
    sentence = case.sentence
    if case.judged.modality is not Modality.ACTUAL:
        return
    if sentence.tokens[root].xpos == "VB" and sentence.child(root, "nsubj", "aux", "mark", "cop") is None:
        case.mark(Modality.FUTURE, root, "imperative")
        return
    mark = sentence.child(root, "mark", "aux")
    if sentence.tokens[root].xpos == "VB" and mark is not None and sentence.tokens[mark].text.lower() == "to":
        case.mark(Modality.FUTURE, mark, "headline infinitive")
    elif sentence.block is BlockKind.TITLE and sentence.tokens[root].upos == "NOUN" and root + 1 < len(sentence.tokens):
        return


def _conjunct(sentence: Sentence, word: int, above: int) -> bool:
    """A conjunct without auxiliaries of its own shares those of its first ("will attack and seize")."""
    helpers = any(sentence.tokens[c].deprel.split(":")[0] in ("aux", "nsubj") for c in sentence.children[word])
    same = sentence.tokens[word].xpos == sentence.tokens[above].xpos or sentence.tokens[word].xpos == "VB"
    return not helpers and same


def _preposition(sentence: Sentence, word: int) -> str:
    for child in sentence.children[word]:
        if sentence.tokens[child].deprel.split(":")[0] in ("case", "mark") and child < word:
            return sentence.tokens[child].text.lower()
    return ""


def _is_infinitive(sentence: Sentence, word: int) -> bool:
    return any(
        sentence.tokens[c].text.lower() == "to" and sentence.tokens[c].deprel.split(":")[0] in ("mark", "aux")
        for c in sentence.children[word]
        if c < word
    )


def _is_perfect(sentence: Sentence, word: int) -> bool:
    return any(
        lemma_of(sentence.tokens[c]) == "have" and sentence.tokens[c].deprel.startswith("aux")
        for c in sentence.children[word]
    )


def _is_future_passive(case: _Case, word: int, above: int) -> bool:
    """ "is expected to attack" and "is feared to strike" look ahead; "is feared to have struck" doubts."""
    return lemma_of(case.sentence.tokens[above]) in ("expect", "consider") and not _is_perfect(case.sentence, word)


def _subjunctive(sentence: Sentence, word: int) -> bool:
    """ "demanded that rebels withdraw": a bare form where the finite one would be told as fact."""
    return sentence.tokens[word].xpos == "VB" and sentence.child(word, "aux") is None


def _only(sentence: Sentence, word: int) -> bool:
    """ "not only": no negation."""
    return word + 1 < len(sentence.tokens) and sentence.tokens[word + 1].text.lower() in ("only", "just", "merely")


def _is_none(sentence: Sentence, subject: int) -> bool:
    if sentence.tokens[subject].text.lower() in ("nobody", "none", "neither"):
        return True
    determiner = sentence.child(subject, "det")
    return determiner is not None and sentence.tokens[determiner].text.lower() in ("no", "neither")
