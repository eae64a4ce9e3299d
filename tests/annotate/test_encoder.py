"""The packaged model on sentences about invented incidents."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from reportedly.annotate.annotation import Argument, Entity
from reportedly.annotate.decode import Output
from reportedly.annotate.encoder import ROLES_PER_CHARACTER, Encoder, ModelError
from reportedly.annotate.entities import merge
from reportedly.annotate.wordpieces import Pieces
from reportedly.bounds import Bound, noting

MODEL = ("encoder.onnx", "labels.json", "tokenizer.json")
ATTACK = [
    "Gunmen",
    "attacked",
    "the",
    "village",
    "of",
    "Tombiri",
    "on",
    "Monday",
    ",",
    "killing",
    "twelve",
    "farmers",
    ".",
]
CLAIM = [
    "The",
    "ministry",
    "said",
    "that",
    "its",
    "forces",
    "had",
    "shot",
    "down",
    "a",
    "drone",
    "near",
    "Kalvary",
    ".",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load()


def test_attack_has_its_roles(encoder: Encoder) -> None:
    [found] = encoder.analyse([ATTACK])
    frames = {f.roleset: f.arguments for f in found.frames}
    assert Argument(0, 1, "ARG0") in frames["attack.01"]
    assert any(a.role == "ARG1" and a.past == 6 for a in frames["attack.01"])
    assert found.lemmas[1] == "attack"
    assert found.heads[1] == -1
    assert found.deprels[0] == "nsubj"
    assert Entity(5, 6, "LOC") in found.by_head["uner"]


def test_reported_clause_is_the_content_of_saying(encoder: Encoder) -> None:
    [found] = encoder.analyse([CLAIM])
    said = next(f for f in found.frames if f.predicate == 2)
    assert {a.role for a in said.arguments} >= {"ARG0", "ARG1"}
    assert found.xpos[2] == "VBD"


def test_order_and_lengths_are_kept(encoder: Encoder) -> None:
    sentences = [ATTACK, [], ["Reuters"], CLAIM, ATTACK + CLAIM]
    found = encoder.analyse(sentences)
    assert [len(a.heads) for a in found] == [len(s) for s in sentences]
    assert all(len(a.lemmas) == len(a.upos) == len(a.xpos) == len(a.deprels) == len(a.heads) for a in found)
    assert all(a.heads.count(-1) == 1 for a in found if a.heads)
    assert encoder.analyse([]) == []


def test_same_input_same_output(encoder: Encoder) -> None:
    assert encoder.analyse([ATTACK, CLAIM]) == encoder.analyse([ATTACK, CLAIM])


def test_endless_sentence_is_one_tree(encoder: Encoder) -> None:
    words = ["The", "rebels", "left", "the", "town", ","] * 70
    [found] = encoder.analyse([words])
    assert len(found.heads) == len(words)
    assert found.heads.count(-1) == 1
    assert max(f.predicate for f in found.frames) > 300
    assert all(-1 <= h < len(words) for h in found.heads)


def test_odd_words_do_no_harm(encoder: Encoder) -> None:
    words = ["\u200b", "x" * 5000, "السومرية", "🙂", "“", "http://a.example/" + "b/" * 400, "\x00"]
    [found] = encoder.analyse([words])
    assert len(found.upos) == len(words)


def test_given_predicates_are_the_predicates(encoder: Encoder) -> None:
    [found] = encoder.analyse([ATTACK], predicates=[[9]])
    assert [f.predicate for f in found.frames] == [9]


def test_time_in_the_model_is_counted(encoder: Encoder) -> None:
    before = encoder.seconds
    encoder.forward([ATTACK, CLAIM])
    assert encoder.seconds > before


@pytest.mark.parametrize("name", [*MODEL, "labels.json.sha256"])
def test_missing_file_is_named(tmp_path: Path, name: str) -> None:
    with as_file(files("reportedly").joinpath("data/model")) as model:
        shutil.copytree(model, tmp_path / "model")
    (tmp_path / "model" / name).unlink()
    with pytest.raises(ModelError, match=name):
        Encoder.load(folder=tmp_path / "model")


@pytest.mark.parametrize("how", ["cut", "flipped", "emptied"])
@pytest.mark.parametrize("name", MODEL)
def test_damaged_file_is_named(tmp_path: Path, name: str, how: str) -> None:
    with as_file(files("reportedly").joinpath("data/model")) as model:
        shutil.copytree(model, tmp_path / "model")
    path = tmp_path / "model" / name
    whole = path.read_bytes()
    at = len(whole) // 2
    flipped = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
    path.write_bytes({"cut": whole[:at], "flipped": flipped, "emptied": b""}[how])
    with pytest.raises(ModelError, match=f"{name}.* is damaged"):
        Encoder.load(folder=tmp_path / "model")


def test_title_before_a_name_gives_way_to_the_name() -> None:
    words, lemmas = ["Minister", "Ada", "Okoro", "spoke"], ["minister", "Ada", "Okoro", "speak"]
    upos, heads = ["NOUN", "PROPN", "PROPN", "VERB"], [1, 3, 1, -1]
    found = {"uner": [Entity(1, 3, "PER")], "re3d": [Entity(0, 3, "PER")]}
    assert merge(found, words, lemmas, upos, heads) == (Entity(1, 3, "PER"),)


def test_longer_phrase_without_its_article_stays() -> None:
    words = ["the", "government", "of", "Norland", "and", "he"]
    lemmas, upos, heads = words, ["DET", "NOUN", "ADP", "PROPN", "CCONJ", "PRON"], [1, -1, 3, 1, 5, 1]
    found = {"uner": [Entity(3, 4, "LOC")], "re3d": [Entity(0, 4, "ORG"), Entity(5, 6, "PER")]}
    assert merge(found, words, lemmas, upos, heads) == (Entity(1, 4, "ORG"),)


def test_text_that_is_all_predicates_is_read_for_a_bounded_number(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each predicate reads its whole sentence again, so their number counts, not the length of the text alone."""
    monkeypatch.setattr("reportedly.annotate.encoder.ROLES_ANYWAY", 0)
    short = ["the", "army", "said", "that", "it", "left", "."]
    dense = [[f"{n}th", *["said", "killed", "fled", "told"] * 20] for n in range(6)]
    with noting() as bounds:
        found = encoder.analyse([*dense, short, *[dense[5]] * 3])
    read = sum(len(a.frames) * len(a.lemmas) for a in found[:7])
    characters = 6 * 20 * len("saidkilledfledtold")
    assert 0 < read < ROLES_PER_CHARACTER * characters + 80 * 80  # the run that goes over it is the last
    assert [f.predicate for f in found[6].frames] == [2, 5]
    assert {bool(a.frames) for a in found[:6]} == {True, False}
    assert bounds.count(Bound.ROLES) == sum(not a.frames for a in found)  # each time that it comes


