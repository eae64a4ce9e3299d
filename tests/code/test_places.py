"""Where a happening took place, as worded."""

from __future__ import annotations

import gc

import pytest
from tests.code.build import document, sentence

from reportedly.annotate import annotate
from reportedly.annotate.annotation import Annotation
from reportedly.annotate.encoder import Encoder
from reportedly.code import code
from reportedly.code.places import Places, Where
from reportedly.model import Block, BlockKind, Document, EventType

_TOWN = (
    "Rebels/rebel/NOUN/NNS/2/nsubj seized/seize/VERB/VBD/0/root the/the/DET/DT/4/det town/town/NOUN/NN/2/obj "
    "of/of/ADP/IN/6/case Orra/Orra/PROPN/NNP/4/nmod"
)
_LATER = "Troops/troop/NOUN/NNS/2/nsubj left/leave/VERB/VBD/0/root the/the/DET/DT/4/det town/town/NOUN/NN/2/obj"
_ABROAD = "Two/two/NUM/CD/2/nummod men/man/NOUN/NNS/4/nsubj:pass were/be/AUX/VBD/4/aux:pass killed/kill/VERB/VBN/0/root"
_COUNTRY = (
    "Fighting/fighting/NOUN/NN/2/nsubj spread/spread/VERB/VBD/0/root in/in/ADP/IN/4/case Mali/Mali/PROPN/NNP/2/obl"
)


def _name(doc: Document, annotation: Annotation, where: Where | None) -> str | None:
    if where is None:
        return None
    found = where.name or where.phrase
    return found.span(annotation.sentences[found.sentence]).of(doc.text)


def test_the_name_beside_the_noun() -> None:
    doc, annotation = document(sentence(_TOWN, entities=((5, 6, "LOC"),)))
    where = Places(doc.text, annotation).of(0, word=1, predicate=1)
    assert _name(doc, annotation, where) == "Orra"


def test_the_town_is_the_one_named_before() -> None:
    one = sentence(_TOWN, entities=((5, 6, "LOC"),))
    doc, annotation = document(one, sentence(_LATER, start=one.end + 1))
    where = Places(doc.text, annotation).of(1, word=1, predicate=1)
    assert _name(doc, annotation, where) == "Orra"


def test_the_town_without_a_name_stays_without() -> None:
    doc, annotation = document(sentence(_LATER))
    where = Places(doc.text, annotation).of(0, word=1, predicate=1)
    assert where is not None
    assert where.name is None


def test_the_country_that_the_document_is_about() -> None:
    one = sentence(_COUNTRY, entities=((3, 4, "LOC"),))
    doc, annotation = document(one, sentence(_ABROAD, start=one.end + 1))
    places = Places(doc.text, annotation)
    assert places.of(1, word=3, predicate=3) is None
    assert _name(doc, annotation, places.story_country) == "Mali"


def test_no_place_told_is_no_place() -> None:
    doc, annotation = document(sentence(_ABROAD))
    assert Places(doc.text, annotation).of(0, word=3, predicate=3) is None


def test_a_country_in_lower_case_is_no_stumbling_block() -> None:
    one = sentence(_COUNTRY.replace("Mali/Mali", "mali/mali"), entities=((3, 4, "LOC"),))
    doc, annotation = document(one, sentence(_ABROAD, start=one.end + 1))
    where = Places(doc.text, annotation).of(1, word=3, predicate=3)
    assert where is None or where.phrase.sentence == 0


def test_a_country_that_is_only_part_of_a_word_is_not_what_the_document_is_about() -> None:
    backed = (
        "US//PROPN/NNP/3/compound _-//PUNCT/HYPH/3/punct _backed/back/VERB/VBN/4/amod "
        "fighters/fighter/NOUN/NNS/5/nsubj left/leave/VERB/VBD/0/root"
    )
    doc, annotation = document(sentence(backed))
    assert Places(doc.text, annotation).story_country is None


def test_a_state_of_emergency_is_no_place() -> None:
    declared = (
        "He/he/PRON/PRP/2/nsubj declared/declare/VERB/VBD/0/root a/a/DET/DT/4/det state/state/NOUN/NN/2/obj "
        "of/of/ADP/IN/6/case emergency/emergency/NOUN/NN/4/nmod in/in/ADP/IN/9/case two/two/NUM/CD/9/nummod "
        "provinces/province/NOUN/NNS/2/obl"
    )
    doc, annotation = document(sentence(declared))
    where = Places(doc.text, annotation).of(0, word=1, predicate=1)
    assert where is not None
    assert where.phrase.head == 8


