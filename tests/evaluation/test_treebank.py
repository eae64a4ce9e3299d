"""Treebanks read as running text."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.treebank import treebank

_CONLLU = """\
# newdoc id = orra
# sent_id = orra-1
# newpar id = p1
# text = They don't fight.
1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tfight\tfight\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = orra-2
# text = Who?
1\tWho\twho\tPRON\tWP\t_\t0\troot\t_\tSpaceAfter=No
2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\tSpaceAfter=No

# sent_id = orra-3
# text = Rebels
1\tRebels\trebel\tNOUN\tNNS\t_\t0\troot\t_\t_
1.1\tleft\tleave\tVERB\t_\t_\t_\t_\t_\t_

# newdoc id = tolmin
# sent_id = tolmin-1
# text = Calm
1\tCalm\tcalm\tADJ\tJJ\t_\t0\troot\t_\t_

# newpar id = p2
# sent_id = tolmin-2
# text = gonna rain
1-2\tgonna\t_\t_\t_\t_\t_\t_\t_\t_
1\tgoing\tgo\tVERB\tVBG\t_\t0\troot\t_\t_
2\tto\tto\tPART\tTO\t_\t3\tmark\t_\t_
3\train\train\tVERB\tVB\t_\t1\txcomp\t_\t_
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "tiny.conllu").write_text(_CONLLU, encoding="utf-8")
    return tmp_path / "tiny.conllu"


def test_documents_are_their_sentences_with_the_spaces_between(path: Path) -> None:
    orra, tolmin = treebank(path)
    assert orra.ref == "orra"
    assert orra.text == "They don't fight. Who?Rebels"
    assert tolmin.text == "Calm\n\ngonna rain"
    assert [s.key for s in orra.sentences] == ["orra-1", "orra-2", "orra-3"]


def test_words_know_their_characters_and_heads(path: Path) -> None:
    orra, tolmin = treebank(path)
    for sentence in orra.sentences:
        assert [orra.text[w.start : w.end] for w in sentence.words] == sentence.forms
    they, do, *_ = orra.sentences[0].words
    assert (they.head, they.deprel, do.lemma, do.xpos) == (3, "nsubj", "do", "VBP")
    assert orra.sentences[1].words[0].head == -1
    going, to, rain = tolmin.sentences[1].words
    assert going.start == going.end == to.start == to.end  # "gonna" spells neither
    assert tolmin.text[rain.start : rain.end] == "rain"


def test_a_token_that_its_text_does_not_have_is_an_error(path: Path) -> None:
    path.write_text(_CONLLU.replace("\tWho\twho", "\tWhom\twho"), encoding="utf-8")
    with pytest.raises(ValueError, match="orra-2"):
        list(treebank(path))
