"""Which speaker "he" is, where the nearest name is only somebody that a speaker speaks of."""

from __future__ import annotations

from tests.code.build import document, sentence

from reportedly.code.context import Context
from reportedly.model import Stance

OF_THE_BOMBER = (
    "The//DET/DT/2/det bomber//NOUN/NN/3/nsubj fled/flee/VERB/VBD/6/ccomp _,//PUNCT/,/3/punct "
    "Dan/Dan/PROPN/NNP/6/nsubj said/say/VERB/VBD/0/root _.//PUNCT/./6/punct "
)
HE_ADDED = (
    '"//PUNCT/``/3/punct _We//PRON/PRP/3/nsubj fired/fire/VERB/VBD/7/ccomp _,//PUNCT/,/3/punct _"//PUNCT/'
    "/3/punct he//PRON/PRP/7/nsubj added/add/VERB/VBD/0/root _.//PUNCT/./7/punct "
)
MY_COUSIN = (
    '"//PUNCT/``/4/punct _They//PRON/PRP/3/nsubj shot/shoot/VERB/VBD/8/ccomp my//PRON/PRP$/5/nmod:poss '
    "cousin//NOUN/NN/3/obj _,//PUNCT/,/3/punct "
    '_"//PUNCT/'
    "/3/punct he//PRON/PRP/9/nsubj said/say/VERB/VBD/0/root _.//PUNCT/./9/punct "
)
YUSUF = "Yusuf/Yusuf/PROPN/NNP/2/nsubj agreed/agree/VERB/VBD/0/root _.//PUNCT/./2/punct "


def named(*notations: str, people: tuple[tuple[int, int, str], ...] = ()) -> list[str | None]:
    """The names of the sources of the attributions, as the document gives them."""
    first = sentence(notations[0], entities=people)
    made, annotation = document(first, *(sentence(n, start=first.end + 1) for n in notations[1:]))
    context = Context(made, annotation)
    links = [context.attribution(n, Stance.ASSERTS) for n in range(len(context.attributed))]
    return [link.source.name for link in links if link is not None]


def test_whoever_spoke_of_somebody_speaks_on() -> None:
    assert named(OF_THE_BOMBER, HE_ADDED, people=((4, 5, "PER"),)) == [None, "Dan"]


def test_nobody_spoken_of_in_the_quotation_speaks_it() -> None:
    assert named(YUSUF, MY_COUSIN, people=((0, 1, "PER"),)) == ["Yusuf"]
    assert named(MY_COUSIN) == [None]
