"""Who says so: sources, cues, contents, stances and chains."""

from __future__ import annotations

from dataclasses import replace

from tests.code.build import document, sentence

from reportedly.annotate.annotation import Annotation, Entity, Sentence
from reportedly.code.attribution import Attributed, Kind, attributions, chain
from reportedly.code.attribution_carriers import issuer
from reportedly.model import BlockKind, Document, Stance

SAID = (
    "The//DET/DT/2/det army//NOUN/NN/3/nsubj said/say/VERB/VBD/0/root that//SCONJ/IN/7/mark "
    "rebels//NOUN/NNS/7/nsubj had/have/AUX/VBD/7/aux left/leave/VERB/VBN/3/ccomp the//DET/DT/9/det "
    "town//NOUN/NN/7/obj of//ADP/IN/11/case Sarn/Sarn/PROPN/NNP/9/nmod _.//PUNCT/./3/punct "
)
TORN = (
    "Rebels/rebel/NOUN/NNS/2/nsubj left/leave/VERB/VBD/0/root the//DET/DT/4/det town//NOUN/NN/2/obj "
    "of//ADP/IN/6/case Sarn/Sarn/PROPN/NNP/4/nmod _,//PUNCT/,/10/punct a//DET/DT/10/det "
    "police//NOUN/NN/10/compound officer//NOUN/NN/2/nsubj and//CCONJ/CC/13/cc two//NUM/CD/13/nummod "
    "residents/resident/NOUN/NNS/10/conj said/say/VERB/VBD/2/parataxis _.//PUNCT/./2/punct "
)
BRACKETED = (
    "Rebels/rebel/NOUN/NNS/2/nsubj left/leave/VERB/VBD/0/root Sarn/Sarn/PROPN/NNP/2/obj _,//PUNCT/,/8/punct "
    "the//DET/DT/8/det Reed/Reed/PROPN/NNP/8/compound Water/Water/PROPN/NNP/8/compound "
    "Board/Board/PROPN/NNP/3/appos (//PUNCT/-LRB-/10/punct _RWB//PROPN/NNP/8/appos _)//PUNCT/-RRB-/10/punct "
    "said/say/VERB/VBD/2/parataxis _.//PUNCT/./2/punct "
)
INVERTED = (
    '"//PUNCT/``/4/punct _We//PRON/PRP/4/nsubj will//AUX/MD/4/aux hold//VERB/VB/9/ccomp the//DET/DT/6/det '
    'bridge//NOUN/NN/4/obj _,//PUNCT/,/4/punct _"//PUNCT/'
    "/4/punct said/say/VERB/VBD/0/root "
    "Colonel/Colonel/PROPN/NNP/11/nmod:desc Ada/Ada/PROPN/NNP/9/nsubj Brun/Brun/PROPN/NNP/11/flat "
    "_.//PUNCT/./9/punct "
)
QUOTE = (
    '"//PUNCT/``/5/punct _The//DET/DT/3/det road//NOUN/NN/5/nsubj is/be/AUX/VBZ/5/cop '
    'closed//VERB/VBN/0/root _.//PUNCT/./5/punct _"//PUNCT/'
    "/5/punct "
)
ACCORDING = (
    "According/accord/VERB/VBG/4/case to//ADP/IN/1/fixed the//DET/DT/4/det mayor//NOUN/NN/8/obl "
    "_,//PUNCT/,/4/punct nine//NUM/CD/7/nummod people/person/NOUN/NNS/8/nsubj died/die/VERB/VBD/0/root "
    "_.//PUNCT/./8/punct "
)
NESTED = (
    "Nine//NUM/CD/2/nummod people//NOUN/NNS/3/nsubj died/die/VERB/VBD/7/ccomp _,//PUNCT/,/3/punct "
    "the//DET/DT/6/det mayor//NOUN/NN/7/nsubj said/say/VERB/VBD/0/root _,//PUNCT/,/12/punct "
    "according/accord/VERB/VBG/12/case to//ADP/IN/9/fixed state//NOUN/NNP/12/compound "
    "radio//PROPN/NN/3/obl _.//PUNCT/./7/punct "
)
DENIED = (
    "The//DET/DT/2/det ministry//NOUN/NN/3/nsubj denied/deny/VERB/VBD/0/root that//SCONJ/IN/9/mark "
    "any//DET/DT/6/det soldiers/soldier/NOUN/NNS/9/nsubj:pass had/have/AUX/VBD/9/aux "
    "been/be/AUX/VBN/9/aux:pass captured/capture/VERB/VBN/3/ccomp _.//PUNCT/./3/punct "
)
DECLINED = (
    "The//DET/DT/2/det governor//NOUN/NN/3/nsubj declined/decline/VERB/VBD/0/root to//PART/TO/5/mark "
    "comment//VERB/VB/3/xcomp on//ADP/IN/8/case the//DET/DT/8/det raid//NOUN/NN/5/obl _.//PUNCT/./3/punct "
)
CONFIRM = (
    "The//DET/DT/2/det navy//NOUN/NN/5/nsubj would//AUX/MD/5/aux not//PART/RB/5/advmod "
    "confirm//VERB/VB/0/root the//DET/DT/7/det sinking//NOUN/NN/5/obj _.//PUNCT/./5/punct "
)
LABEL = (
    "Analysts/analyst/NOUN/NNS/2/nsubj call//VERB/VBP/0/root the//DET/DT/4/det raid//NOUN/NN/2/obj "
    "a//DET/DT/7/det turning//NOUN/NN/7/compound point//NOUN/NN/2/xcomp _.//PUNCT/./2/punct "
)
BELIEVED = (
    "The//DET/DT/2/det group//NOUN/NN/4/nsubj:pass is/be/AUX/VBZ/4/aux:pass "
    "believed/believe/VERB/VBN/0/root to//PART/TO/7/mark have//AUX/VB/7/aux fled/flee/VERB/VB/4/xcomp "
    "to//ADP/IN/9/case Tor/Tor/PROPN/NNP/7/obl _.//PUNCT/./4/punct "
)
ACCUSED = (
    "The//DET/DT/2/det general//NOUN/NN/3/nsubj accused/accuse/VERB/VBD/0/root the//DET/DT/6/det "
    "Lume/Lume/PROPN/NNP/6/compound Front/Front/PROPN/NNP/3/obj of//SCONJ/IN/8/mark "
    "shelling/shell/VERB/VBG/3/advcl a//DET/DT/10/det market//NOUN/NN/8/obj _.//PUNCT/./3/punct "
)
URGED = (
    "The//DET/DT/2/det union//NOUN/NN/3/nsubj urged/urge/VERB/VBD/0/root the//DET/DT/5/det "
    "government//NOUN/NN/3/iobj to//PART/TO/7/mark free//VERB/VB/3/xcomp the//DET/DT/9/det "
    "miners/miner/NOUN/NNS/7/obj _.//PUNCT/./3/punct "
)
HYPOTHETICAL = (
    "If//SCONJ/IN/3/mark he//PRON/PRP/3/nsubj says/say/VERB/VBZ/8/advcl so//ADV/RB/3/advmod "
    "_,//PUNCT/,/3/punct nobody//PRON/NN/8/nsubj will//AUX/MD/8/aux believe//VERB/VB/0/root "
    "it//PRON/PRP/8/obj _.//PUNCT/./8/punct "
)
CITING = (
    "Radio/Radio/PROPN/NNP/3/nsubj Sarn/Sarn/PROPN/NNP/1/flat reported/report/VERB/VBD/0/root "
    "_,//PUNCT/,/5/punct citing/cite/VERB/VBG/3/advcl a//DET/DT/7/det doctor//NOUN/NN/5/obj "
    "_,//PUNCT/,/13/punct that//SCONJ/IN/13/mark six//NUM/CD/11/nummod people/person/NOUN/NNS/13/nsubj "
    "were/be/AUX/VBD/13/cop dead//ADJ/JJ/3/ccomp _.//PUNCT/./3/punct "
)
SHARED = (
    "The//DET/DT/2/det captain//NOUN/NN/3/nsubj said/say/VERB/VBD/0/root the//DET/DT/5/det "
    "convoy//NOUN/NN/7/nsubj was/be/AUX/VBD/7/cop safe//ADJ/JJ/3/ccomp _,//PUNCT/,/10/punct "
    "and//CCONJ/CC/10/cc warned/warn/VERB/VBD/7/conj drivers/driver/NOUN/NNS/10/iobj to//PART/TO/13/mark "
    "avoid//VERB/VB/10/xcomp the//DET/DT/15/det pass//NOUN/NN/13/obj _.//PUNCT/./3/punct "
)
BESIDE = (
    "The//DET/DT/2/det Palace/Palace/PROPN/NNP/3/nsubj said/say/VERB/VBD/0/root it//PRON/PRP/5/nsubj "
    "wants/want/VERB/VBZ/3/ccomp peace//NOUN/NN/5/obj as//SCONJ/IN/10/mark the//DET/DT/9/det "
    "general//NOUN/NN/10/nsubj warned/warn/VERB/VBD/5/advcl that//SCONJ/IN/14/mark war//NOUN/NN/14/nsubj "
    "was/be/AUX/VBD/14/cop near//ADV/RB/10/ccomp _.//PUNCT/./3/punct "
)
PLUPERFECT = (
    "Twelve//NUM/CD/2/nummod houses/house/NOUN/NNS/5/nsubj:pass had/have/AUX/VBD/5/aux "
    "been/be/AUX/VBN/5/aux:pass burned/burn/VERB/VBN/0/root _.//PUNCT/./5/punct "
)
CONDEMNED = (
    "A//DET/DT/2/det spokesman//NOUN/NN/6/nsubj for//ADP/IN/5/case the//DET/DT/5/det army//NOUN/NN/2/nmod "
    "condemned/condemn/VERB/VBD/0/root the//DET/DT/8/det attack//NOUN/NN/6/obj _.//PUNCT/./6/punct "
)
STATEMENT = (
    "The//DET/DT/2/det statement//NOUN/NN/6/nsubj from//ADP/IN/5/case the//DET/DT/5/det "
    "rebels/rebel/NOUN/NNS/2/nmod said/say/VERB/VBD/0/root the//DET/DT/8/det mayor//NOUN/NN/10/nsubj "
    "was/be/AUX/VBD/10/cop alive//ADJ/JJ/6/ccomp _.//PUNCT/./6/punct "
)