def test_a_siege_was_of_what_it_won() -> None:
    taken = (
        "Rebels/rebel/NOUN/NNS/2/nsubj took/take/VERB/VBD/0/root Orra/Orra/PROPN/NNP/2/obj after/after/ADP/IN/6/case "
        "a/a/DET/DT/6/det siege/siege/NOUN/NN/2/obl"
    )
    doc, annotation = document(sentence(taken, entities=((2, 3, "LOC"),)))
    assert _name(doc, annotation, Places(doc.text, annotation).of(0, word=5, predicate=5)) == "Orra"


def test_the_country_of_the_document_is_told_by_its_name_alone() -> None:
    spread = (
        "Fighting/fighting/NOUN/NN/2/nsubj spread/spread/VERB/VBD/0/root in/in/ADP/IN/5/case "
        "northern/northern/ADJ/JJ/5/amod Mali/Mali/PROPN/NNP/2/obl"
    )
    doc, annotation = document(sentence(spread, entities=((4, 5, "LOC"),)))
    assert _name(doc, annotation, Places(doc.text, annotation).story_country) == "Mali"


def test_the_country_that_a_document_begins_with_is_that_of_its_story() -> None:
    def told(name: str) -> str:
        return f"They/they/PRON/PRP/2/nsubj criticised/criticise/VERB/VBD/0/root {name}/{name}/PROPN/NNP/2/obj"

    def story(*names: str) -> str | None:
        built, at = [], 0
        for name in names:
            built.append(sentence(told(name), start=at, entities=((2, 3, "LOC"),)))
            at = built[-1].end + 1
        doc, annotation = document(*built)
        return _name(doc, annotation, Places(doc.text, annotation).story_country)

    assert story("Mali", "Niger", "Mali", "France") == "Mali"
    assert story("Niger", "Mali", "Mali", "France") is None


def test_a_town_is_told_apart_from_its_district() -> None:
    raided = (
        "Men/man/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root at/at/ADP/IN/7/case Orra/Orra/PROPN/NNP/7/compound "
        "_,/,/PUNCT/,/6/punct Tolmin/Tolmin/PROPN/NNP/7/compound district/district/NOUN/NN/2/obl"
    )
    doc, annotation = document(sentence(raided, entities=((3, 4, "LOC"), (5, 7, "LOC"))))
    assert _name(doc, annotation, Places(doc.text, annotation).of(0, word=1, predicate=1)) == "Orra"


def test_who_surrenders_does_so_where_they_go() -> None:
    gave_up = (
        "Fighters/fighter/NOUN/NNS/2/nsubj surrendered/surrender/VERB/VBD/0/root to/to/ADP/IN/5/case "
        "a/a/DET/DT/5/det post/post/NOUN/NN/2/obl at/at/ADP/IN/7/case Orra/Orra/PROPN/NNP/5/nmod"
    )
    doc, annotation = document(sentence(gave_up, entities=((6, 7, "LOC"),)))
    assert _name(doc, annotation, Places(doc.text, annotation).of(0, word=1, predicate=1, left=True)) == "Orra"


def test_of_two_places_the_one_that_begins_the_sentence_holds_the_one_behind_the_verb() -> None:
    told = (
        "In/in/ADP/IN/3/case Tolmin/Tolmin/PROPN/NNP/3/compound province/province/NOUN/NN/6/obl ,/,/PUNCT/,/3/punct "
        "men/man/NOUN/NNS/6/nsubj burnt/burn/VERB/VBD/0/root a/a/DET/DT/8/det mosque/mosque/NOUN/NN/6/obj "
        "in/in/ADP/IN/10/case Orra/Orra/PROPN/NNP/8/nmod"
    )
    doc, annotation = document(sentence(told, entities=((1, 3, "LOC"), (9, 10, "LOC"))))
    assert _name(doc, annotation, Places(doc.text, annotation).of(0, word=5, predicate=5)) == "Orra"


def test_a_name_of_two_words_before_its_noun_is_whole() -> None:
    raided = (
        "Men/man/NOUN/NNS/2/nsubj raided/raid/VERB/VBD/0/root the/the/DET/DT/7/det Norlandic/norlandic/ADJ/JJ/7/amod "
        "Sarn/Sarn/PROPN/NNP/7/compound Orra/Orra/PROPN/NNP/7/compound area/area/NOUN/NN/2/obj"
    )
    doc, annotation = document(sentence(raided, entities=((4, 7, "LOC"),)))
    where = Places(doc.text, annotation).of(0, word=1, predicate=1)
    assert _name(doc, annotation, where) == "Sarn Orra"