def test_very_long_sentences_take_no_more_than_their_share(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    long = [[f"{n}th", *["they", "said", "he", "fled"] * 30] for n in range(6)]
    characters = sum(len(word) for words in long for word in words)
    monkeypatch.setattr("reportedly.annotate.encoder.ROLES_ANYWAY", 100_000 - ROLES_PER_CHARACTER * characters)
    monkeypatch.setattr("reportedly.annotate.encoder.LONG_SHARE", 1.0)
    assert all(analysis.frames for analysis in encoder.analyse(long))
    monkeypatch.setattr("reportedly.annotate.encoder.LONG_SHARE", 0.1)
    found = encoder.analyse([*long, long[0][:60]])
    assert {bool(analysis.frames) for analysis in found[:6]} == {True, False}
    assert found[6].frames


def test_a_sentence_that_comes_again_is_read_once(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = ["Rebels", "shelled", "Gao", "."], ["The", "army", "fled", "."]
    expected = encoder.analyse([one, two])
    runs: list[int] = []
    run = Encoder._run

    def counted(self: Encoder, batch: Sequence[Pieces], fixed: list[list[int]] | None) -> Output:
        runs.append(len(batch))
        return run(self, batch, fixed)

    monkeypatch.setattr(Encoder, "_run", counted)
    assert encoder.analyse([one, two, one, one, two]) == [expected[n] for n in (0, 1, 0, 0, 1)]
    assert sum(runs) == 2