_HOLDS = (
    "Rebels/rebel/NOUN/NNS/2/nsubj left/leave/VERB/VBD/{root} the//DET/DT/4/det "
    "town//NOUN/NN/2/obj _,//PUNCT/,/2/punct "
)
TORN_RELATIVE = (
    "Rebels/rebel/NOUN/NNS/5/nsubj held/hold/VERB/VBN/1/acl by//ADP/IN/4/case villagers/villager/NOUN/NNS/2/obl "
    "fled/flee/VERB/VBD/0/root _,//PUNCT/,/11/punct a//DET/DT/8/det league//NOUN/NN/11/nsubj of//ADP/IN/10/case "
    "farmers/farmer/NOUN/NNS/8/nmod said/say/VERB/VBD/1/acl:relcl _.//PUNCT/./5/punct "
)
NAMED_AND_OTHERS = _HOLDS.format(root="15/ccomp") + (
    "its//PRON/PRP$/7/nmod:poss mayor//NOUN/NN/4/appos _,//PUNCT/,/9/punct Ada/Ada/PROPN/NNP/7/appos "
    "Brun/Brun/PROPN/NNP/9/flat _,//PUNCT/,/15/punct and//CCONJ/CC/15/cc two//NUM/CD/14/nummod "
    "nurses/nurse/NOUN/NNS/15/nsubj said/say/VERB/VBD/0/root _.//PUNCT/./15/punct "
)
LISTED = (
    "Rebels/rebel/NOUN/NNS/2/nsubj killed/kill/VERB/VBD/13/ccomp Ada/Ada/PROPN/NNP/2/obj Brun/Brun/PROPN/NNP/3/flat "
    "_,//PUNCT/,/7/punct a//DET/DT/7/det baker//NOUN/NN/3/conj _,//PUNCT/,/12/punct and//CCONJ/CC/12/cc "
    "two//NUM/CD/12/nummod other//ADJ/JJ/12/amod guards/guard/NOUN/NNS/13/nsubj said/say/VERB/VBD/0/root "
    "_.//PUNCT/./13/punct "
)
WHO_FLED = _HOLDS.format(root="0/root") + (
    "a//DET/DT/7/det nurse//NOUN/NN/4/appos who//PRON/WP/9/nsubj treated/treat/VERB/VBD/7/acl:relcl "
    "the//DET/DT/11/det guards/guard/NOUN/NNS/9/obj said/say/VERB/VBD/2/parataxis _.//PUNCT/./2/punct "
)
AFTERTHOUGHT = _HOLDS.format(root="8/ccomp") + (
    "the//DET/DT/7/det mayor//NOUN/NN/8/nsubj said/say/VERB/VBD/0/root _;//PUNCT/:/12/punct among//ADP/IN/11/case "
    "them//PRON/PRP/12/nmod men/man/NOUN/NNS/8/ccomp from//ADP/IN/14/case Sarn/Sarn/PROPN/NNP/12/nmod "
    "_.//PUNCT/./8/punct "
)
BOTH_SUBJECTS = (
    "Men/man/NOUN/NNS/6/nsubj known//VERB/VBN/1/acl here//ADV/RB/2/advmod fled/flee/VERB/VBD/1/acl:relcl "
    "_,//PUNCT/,/1/punct says/say/VERB/VBZ/0/root Ada/Ada/PROPN/NNP/6/nsubj Brun/Brun/PROPN/NNP/7/flat "
    "_,//PUNCT/,/11/punct who//PRON/WP/11/nsubj bakes/bake/VERB/VBZ/7/acl:relcl _.//PUNCT/./6/punct "
)
LEARNED = _HOLDS.format(root="0/root") + (
    "the//DET/DT/7/det Courier/Courier/PROPN/NNP/9/nsubj has/have/AUX/VBZ/9/aux "
    "learned/learn/VERB/VBN/2/parataxis from//ADP/IN/12/case two//NUM/CD/12/nummod nurses/nurse/NOUN/NNS/9/obl "
    "_.//PUNCT/./2/punct "
)
IN_VIEW = (
    "In//ADP/IN/2/case view//NOUN/NN/9/obl of//ADP/IN/5/case the//DET/DT/5/det shelling//NOUN/NN/2/nmod "
    "_,//PUNCT/,/2/punct our//PRON/PRP$/8/nmod:poss men/man/NOUN/NNS/9/nsubj left/leave/VERB/VBD/0/root "
    "_.//PUNCT/./9/punct "
)
SUMS_UP = (
    "So//ADV/RB/2/advmod says/say/VERB/VBZ/0/root Ada/Ada/PROPN/NNP/2/obj Brun/Brun/PROPN/NNP/3/flat "
    "_,//PUNCT/,/7/punct the//DET/DT/7/det mayor//NOUN/NN/3/appos _.//PUNCT/./2/punct "
)
_WHAT_SHE_TELLS = (
    "That//PRON/DT/3/nsubj is/be/AUX/VBZ/3/cop what//PRON/WP/0/root the//DET/DT/5/det mayor//NOUN/NN/6/nsubj "
    "{verb}/VERB/VBZ/3/acl:relcl "
)
TELLS_BEHIND = _WHAT_SHE_TELLS.format(verb="tells/tell") + (
    "us//PRON/PRP/6/iobj _:/:/PUNCT/:/10/punct rebels/rebel/NOUN/NNS/10/nsubj left/leave/VERB/VBD/3/parataxis "
    "Sarn/Sarn/PROPN/NNP/10/obj _.//PUNCT/./3/punct "
)
TELLS_BEFORE = _WHAT_SHE_TELLS.format(verb="says/say") + "_.//PUNCT/./3/punct "
WANTS_BEHIND = TELLS_BEHIND.replace("tells/tell", "wants/want")
PUTS_THE_DEAD = (
    "The//DET/DT/2/det council//NOUN/NN/3/nsubj puts/put/VERB/VBZ/0/root the//DET/DT/5/det dead//ADJ/JJ/3/obj "
    "at//ADP/IN/7/case five//NUM/CD/3/obl _.//PUNCT/./3/punct "
)
PUTS_AT_RISK = (
    "The//DET/DT/2/det council//NOUN/NN/3/nsubj puts/put/VERB/VBZ/0/root the//DET/DT/5/det wounded//ADJ/JJ/3/obj "
    "at//ADP/IN/7/case risk//NOUN/NN/3/obl _.//PUNCT/./3/punct "
)

