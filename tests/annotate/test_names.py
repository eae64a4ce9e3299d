"""Forms of verbs that belong to names."""

from __future__ import annotations

from dataclasses import replace

from reportedly.annotate.annotation import Entity, Frame
from reportedly.annotate.decode import Analysis
from reportedly.annotate.names import branches_named, craft_named, names_joined


def analysis(upos: str, heads: list[int], deprels: str, frames: tuple[Frame, ...] = ()) -> Analysis:
    tags = tuple(upos.split())
    return Analysis(
        lemmas=tuple("x" for _ in tags),
        upos=tags,
        xpos=tags,
        heads=tuple(heads),
        deprels=tuple(deprels.split()),
        entities=(Entity(2, 3, "LOC"),),
        frames=frames,
    )


def test_a_capital_behind_a_name_goes_on_with_it() -> None:
    words = ["Troops", "raided", "Sarn", "Gone", "near", "Orra"]
    frames = (Frame(1, "raid.01", ()), Frame(3, "go.01", ()))
    seen = analysis("NOUN VERB PROPN VERB ADP PROPN", [1, -1, 1, 1, 5, 3], "nsubj root obj xcomp case obl", frames)
    found = names_joined(words, seen)
    assert found.upos[3] == "PROPN"
    assert (found.heads[3], found.deprels[3]) == (2, "flat")
    assert found.heads[5] == 2
    assert found.entities == (Entity(2, 4, "LOC"),)
    assert [f.predicate for f in found.frames] == [1]


def test_the_name_takes_what_the_verb_hung_on() -> None:
    words = ["Troops", "stormed", "Sarn", "Gone"]
    found = names_joined(words, analysis("NOUN VERB PROPN VERB", [1, -1, 3, 1], "nsubj root nsubj ccomp"))
    assert (found.heads[2], found.deprels[2]) == (1, "ccomp")
    assert found.heads[3] == 2


def test_headlines_and_small_verbs_stay() -> None:
    loud = analysis("NOUN ADP PROPN VERB NUM", [3, 2, 0, -1, 3], "nsubj case nmod root obj")
    assert names_joined(["Troops", "in", "Sarn", "Kill", "Five"], loud) is loud
    small = analysis("NOUN VERB PROPN VERB NOUN", [1, -1, 1, 2, 3], "nsubj root obj acl obj")
    assert names_joined(["Troops", "left", "Sarn", "carrying", "rifles"], small) is small
    headline = analysis("NOUN ADV PROPN VERB NOUN", [3, 3, 3, 1, 3], "nsubj advmod nsubj xcomp obj")
    assert names_joined(["Soldiers", "Again", "Sarn", "Attacked", "Convoys"], headline) is headline


def test_attack_craft_attack_nobody() -> None:
    words = ["They", "bombed", "it", "with", "guns", "and", "attack", "helicopters"]
    seen = analysis(
        "PRON VERB PRON ADP NOUN CCONJ VERB NOUN", [1, -1, 1, 4, 1, 6, 1, 6], "nsubj root obj case obl cc conj obj"
    )
    seen = replace(
        seen, xpos=("PRP", "VBD", "PRP", "IN", "NNS", "CC", "VB", "NNS"), frames=(Frame(6, "attack.01", ()),)
    )
    found = craft_named(words, seen)
    assert (found.upos[6], found.heads[6], found.deprels[6]) == ("NOUN", 7, "compound")
    assert (found.heads[7], found.deprels[7]) == (4, "conj")
    assert found.frames == ()


def test_who_attacks_craft_does_so() -> None:
    words = ["Rebels", "attack", "helicopters"]
    seen = analysis("NOUN VERB NOUN", [1, -1, 1], "nsubj root obj")
    assert craft_named(words, seen) == seen


def test_a_branch_is_named_after_where_it_is() -> None:
    words = ["Leaders", "of", "al-Qaeda", "in", "the", "Odra", "Delta", "fled"]
    seen = analysis(
        "NOUN ADP PROPN ADP DET PROPN PROPN VERB",
        [7, 2, 0, 6, 6, 6, 0, -1],
        "nsubj case nmod case det compound nmod root",
    )
    found = branches_named(words, seen)
    assert (found.heads[6], found.deprels[6]) == (2, "flat")
    assert found.entities == (Entity(2, 7, "ORG"),)
    words = ["Leaders", "of", "ministries", "in", "the", "Odra", "Delta", "fled"]
    assert branches_named(words, seen) == seen