def test_whoever_has_an_age_is_no_place_and_no_ship_is_one() -> None:
    fired = (
        "Men/man/NOUN/NNS/2/nsubj fired/fire/VERB/VBD/0/root on/on/ADP/IN/4/case Dan/Dan/PROPN/NNP/2/obl "
        "Roe/Roe/PROPN/NNP/4/flat"
    )
    aged = f"{fired} _,/,/PUNCT/,/7/punct 61/61/NUM/CD/4/nmod _,/,/PUNCT/,/4/punct"
    for told, is_place in ((fired, True), (aged, False)):
        doc, annotation = document(sentence(told, entities=((3, 5, "LOC"),)))
        assert (Places(doc.text, annotation).of(0, word=1, predicate=1) is not None) is is_place
    ship = (
        "Men/man/NOUN/NNS/2/nsubj fired/fire/VERB/VBD/0/root on/on/ADP/IN/5/case the/the/DET/DT/5/det "
        "ferry/ferry/NOUN/NN/2/obl Sarn/Sarn/PROPN/NNP/5/compound Star/Star/PROPN/NNP/6/flat"
    )
    doc, annotation = document(sentence(ship, entities=((4, 7, "LOC"),)))
    assert Places(doc.text, annotation).of(0, word=1, predicate=1) is None


def test_the_town_is_the_one_whose_mayor_speaks() -> None:
    said = (
        "The/the/DET/DT/2/det mayor/mayor/NOUN/NN/5/nsubj of/of/ADP/IN/4/case Orra/Orra/PROPN/NNP/2/nmod "
        "spoke/speak/VERB/VBD/0/root"
    )
    for head, town in (("mayor", "Orra"), ("envoy", "the town")):
        one = sentence(said.replace("mayor", head), entities=((3, 4, "LOC"),))
        doc, annotation = document(one, sentence(_LATER, start=one.end + 1))
        assert _name(doc, annotation, Places(doc.text, annotation).of(1, word=1, predicate=1)) == town


def test_the_noun_of_a_name_is_part_of_it_and_no_small_word_names_a_place() -> None:
    fired = "They/they/PRON/PRP/2/nsubj fired/fire/VERB/VBD/0/root across/across/ADP/IN/5/case the/the/DET/DT/5/det "
    line = "Line/line/NOUN/NN/2/obl of/of/ADP/IN/7/case Peace/Peace/PROPN/NNP/5/nmod"
    shop = "mini-mart/mini-mart/PROPN/NNP/6/compound shop/shop/NOUN/NN/2/obl"
    for words, head in (
        (f"{fired}{line}", 4),
        (f"{fired.replace('5/det', '6/det').replace('5/case', '6/case')}{shop}", 5),
    ):
        doc, annotation = document(sentence(words))
        assert Places(doc.text, annotation).names.of(0, head) is None, doc.text


def test_where_somebody_speaks_is_not_where_it_was() -> None:
    told = (
        "Jets/jet/NOUN/NNS/2/nsubj bombed/bomb/VERB/VBD/0/root a/a/DET/DT/4/det base/base/NOUN/NN/2/obj "
        "in/in/ADP/IN/7/case a/a/DET/DT/7/det {}/{}/NOUN/NN/2/obl in/in/ADP/IN/9/case Orra/Orra/PROPN/NNP/7/nmod"
    )
    for noun, place in (("statement", "a base"), ("forest", "Orra")):
        doc, annotation = document(sentence(told.format(noun, noun), entities=((8, 9, "LOC"),)))
        assert _name(doc, annotation, Places(doc.text, annotation).of(0, word=1, predicate=1)) == place


def test_what_was_known_of_a_document_needs_no_garbage_collector() -> None:
    one = sentence(_TOWN, entities=((5, 6, "LOC"),))
    doc, annotation = document(one, sentence(_LATER, start=one.end + 1))
    assert code(doc, annotation)
    gc.collect()
    code(doc, annotation)
    assert gc.collect() == 0


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Nine soldiers were killed on Friday in breach of the truce between Damascus and the rebels.", None),
        ("Nine soldiers were killed on Friday despite the ceasefire between the M23 and Kinshasa.", None),
        ("Damascus, which calls the capture of the town a liberation, gave no numbers.", "the town"),
        ("Three people were killed on the road between Damascus and Homs on Sunday.", "the road"),
        ("A bomb in Kabul, which fell to the Taliban in 2021, wounded six people on Friday.", "Kabul"),
    ],
)
def test_a_capital_that_is_party_to_a_deal_is_no_place(text: str, place: str | None) -> None:
    doc = Document(id="d", ref="d", text=text, blocks=(Block(0, len(text), BlockKind.BODY),))
    claims = code(doc, annotate(doc, Encoder.load(threads=1)))
    told = {c.place and c.place.text for c in claims if c.event_type in (EventType.ASSAULT, EventType.COERCE)}
    assert place in told
    assert told.isdisjoint({"Damascus", "Kinshasa"})