TWELVE = "12//NUM/CD/4/nummod rebels/rebel/NOUN/NNS/5/nsubj:pass killed/kill/VERB/VBN/0/root"


def laid_out(
    *notations: str, paragraphs: tuple[int, ...] = (), block: BlockKind = BlockKind.BODY
) -> tuple[Document, Annotation]:
    sentences: list[Sentence] = []
    for number, notation in enumerate(notations):
        start = sentences[-1].end + 1 if sentences else 0
        paragraph = paragraphs[number] if paragraphs else 0
        sentences.append(sentence(notation, start=start, paragraph=paragraph, block=block))
    return document(*sentences)


def found(
    *notations: str, paragraphs: tuple[int, ...] = (), block: BlockKind = BlockKind.BODY
) -> list[dict[str, object]]:
    """The attributions in words: source, cue, content, head, and the rest of the record."""
    made, annotation = laid_out(*notations, paragraphs=paragraphs, block=block)
    return [shown(item, made, annotation) for item in attributions(made, annotation)]


def shown(item: Attributed, made: Document, annotation: Annotation) -> dict[str, object]:
    text = made.text
    head = annotation.sentences[item.head[0]].tokens[item.head[1]].text if item.head else None
    return {
        "source": item.source.span(annotation).of(text) if item.source else None,
        "cue": item.cue.span(annotation).of(text) if item.cue else None,
        "content": " … ".join(w.span(annotation).of(text) for w in item.content),
        "head": head,
        "kind": item.kind,
        "stance": item.stance,
        "hedged": item.hedged,
        "origin": item.origin,
        "topic": item.topic.span(annotation).of(text) if item.topic else None,
    }


def speakers(notation: str, word: str) -> list[str | None]:
    """The chain of sources of a word, from the first to the last."""
    made, annotation = laid_out(notation)
    items = attributions(made, annotation)
    at = next(i for i, t in enumerate(annotation.sentences[0].tokens) if t.text == word)
    sources = [items[i].source for i in chain(items, 0, at)]
    return [s.span(annotation).of(made.text) if s else None for s in sources]


def test_a_clause_after_its_verb() -> None:
    (item,) = found(SAID)
    assert item["source"] == "The army"
    assert item["cue"] == "said"
    assert item["content"] == "that rebels had left the town of Sarn"
    assert item["head"] == "left"
    assert item["stance"] is Stance.ASSERTS


def test_a_trailing_cue_whose_subject_the_parse_tore_apart() -> None:
    (item,) = found(TORN)
    assert item["source"] == "a police officer and two residents"
    assert item["content"] == "Rebels left the town of Sarn"
    assert item["head"] == "left"


def test_a_trailing_cue_behind_a_short_name_in_brackets() -> None:
    (item,) = found(BRACKETED)
    assert item["source"] == "the Reed Water Board"
    assert item["content"] == "Rebels left Sarn"


def test_a_trailing_cue_that_the_parse_took_for_a_relative_clause() -> None:
    (item,) = found(TORN_RELATIVE)
    assert item["source"] == "a league of farmers"
    assert item["content"] == "Rebels held by villagers fled"


def test_a_speaker_whose_name_commas_part_speaks_with_others() -> None:
    (item,) = found(NAMED_AND_OTHERS)
    assert item["source"] == "its mayor, Ada Brun, and two nurses"
    assert item["content"] == "Rebels left the town"


def test_those_whom_a_list_ends_with_speak_alone() -> None:
    (item,) = found(LISTED)
    assert item["source"] == "two other guards"


def test_a_speaker_of_whom_a_clause_tells_what_he_did() -> None:
    (item,) = found(WHO_FLED)
    assert item["source"] == "a nurse who treated the guards"
    assert item["content"] == "Rebels left the town"


def test_a_fragment_behind_a_semicolon_is_not_all_that_is_said() -> None:
    (item,) = found(AFTERTHOUGHT)
    assert item["source"] == "the mayor"
    assert item["content"] == "Rebels left the town"


def test_the_subject_behind_its_verb_is_who_speaks() -> None:
    (item,) = found(BOTH_SUBJECTS)
    assert item["source"] == "Ada Brun"
    assert item["content"] == "Men known here fled"


def test_whom_a_report_has_it_from() -> None:
    (item,) = found(LEARNED)
    assert item["source"] == "two nurses"
    assert item["content"] == "Rebels left the town"


def test_what_is_done_in_view_of_something_is_nobodys_view() -> None:
    assert not found(IN_VIEW)


def test_so_says_somebody_what_the_paragraph_before_tells() -> None:
    plain = "Rebels/rebel/NOUN/NNS/2/nsubj left/leave/VERB/VBD/0/root Sarn/Sarn/PROPN/NNP/2/obj _.//PUNCT/./2/punct "
    (item,) = found(plain, SUMS_UP, paragraphs=(0, 1))
    assert item["source"] == "Ada Brun"
    assert item["content"] == "Rebels left Sarn"
    assert not any(item["content"] for item in found(plain, SUMS_UP))  # within a paragraph it is not known how far
    (item,) = found(SAID, SUMS_UP, paragraphs=(0, 1))
    assert item["source"] == "The army"  # what others say is not told by her


