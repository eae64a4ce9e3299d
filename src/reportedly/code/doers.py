"""Who is behind a deed where its own verb does not say: who is blamed, who handled the weapon, whose blow it was."""

from __future__ import annotations

from reportedly.annotate.annotation import Sentence
from reportedly.code.arguments import agent, is_passive, surface_subject
from reportedly.code.authors import author_of
from reportedly.code.phrases import conjuncts, preposition
from reportedly.code.roles import Filler, can_act, fillers
from reportedly.code.triggers import Trigger

_BLAMING = frozenset({"blame", "responsible"})
_AGENT_PATHS = ("nmod:by", "nmod:poss", "amod", "compound", "nmod:from")


def handlers(sentence: Sentence, trigger: Trigger) -> list[Filler]:
    """Who laid, drove or fired what did it: "mines planted by the army killed two"."""
    means = surface_subject(sentence, trigger.predicate)
    if means is None or can_act(sentence, means) or is_passive(sentence, trigger.predicate):
        return []
    for child in sentence.children[means]:
        doer = agent(sentence, child) if sentence.tokens[child].deprel == "acl" else None
        if doer is not None:
            return [Filler(head, "who handled what did it") for head in conjuncts(sentence, doer)]
    return []


def between(sentence: Sentence, trigger: Trigger) -> list[Filler]:
    """Both sides of a fight that are told with its verb: "fighting broke out in Orra between the two brigades"."""
    token = sentence.tokens[trigger.word]
    if token.upos not in ("NOUN", "VERB") or token.deprel != "nsubj" or "nmod:between" not in trigger.sense.actor:
        return []
    for child in sentence.children[token.head]:
        if sentence.tokens[child].relation == "obl" and preposition(sentence, child) == "between":
            return [Filler(head, "between whom it was") for head in conjuncts(sentence, child)]
    return []


def blamed_for(sentence: Sentence, deed: int) -> int | None:
    """On whom a deed is blamed, by the verb above it or by one that describes it ("the raid, blamed on rebels,"), and
    whose work it is called."""
    author = author_of(sentence, deed)
    if author is not None:
        return author if can_act(sentence, author) else None
    if sentence.forms.isdisjoint(_BLAMING):
        return None
    above = sentence.tokens[deed].head
    found = blamed(sentence, deed, above) if above >= 0 else None
    found = _held_to_account(sentence, deed) if found is None else found
    described = (c for c in sentence.children[deed] if sentence.tokens[c].deprel.startswith("acl"))
    for verb in described if found is None else ():
        on = (c for c in sentence.children[verb] if preposition(sentence, c) == "on" and can_act(sentence, c))
        found = next(on, None) if sentence.tokens[verb].lemma == "blame" else None
        if found is not None:
            break
    return found


def _held_to_account(sentence: Sentence, deed: int) -> int | None:
    """Who is told to have done it: "blamed the Front for an attack that killed nine", "the Front is responsible"."""
    noun = sentence.tokens[deed].head if sentence.tokens[deed].deprel == "acl:relcl" else deed
    above = sentence.tokens[noun].head
    if above < 0 or sentence.tokens[noun].upos != "NOUN" or preposition(sentence, noun) != "for":
        return None
    token = sentence.tokens[above]
    if token.low == "responsible" and sentence.child(above, "cop") is not None:
        found = sentence.child(above, "nsubj")
    elif token.low_lemma == "blame":
        passive = is_passive(sentence, above)
        found = sentence.child(above, "nsubj:pass", "nsubj") if passive else sentence.child(above, "obj")
    else:
        return None
    return found if found is not None and can_act(sentence, found) else None


def blamed(sentence: Sentence, deed: int, verb: int) -> int | None:
    """On whom `verb` blames a deed: "officials blamed the raid on rebels"; the parser may hang them on the deed."""
    if sentence.tokens[verb].lemma != "blame" or sentence.tokens[deed].deprel not in ("obj", "nsubj:pass"):
        return None
    around = (*sentence.children[verb], *sentence.children[deed])
    found = next((c for c in around if c > deed and preposition(sentence, c) == "on"), None)
    return found if found is not None and can_act(sentence, found) else None


_AT = frozenset({"at", "in", "near", "outside", "on", "inside"})


def behind(sentence: Sentence, found: list[Filler]) -> list[Filler]:
    """Whose blow it was, where the blow stands in the author's place: "a Norlandic air strike killed"; not so "a blast
    at a police academy that killed nine"."""
    for filler in found:
        if sentence.tokens[filler.head].relation == "nmod" and preposition(sentence, filler.head) in _AT:
            continue
        own = fillers(sentence, word=filler.head, predicate=filler.head, paths=_AGENT_PATHS)
        own = [f for f in own if can_act(sentence, f.head)]
        if own:
            return own
    return []