def test_that_is_what_somebody_says() -> None:
    plain = "Rebels/rebel/NOUN/NNS/2/nsubj left/leave/VERB/VBD/0/root Sarn/Sarn/PROPN/NNP/2/obj _.//PUNCT/./2/punct "
    (item,) = found(TELLS_BEHIND)
    assert (item["source"], item["content"]) == ("the mayor", "rebels left Sarn")
    (item,) = found(plain, TELLS_BEFORE, paragraphs=(0, 1))
    assert (item["source"], item["content"]) == ("the mayor", "Rebels left Sarn")
    assert not any("left" in str(item["content"]) for item in found(WANTS_BEHIND))


def test_the_dead_that_somebody_puts_at_a_number() -> None:
    (item,) = found(PUTS_THE_DEAD)
    assert (item["source"], item["content"]) == ("The council", "the dead at five")
    assert not found(PUTS_AT_RISK)


def test_a_quotation_goes_on_after_its_cue() -> None:
    (item,) = found(INVERTED, QUOTE)
    assert item["source"] == "Colonel Ada Brun"
    assert item["content"] == '"We will hold the bridge," … "The road is closed."'
    assert item["head"] == "hold"


def test_a_quotation_in_the_next_paragraph_has_the_same_speaker() -> None:
    (item,) = found(INVERTED, QUOTE, paragraphs=(0, 1))
    assert str(item["content"]).endswith('"The road is closed."')


def test_according_to() -> None:
    (item,) = found(ACCORDING)
    assert (item["source"], item["cue"], item["content"]) == ("the mayor", "According to", "nine people died")


def test_a_word_passed_on_has_a_chain_from_the_first_speaker() -> None:
    assert speakers(NESTED, "died") == ["the mayor", "state radio"]
    assert speakers(NESTED, "said") == ["state radio"]


def test_the_cited_said_it_before_the_one_who_cites() -> None:
    assert speakers(CITING, "dead") == ["a doctor", "Radio Sarn"]


def test_a_denial() -> None:
    (item,) = found(DENIED)
    assert item["stance"] is Stance.DENIES
    assert item["content"] == "that any soldiers had been captured"


def test_a_refusal_does_not_attribute_what_was_asked() -> None:
    (item,) = found(DECLINED)
    assert item["stance"] is Stance.DECLINES
    assert (item["kind"], item["source"], item["head"]) == (Kind.SILENCE, "The governor", "declined")
    assert item["topic"] == "on the raid"
    assert speakers(DECLINED, "raid") == []


def test_what_is_not_confirmed_is_withheld() -> None:
    (item,) = found(CONFIRM)
    assert item["stance"] is Stance.DECLINES
    assert speakers(CONFIRM, "sinking") == ["The navy"]


def test_a_label_says_the_complement_and_takes_its_topic_as_given() -> None:
    (item,) = found(LABEL)
    assert (item["kind"], item["topic"], item["content"]) == (Kind.LABEL, "the raid", "a turning point")
    assert item["head"] == "point"
    assert speakers(LABEL, "raid") == []


def test_a_passive_without_a_source_is_doubt() -> None:
    (item,) = found(BELIEVED)
    assert item["source"] is None
    assert item["hedged"]
    assert item["head"] == "fled"


def test_an_accusation_is_its_own_act() -> None:
    (item,) = found(ACCUSED)
    assert (item["kind"], item["source"], item["head"]) == (Kind.ACCUSATION, "The general", "accused")
    assert speakers(ACCUSED, "shelling") == ["The general"]


def test_a_demand() -> None:
    (item,) = found(URGED)
    assert (item["kind"], item["content"]) == (Kind.DIRECTIVE, "the government to free the miners")


def test_hypothetical_speech_is_none() -> None:
    assert found(HYPOTHETICAL) == []


def test_a_second_cue_with_the_same_subject_ends_the_first_content() -> None:
    first, second = found(SHARED)
    assert first["content"] == "the convoy was safe"
    assert second["source"] == "The captain"


def test_what_another_says_beside_it_is_not_part_of_it() -> None:
    first, second = found(BESIDE)
    assert first["content"] == "it wants peace"
    assert (second["source"], second["content"]) == ("the general", "that war was near")
    assert speakers(BESIDE, "war") == ["the general"]


def test_reported_speech_goes_on_in_the_pluperfect() -> None:
    first, second = found(SAID, PLUPERFECT)
    assert (second["source"], second["cue"], second["origin"]) == (None, None, 0)
    assert second["content"] == "Twelve houses had been burned"
    assert first["source"] == "The army"


def test_reported_speech_does_not_go_on_in_another_paragraph() -> None:
    assert len(found(SAID, PLUPERFECT, paragraphs=(0, 1))) == 1


def test_a_reaction_takes_what_it_reacts_to_as_given() -> None:
    (item,) = found(CONDEMNED)
    assert (item["kind"], item["source"]) == (Kind.REACTION, "A spokesman for the army")
    assert speakers(CONDEMNED, "attack") == []


def test_the_author_of_a_statement_is_its_source() -> None:
    (item,) = found(STATEMENT)
    assert item["source"] == "the rebels"


def test_a_headline_with_a_colon_or_a_closing_dash() -> None:
    before = "Army//NOUN/NN/5/nsubj _:/:/PUNCT/:/1/punct " + TWELVE
    (item,) = found(before, block=BlockKind.TITLE)
    assert (item["source"], item["content"]) == ("Army", "12 rebels killed")
    after = "Ten//NUM/CD/2/nsubj:pass killed/kill/VERB/VBN/0/root in//ADP/IN/4/case raid//NOUN/NN/2/obl "
    after += "-//PUNCT/:/6/punct police//NOUN/NN/2/parataxis"
    (item,) = found(after, block=BlockKind.TITLE)
    assert (item["source"], item["content"]) == ("police", "Ten killed in raid")


def test_a_place_before_a_colon_is_no_source() -> None:
    notation = "Sarn/Sarn/PROPN/NNP/5/dep _:/:/PUNCT/:/1/punct " + TWELVE
    assert found(notation, block=BlockKind.TITLE) == []


BETWEEN = (
    "The//DET/DT/2/det road//NOUN/NN/7/nsubj _,//PUNCT/,/5/punct he//PRON/PRP/5/nsubj "
    "said/say/VERB/VBD/2/acl:relcl _,//PUNCT/,/5/punct divided/divide/VERB/VBD/0/root "
    "two//NUM/CD/9/nummod camps/camp/NOUN/NNS/7/obj _.//PUNCT/./7/punct "
)
TORN_CLAUSE = (
    "Aid//NOUN/NN/2/compound workers/worker/NOUN/NNS/3/nsubj said/say/VERB/VBD/0/root the//DET/DT/5/det "
    "rains/rain/NOUN/NNS/3/obj often//ADV/RB/7/advmod cut//VERB/VBP/5/acl:relcl the//DET/DT/9/det "
    "road//NOUN/NN/7/obj _.//PUNCT/./3/punct "
)
BY_INVERSION = (
    "Shells/shell/NOUN/NNS/2/nsubj fell/fall/VERB/VBD/4/ccomp _,//PUNCT/,/2/punct said/say/VERB/VBD/0/root "
    "one//NUM/CD/6/nummod guard//NOUN/NN/2/obl _.//PUNCT/./4/punct "
)
GOES_ON = (
    "The//DET/DT/2/det army//NOUN/NN/3/nsubj said/say/VERB/VBD/0/root it//PRON/PRP/6/nsubj "
    "had/have/AUX/VBD/6/aux won/win/VERB/VBN/3/ccomp and//CCONJ/CC/8/cc accused/accuse/VERB/VBD/6/conj "
    "rebels/rebel/NOUN/NNS/8/obj of//SCONJ/IN/11/mark looting/loot/VERB/VBG/8/advcl _.//PUNCT/./3/punct "
)
ASIDE = (
    "Monks/monk/NOUN/NNS/2/nsubj fled/flee/VERB/VBD/0/root to//ADP/IN/4/case Sarn/Sarn/PROPN/NNP/2/obl "
    "_,//PUNCT/,/8/punct where//ADV/WRB/8/advmod Brun/Brun/PROPN/NNP/8/nsubj spoke/speak/VERB/VBD/4/acl:relcl "
    "_.//PUNCT/./2/punct "
)


def test_a_cue_between_commas_has_both_sides_whatever_the_parse() -> None:
    (item,) = found(BETWEEN)
    assert (item["source"], item["content"]) == ("he", "The road … divided two camps")


def test_a_clause_that_the_parse_took_for_an_object() -> None:
    (item,) = found(TORN_CLAUSE)
    assert (item["source"], item["content"]) == ("Aid workers", "the rains often cut the road")


def test_a_source_behind_its_verb_that_the_parse_hung_elsewhere() -> None:
    (item,) = found(BY_INVERSION)
    assert (item["source"], item["content"]) == ("one guard", "Shells fell")


def test_a_second_verb_of_saying_in_the_plain_past_goes_on_with_the_first() -> None:
    said, accused = found(GOES_ON)
    assert said["content"] == "it had won"
    assert (accused["source"], accused["cue"]) == ("The army", "accused")


def test_a_verb_in_an_aside_is_no_cue_of_what_stands_before() -> None:
    assert found(ASIDE) == []


def test_a_cue_within_a_quotation_brings_in_no_other_quotation() -> None:
    quoted = INVERTED.replace("hold//VERB/VB/", "continue//VERB/VB/")
    (item,) = found(quoted, QUOTE)
    assert item["source"] == "Colonel Ada Brun"
    assert item["content"] == '"We will continue the bridge," … "The road is closed."'


STRAYED = (
    "Officials/official/NOUN/NNS/5/nsubj there//ADV/RB/1/advmod said/say/VERB/VBD/0/root shelling//NOUN/NN/5/nsubj "
    "killed/kill/VERB/VBD/3/ccomp two//NUM/CD/5/obj _.//PUNCT/./3/punct "
)
QUOTED_AS = (
    "State//NOUN/NN/2/compound radio//NOUN/NN/3/nsubj quoted/quote/VERB/VBD/0/root the//DET/DT/5/det "
    "mayor//NOUN/NN/3/obj as//SCONJ/IN/7/mark saying/say/VERB/VBG/3/advcl Sarn/Sarn/PROPN/NNP/9/nsubj "
    "fell/fall/VERB/VBD/7/ccomp _.//PUNCT/./3/punct "
)
FIGURE = (
    "The//DET/DT/2/det mayor//NOUN/NN/3/nsubj put/put/VERB/VBD/0/root the//DET/DT/5/det toll//NOUN/NN/3/obj "
    "at//ADP/IN/7/case nine//NUM/CD/3/obl _.//PUNCT/./3/punct "
)
SPEAKER = (
    "POLICE/police/NOUN/NN/5/dep _:/:/PUNCT/:/1/punct We//PRON/PRP/5/nsubj will//AUX/MD/5/aux stay//VERB/VB/0/root "
    "_.//PUNCT/./5/punct "
)
SIGNED = (
    '"//PUNCT/``/3/punct _We//PRON/PRP/3/nsubj stay//VERB/VBP/0/root _.//PUNCT/./3/punct '
    "_\"//PUNCT/''/3/punct —/—/PUNCT/:/3/punct Ada/Ada/PROPN/NNP/3/parataxis Brun/Brun/PROPN/NNP/7/flat "
)
IN_STATEMENT = (
    "The//DET/DT/2/det army//NOUN/NN/3/nsubj said/say/VERB/VBD/0/root in//ADP/IN/6/case a//DET/DT/6/det "
    "statement//NOUN/NN/3/obl Sarn/Sarn/PROPN/NNP/8/nsubj fell/fall/VERB/VBD/3/ccomp _.//PUNCT/./3/punct "
)
STATEMENT_ADDED = (
    "The//DET/DT/2/det statement//NOUN/NN/3/nsubj added/add/VERB/VBD/0/root that//SCONJ/IN/6/mark "
    "nine//NUM/CD/6/nsubj died/die/VERB/VBD/3/ccomp _.//PUNCT/./3/punct "
)
NAMED = (
    "Guards/guard/NOUN/NNS/2/nsubj declined/decline/VERB/VBD/0/root to//PART/TO/5/mark be/be/AUX/VB/5/aux:pass "
    "named/name/VERB/VBN/2/xcomp _.//PUNCT/./2/punct "
)


def test_a_source_that_the_parse_made_the_subject_of_the_clause_behind() -> None:
    (item,) = found(STRAYED)
    assert (item["source"], item["content"]) == ("Officials", "shelling killed two")


def test_a_paper_that_quotes_somebody_passes_the_words_on() -> None:
    assert speakers(QUOTED_AS, "fell") == ["the mayor", "State radio"]


def test_a_figure_that_somebody_names() -> None:
    (item,) = found(FIGURE)
    assert (item["source"], item["cue"], item["content"]) == ("The mayor", "put", "the toll at nine")


def test_a_speaker_of_a_transcript_speaks_to_the_end_of_the_paragraph() -> None:
    (item,) = found(SPEAKER, PLUPERFECT)
    assert (item["source"], item["content"]) == ("POLICE", "We will stay … Twelve houses had been burned.")


def test_a_name_behind_a_quotation_and_a_dash() -> None:
    (item,) = found(SIGNED)
    assert (item["source"], item["content"]) == ("Ada Brun", '"We stay."')


def test_the_statement_is_that_of_the_speaker_who_spoke_in_one() -> None:
    made, annotation = laid_out(IN_STATEMENT, STATEMENT_ADDED)
    items = attributions(made, annotation)
    author = issuer(annotation, items, 1)
    assert author is not None
    assert author.span(annotation).of(made.text) == "The army"
    assert issuer(annotation, items, 0) is None


def test_who_declines_to_be_named_declines_nothing_of_the_news() -> None:
    assert found(NAMED) == []


ADDING = (
    "She//PRON/PRP/2/nsubj said/say/VERB/VBD/0/root Sarn/Sarn/PROPN/NNP/4/nsubj fell/fall/VERB/VBD/2/ccomp "
    "_,//PUNCT/,/6/punct adding/add/VERB/VBG/4/advcl that//SCONJ/IN/9/mark many//ADJ/JJ/9/nsubj "
    "fled/flee/VERB/VBD/6/ccomp _.//PUNCT/./2/punct "
)
CITES = (
    "She//PRON/PRP/2/nsubj said/say/VERB/VBD/0/root Sarn/Sarn/PROPN/NNP/4/nsubj fell/fall/VERB/VBD/2/ccomp "
    "_,//PUNCT/,/6/punct citing/cite/VERB/VBG/2/advcl the//DET/DT/8/det cost//NOUN/NN/6/obj _.//PUNCT/./2/punct "
)
APPEARS = (
    "A//DET/DT/2/det video//NOUN/NN/3/nsubj appears/appear/VERB/VBZ/0/root to//PART/TO/5/mark "
    "show//VERB/VB/3/xcomp men/man/NOUN/NNS/7/nsubj fleeing/flee/VERB/VBG/5/ccomp _.//PUNCT/./3/punct "
)


def test_a_participle_of_saying_behind_a_comma_goes_on_with_the_cue() -> None:
    said, added = found(ADDING)
    assert said["content"] == "Sarn fell"
    assert (added["source"], added["content"]) == ("She", "that many fled")


def test_what_is_only_cited_is_no_speech() -> None:
    (item,) = found(CITES)
    assert item["content"] == "Sarn fell"


def test_what_seems_to_be_shown_is_doubtful() -> None:
    (item,) = found(APPEARS)
    assert item["hedged"]


HEARER = (
    "Guards/guard/NOUN/NNS/2/nsubj told/tell/VERB/VBD/0/root Radio/Radio/PROPN/NNP/7/nsubj Sarn/Sarn/PROPN/NNP/3/flat "
    "the//DET/DT/6/det road//NOUN/NN/7/nsubj was/be/AUX/VBD/2/ccomp shut/shut/ADJ/JJ/7/xcomp _.//PUNCT/./2/punct "
)
ASIDE_THAT = (
    "Radio/Radio/PROPN/NNP/3/nsubj Sarn/Sarn/PROPN/NNP/1/flat said/say/VERB/VBD/0/root _,//PUNCT/,/6/punct "
    "without//SCONJ/IN/6/mark citing/cite/VERB/VBG/3/advcl anyone//PRON/NN/6/obj _,//PUNCT/,/11/punct "
    "that//SCONJ/IN/11/mark war//NOUN/NN/11/nsubj loomed/loom/VERB/VBD/7/acl:relcl _.//PUNCT/./3/punct "
)
HUNG_ELSEWHERE = (
    "Sarn/Sarn/PROPN/NNP/2/nsubj fell/fall/VERB/VBD/0/root while//SCONJ/IN/5/mark Kyo/Kyo/PROPN/NNP/5/nsubj "
    "insists/insist/VERB/VBZ/2/advcl it//PRON/PRP/7/nsubj is/be/AUX/VBZ/2/advcl safe//ADJ/JJ/7/xcomp "
    "_.//PUNCT/./2/punct "
)
QUOTED_BY = (
    "The//DET/DT/2/det mayor//NOUN/NN/8/nsubj _,//PUNCT/,/4/punct quoted/quote/VERB/VBN/2/acl by//ADP/IN/6/case "
    "radio//NOUN/NN/4/obl:agent _,//PUNCT/,/2/punct said/say/VERB/VBD/0/root Sarn/Sarn/PROPN/NNP/10/nsubj "
    "fell/fall/VERB/VBD/8/ccomp _.//PUNCT/./8/punct "
)


def test_a_hearer_is_no_part_of_what_is_told() -> None:
    made, annotation = laid_out(HEARER)
    named = replace(annotation.sentences[0], entities=(Entity(2, 4, "ORG"),))
    (item,) = attributions(made, Annotation((named,)))
    assert [w.span(annotation).of(made.text) for w in item.content] == ["the road was shut"]


def test_a_clause_behind_an_aside() -> None:
    (item,) = found(ASIDE_THAT)
    assert (item["source"], item["content"]) == ("Radio Sarn", "that war loomed")


def test_a_clause_right_behind_its_verb_that_hangs_elsewhere() -> None:
    (item,) = found(HUNG_ELSEWHERE)
    assert (item["source"], item["content"]) == ("Kyo", "it is safe")


def test_who_quotes_a_speaker_passes_the_words_on() -> None:
    assert speakers(QUOTED_BY, "fell") == ["The mayor", "radio"]


TOLD_OUTLET = (
    "Guards/guard/NOUN/NNS/2/nsubj told/tell/VERB/VBD/0/root state//NOUN/NN/4/compound radio//NOUN/NN/2/iobj "
    "that//SCONJ/IN/7/mark Sarn/Sarn/PROPN/NNP/7/nsubj fell/fall/VERB/VBD/2/ccomp _.//PUNCT/./2/punct "
)
DISMISSED = (
    "Kyo/Kyo/PROPN/NNP/2/nsubj dismissed/dismiss/VERB/VBD/0/root an//DET/DT/4/det accusation//NOUN/NN/2/obj "
    "by//ADP/IN/6/case Orr/Orr/PROPN/NNP/4/nmod that//SCONJ/IN/10/mark its//PRON/PRP$/9/nmod:poss "
    "men/man/NOUN/NNS/10/nsubj looted/loot/VERB/VBD/4/acl farms/farm/NOUN/NNS/10/obj _.//PUNCT/./2/punct "
)
AND_FLED = (
    "The//DET/DT/2/det crew//NOUN/NN/3/nsubj fired/fire/VERB/VBD/6/ccomp _,//PUNCT/,/3/punct he//PRON/PRP/6/nsubj "
    "said/say/VERB/VBD/0/root _,//PUNCT/,/9/punct and//CCONJ/CC/9/cc fled/flee/VERB/VBD/3/conj _.//PUNCT/./6/punct "
)
SEMICOLON = (
    "Rain/rain/NOUN/NN/2/nsubj fell/fall/VERB/VBD/8/parataxis _;/;/PUNCT/:/2/punct roads/road/NOUN/NNS/5/nsubj "
    "flooded/flood/VERB/VBD/8/ccomp _,//PUNCT/,/5/punct guards/guard/NOUN/NNS/8/nsubj said/say/VERB/VBD/0/root "
    "_.//PUNCT/./8/punct "
)
LONG_TAIL = (
    "Sarn/Sarn/PROPN/NNP/2/nsubj fell/fall/VERB/VBD/0/root near//ADP/IN/4/case Tor/Tor/PROPN/NNP/2/obl "
    "_,//PUNCT/,/10/punct Kyo/Kyo/PROPN/NNP/10/nmod:poss _'s//PART/POS/6/case state-run/state-run/VERB/VBN/10/amod "
    "news//NOUN/NN/10/compound agency//NOUN/NN/4/appos said/say/VERB/VBD/2/parataxis _.//PUNCT/./2/punct "
)


def test_an_outlet_that_is_told_passes_the_words_on() -> None:
    assert speakers(TOLD_OUTLET, "fell") == ["Guards", "state radio"]


def test_who_dismisses_an_accusation_denies_what_it_says() -> None:
    (item,) = found(DISMISSED)
    assert (item["source"], item["stance"], item["content"]) == ("Kyo", Stance.DENIES, "that its men looted farms")


def test_a_verb_behind_the_cue_goes_on_with_the_one_before() -> None:
    (item,) = found(AND_FLED)
    assert item["content"] == "The crew fired … fled"


def test_a_trailing_cue_covers_what_stands_behind_the_last_semicolon() -> None:
    (item,) = found(SEMICOLON)
    assert item["content"] == "roads flooded"


def test_a_long_source_at_the_end_that_the_parse_hung_on_a_place() -> None:
    (item,) = found(LONG_TAIL)
    assert (item["source"], item["content"]) == ("Kyo's state-run news agency", "Sarn fell near Tor")


CAME = (
    "Nuns/nun/NOUN/NNS/2/nsubj say/say/VERB/VBP/0/root gunmen/gunman/NOUN/NNS/4/nsubj came/come/VERB/VBD/2/ccomp "
    "_.//PUNCT/./2/punct "
)
THEY_SHOT = "They//PRON/PRP/2/nsubj shot/shoot/VERB/VBD/0/root two//NUM/CD/2/obj _.//PUNCT/./2/punct "
MEDIA_REPORT = (
    "Media/media/NOUN/NNS/2/compound report//NOUN/NN/0/root that//SCONJ/IN/5/mark Sarn/Sarn/PROPN/NNP/5/nsubj "
    "fell/fall/VERB/VBD/2/acl _.//PUNCT/./2/punct "
)
LIQUID = (
    "The//DET/DT/2/det liquid//NOUN/NN/3/nsubj revealed/reveal/VERB/VBD/0/root it//PRON/PRP/6/nsubj "
    "was/be/AUX/VBD/6/cop acid//NOUN/NN/3/ccomp _.//PUNCT/./3/punct "
)
BEGAN = (
    "Marines/marine/NOUN/NNS/2/nsubj began/begin/VERB/VBD/0/root their//PRON/PRP$/4/nmod:poss assault//NOUN/NN/2/obj "
    "_,//PUNCT/,/7/punct they//PRON/PRP/7/nsubj won/win/VERB/VBD/2/ccomp _.//PUNCT/./2/punct "
)


def test_a_story_goes_on_about_those_of_whom_it_was_told() -> None:
    first, second = found(CAME, THEY_SHOT)
    assert (second["origin"], second["content"]) == (0, "They shot two")
    assert first["source"] == "Nuns"
    assert len(found(CAME, THEY_SHOT, paragraphs=(0, 1))) == 1


def test_media_that_report_are_a_source_though_the_parse_sees_a_noun() -> None:
    (item,) = found(MEDIA_REPORT)
    assert (item["source"], item["cue"]) == ("Media", "report")


def test_a_thing_that_reveals_is_no_source() -> None:
    assert found(LIQUID) == []


def test_what_begins_is_no_speech_unless_it_is_quoted() -> None:
    assert found(BEGAN) == []


LIVE = (
    "14:20//NUM/CD/9/obl _-//PUNCT/:/1/punct The//DET/DT/4/det mayor//NOUN/NN/5/nsubj says/say/VERB/VBZ/0/root "
    "two//NUM/CD/7/nummod men/man/NOUN/NNS/8/nsubj fled/flee/VERB/VBD/5/ccomp _.//PUNCT/./5/punct "
)
OMBUDSMAN = (
    "The//DET/DT/2/det ombudsman//NOUN/NN/6/nsubj _:/:/PUNCT/:/6/punct two//NUM/CD/5/nummod "
    "boys/boy/NOUN/NNS/6/nsubj fled/flee/VERB/VBD/0/root _.//PUNCT/./6/punct "
)
WHICH = (
    "Kyo/Kyo/PROPN/NNP/2/nsubj saw/see/VERB/VBD/0/root papers/paper/NOUN/NNS/2/obj according/accord/VERB/VBG/6/case "
    "to//ADP/IN/4/fixed which//PRON/WDT/8/obl arms/arm/NOUN/NNS/8/nsubj came/come/VERB/VBD/3/acl:relcl "
    "_.//PUNCT/./2/punct "
)


def test_the_time_of_a_live_report_is_no_part_of_what_is_said() -> None:
    (item,) = found(LIVE)
    assert (item["source"], item["content"]) == ("The mayor", "two men fled")


def test_an_office_before_a_colon_speaks_in_the_body_too() -> None:
    (item,) = found(OMBUDSMAN)
    assert (item["source"], item["content"]) == ("The ombudsman", "two boys fled")


def test_according_to_which_names_nobody() -> None:
    assert not [item for item in found(WHICH) if item["cue"] == "according to"]


REMAIN = (
    "A//DET/DT/2/det guard//NOUN/NN/9/nsubj _,//PUNCT/,/5/punct who//PRON/WP/5/nsubj asked/ask/VERB/VBD/2/acl:relcl "
    "to//PART/TO/7/mark remain//VERB/VB/5/xcomp anonymous//ADJ/JJ/7/xcomp said/say/VERB/VBD/0/root "
    "Sarn/Sarn/PROPN/NNP/11/nsubj fell/fall/VERB/VBD/9/ccomp _.//PUNCT/./9/punct "
)


def test_the_terms_of_an_interview_are_no_speech() -> None:
    (item,) = found(REMAIN)
    assert (item["source"], item["cue"]) == ("A guard", "said")


UNTIL = (
    "Roads/road/NOUN/NNS/2/nsubj closed/close/VERB/VBD/5/ccomp _,//PUNCT/,/2/punct he//PRON/PRP/5/nsubj "
    "said/say/VERB/VBD/0/root _,//PUNCT/,/8/punct until//ADP/IN/8/case dawn//NOUN/NN/2/obl _.//PUNCT/./5/punct "
)
LEAVING = (
    "Roads/road/NOUN/NNS/2/nsubj closed/close/VERB/VBD/5/ccomp _,//PUNCT/,/2/punct he//PRON/PRP/5/nsubj "
    "said/say/VERB/VBD/0/root _,//PUNCT/,/7/punct leaving/leave/VERB/VBG/5/advcl early//ADV/RB/7/advmod "
    "_.//PUNCT/./5/punct "
)


def test_what_goes_on_behind_a_cue_between_commas_is_said_too() -> None:
    (item,) = found(UNTIL)
    assert item["content"] == "Roads closed … until dawn"
    (item,) = found(LEAVING)
    assert item["content"] == "Roads closed"


ADMITTING = (
    "Sarn/Sarn/PROPN/NNP/2/nsubj fell/fall/VERB/VBD/6/ccomp _,//PUNCT/,/2/punct the//DET/DT/5/det "
    "mayor//NOUN/NN/6/nsubj said/say/VERB/VBD/0/root _,//PUNCT/,/8/punct admitting/admit/VERB/VBG/2/advcl "
    "that//SCONJ/IN/11/mark guards/guard/NOUN/NNS/11/nsubj fled/flee/VERB/VBD/8/ccomp _.//PUNCT/./6/punct "
)
SAY_MORE = (
    "They//PRON/PRP/2/nsubj said/say/VERB/VBD/0/root rain//NOUN/NN/4/nsubj fell/fall/VERB/VBD/2/ccomp "
    "_.//PUNCT/./2/punct "
)


def test_who_admits_with_a_participle_is_who_spoke() -> None:
    said, admitted = found(ADMITTING)
    assert (said["source"], admitted["source"]) == ("the mayor", "the mayor")
    assert admitted["stance"] is Stance.ADMITS


def test_they_who_say_more_are_the_several_who_spoke_before() -> None:
    made, annotation = laid_out(TORN_CLAUSE, SAY_MORE)
    author = issuer(annotation, attributions(made, annotation), 1)
    assert author is not None
    assert author.span(annotation).of(made.text) == "Aid workers"


DRAWN = (
    "The//DET/DT/2/det minister//NOUN/NN/6/nsubj:pass would//AUX/MD/6/aux not//PART/RB/6/advmod "
    "be/be/AUX/VB/6/aux:pass drawn/draw/VERB/VBN/0/root on//ADP/IN/9/case the//DET/DT/9/det toll//NOUN/NN/6/obl "
    "_.//PUNCT/./6/punct "
)
ANSWERED = (
    "The//DET/DT/2/det army//NOUN/NN/3/nsubj answered/answer/VERB/VBD/0/root from//ADP/IN/6/case the//DET/DT/6/det "
    "air//NOUN/NN/3/obl _:/:/PUNCT/:/9/punct jets/jet/NOUN/NNS/9/nsubj bombed/bomb/VERB/VBD/3/parataxis "
    "Sarn/Sarn/PROPN/NNP/9/obj _.//PUNCT/./3/punct "
)
CLOSE_TO = (
    "Kyo/Kyo/PROPN/NNP/2/nsubj agreed/agree/VERB/VBD/0/root to//PART/TO/4/mark talk//VERB/VB/2/xcomp "
    "_,//PUNCT/,/8/punct two//NUM/CD/7/nummod people/person/NOUN/NNS/8/nsubj close//VERB/VBP/2/parataxis "
    "to//ADP/IN/10/case it//PRON/PRP/8/obl said/say/VERB/VBD/2/parataxis _.//PUNCT/./2/punct "
)


def test_who_will_not_be_drawn_declines() -> None:
    (item,) = found(DRAWN)
    assert (item["source"], item["stance"]) == ("The minister", Stance.DECLINES)


def test_who_answers_with_bombs_says_nothing() -> None:
    assert found(ANSWERED) == []


def test_sources_close_to_talks_are_no_clause() -> None:
    assert "two people close to it" in [item["source"] for item in found(CLOSE_TO)]


ANSWERED_CHARGE = (
    "The//DET/DT/2/det army//NOUN/NN/3/nsubj said/say/VERB/VBD/0/root rebels/rebel/NOUN/NNS/5/nsubj "
    "killed/kill/VERB/VBD/3/ccomp nine//NUM/CD/7/nummod herders/herder/NOUN/NNS/5/obj _,//PUNCT/,/10/punct "
    "a//DET/DT/10/det charge//NOUN/NN/5/obl:unmarked the//DET/DT/12/det rebels/rebel/NOUN/NNS/13/nsubj "
    "deny//VERB/VBP/10/acl:relcl _.//PUNCT/./3/punct "
)
WHICH_DENIED = (
    "Residents/resident/NOUN/NNS/2/nsubj said/say/VERB/VBD/0/root soldiers/soldier/NOUN/NNS/4/nsubj "
    "shot/shoot/VERB/VBD/2/ccomp two//NUM/CD/6/nummod men/man/NOUN/NNS/4/obj _,//PUNCT/,/11/punct "
    "which//PRON/WDT/11/obj the//DET/DT/10/det army//NOUN/NN/11/nsubj denies/deny/VERB/VBZ/6/acl:relcl "
    "_.//PUNCT/./2/punct "
)
SOMETHING = (
    "The//DET/DT/2/det mayor//NOUN/NN/3/nsubj said/say/VERB/VBD/0/root rebels/rebel/NOUN/NNS/5/nsubj "
    "left/leave/VERB/VBD/3/ccomp Kara/Kara/PROPN/NNP/5/obj _,//PUNCT/,/8/punct something//PRON/NN/5/parataxis "
    "the//DET/DT/10/det rebels/rebel/NOUN/NNS/11/nsubj deny//VERB/VBP/8/acl:relcl _.//PUNCT/./3/punct "
)
IT_READ = (
    '"//PUNCT/``/3/punct _We//PRON/PRP/3/nsubj held/hold/VERB/VBD/8/ccomp Kara/Kara/PROPN/NNP/3/obj '
    '_,//PUNCT/,/3/punct _"//PUNCT/'
    "/3/punct it//PRON/PRP/8/nsubj read//VERB/VBD/0/root _.//PUNCT/./8/punct "
)


def test_an_answer_to_what_is_said_is_told_by_the_publisher() -> None:
    assert [item["content"] for item in found(ANSWERED_CHARGE)] == ["rebels killed nine herders"]
    assert [item["content"] for item in found(WHICH_DENIED)] == ["soldiers shot two men"]
    assert [item["content"] for item in found(SOMETHING)] == ["rebels left Kara"]


def test_what_it_reads_is_the_paper_of_who_spoke_before() -> None:
    made, annotation = laid_out(SAID, IT_READ)
    items = attributions(made, annotation)
    author = issuer(annotation, items, 1)
    assert author is not None
    assert author.span(annotation).of(made.text) == "The army"


NO_COMMENT = (
    "Asked/ask/VERB/VBN/7/advcl whether//SCONJ/IN/4/mark guns/gun/NOUN/NNS/4/nsubj fired/fire/VERB/VBD/1/ccomp "
    "_,//PUNCT/,/1/punct Venn/Venn/PROPN/NNP/7/nsubj said/say/VERB/VBD/0/root _://PUNCT/:/11/punct "
    '"//PUNCT/``/11/punct _No//DET/DT/11/det comment//NOUN/NN/7/ccomp _.//PUNCT/./11/punct _"//PUNCT/'
    "/11/punct "
)
NINE_DEAD = (
    "Parties/party/NOUN/NNS/2/nsubj spoke/speak/VERB/VBD/0/root of//ADP/IN/4/case nine//NUM/CD/2/obl "
    "dead//ADJ/JJ/2/obl _.//PUNCT/./2/punct "
)


def test_who_has_no_comment_declines_and_who_is_asked_does_not_ask() -> None:
    items = {str(item["cue"]): item for item in found(NO_COMMENT)}
    assert (items["said"]["source"], items["said"]["stance"]) == ("Venn", Stance.DECLINES)
    assert "Asked" not in items or items["Asked"]["source"] is None


def test_who_speaks_of_some_dead() -> None:
    (item,) = found(NINE_DEAD)
    assert (item["source"], item["content"]) == ("Parties", "nine dead")


def test_of_a_sentence_that_is_all_sayings_a_bounded_number_is_looked_at() -> None:
    """Each is compared with the others of its sentence."""
    words, at = "", 0
    for _ in range(40):
        above = "0/root" if not at else "3/conj"
        words += f"officials/official/NOUN/NNS/{at + 3}/nsubj there//ADV/RB/{at + 1}/advmod said/say/VERB/VBD/{above} "
        words += f"troops/troop/NOUN/NNS/{at + 5}/nsubj left/leave/VERB/VBD/{at + 3}/ccomp "
        at += 5
    found = attributions(*document(sentence(words)))
    assert 12 < len(found) <= 24
