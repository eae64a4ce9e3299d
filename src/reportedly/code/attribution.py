"""Who says so, in which words, how surely: every attribution of a document.

The rules read the parse, the quotation marks and data/lexicons/attribution.toml; what runs over several sentences is
joined in `attribution_carry`. Sources are given as worded; who "it" is, is for the document's coreference to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from reportedly.annotate.annotation import Annotation, Sentence
from reportedly.bounds import Bound, note
from reportedly.changed import replace
from reportedly.code.attributed import Attributed, Kind, Words, verb_of
from reportedly.code.attribution_bounds import bounded
from reportedly.code.attribution_carry import announced, carried, summed_up, transcribed
from reportedly.code.attribution_passing import passed_on
from reportedly.code.attribution_phrases import by_phrase
from reportedly.code.attribution_quotes import join_quotes
from reportedly.code.attribution_scene import Scene
from reportedly.code.attribution_silence import as_silence
from reportedly.code.attribution_states import by_state
from reportedly.code.attribution_verbs import by_verb
from reportedly.code.cues import Cues, load_cues
from reportedly.code.forms import lemma_of
from reportedly.code.nouns import load_nouns
from reportedly.code.phrases import head_of
from reportedly.code.quotes import Quote, quotes
from reportedly.code.roles import can_act
from reportedly.code.stance import admits, source_side
from reportedly.code.time_words import load_times
from reportedly.model import BlockKind, Document, Stance

_CUES = 24  # verbs of saying of one sentence that are looked at; in five thousand of the news it was four at most
_SELF = frozenset({"i", "we", "you", "me", "us", "my", "our", "your"})


def attributions(
    document: Document, annotation: Annotation, *, attitudes: bool = False, quoted: tuple[Quote, ...] | None = None
) -> tuple[Attributed, ...]:
    """Every attribution of the document's title and body, in the order of their cues.

    With `attitudes`, also what people want or favour where no saying is told ("the union wants talks").
    `quoted` are the document's quotations, where the caller knows them.
    Indices in `origin` and `outer` are those of the returned tuple.
    """
    del document  # the sentences hold all that is needed; the signature is that of the other stages
    cues = load_cues()
    marked = quotes(annotation) if quoted is None else quoted
    within: dict[int, set[int]] = {}
    marked_by: dict[int, list[Words]] = {}
    for quote in marked:
        for piece in quote.pieces:
            within.setdefault(piece.sentence, set()).update(range(piece.first, piece.past))
            marked_by.setdefault(piece.sentence, []).append(piece)
    found: list[Attributed] = []
    for number, sentence in enumerate(annotation.sentences):
        marks = frozenset(within.get(number, ()))
        scene = Scene(sentence, number, marks, cues, heading=_is_heading(annotation, number), every=attitudes)
        base = len(found)
        verbs = sentence.of_upos("VERB", "AUX")
        made = list(islice((a for v in verbs if (a := by_verb(scene, v)) is not None), _CUES + 1))
        if len(made) > _CUES:
            note(Bound.SAYINGS)
            made.pop()
        if attitudes:
            made = [a for a in made if not _only_describes(annotation, a)]
            made = [*made, *_unseen(by_state(scene), made)]
        else:
            made = [a for a in made if not _only_cites(annotation, a, cues)]
            made = [a for a in made if a.kind is not Kind.ATTITUDE and _can_show(annotation, a, cues)]
        made += [a for a in by_phrase(scene) if a.source is None or attitudes or not _is_mute(sentence, a, cues)]
        made = _answering(sentence, made, cues)
        if not made:
            continue
        made = _absorbed(_within_quotes(annotation, _denied(annotation, made), marked_by.get(number, [])))
        extras = passed_on(scene, made)
        cited = {e.cue for e, _ in extras if e.cue is not None}
        made = [replace(a, content=()) if a.cue in cited else a for a in made]
        for extra, index in extras:
            if extra.rule.startswith("citing"):
                made.append(replace(extra, outer=base + index))
            else:
                made[index] = replace(made[index], outer=base + len(made))
                made.append(extra)
        found.extend(made)
    found = bounded(annotation, found)
    found = join_quotes(annotation, found, marked)
    found = summed_up(annotation, announced(annotation, transcribed(annotation, found)))
    found = carried(annotation, found, marked, story=not attitudes)
    found = [as_silence(annotation, item) for item in _passed_along(found)]
    return _in_order(_once(annotation, found))


def _is_heading(annotation: Annotation, number: int) -> bool:
    """Whether the sentence is of a title, or a paragraph of its own that opens the document."""
    sentences = annotation.sentences
    if sentences[number].block is BlockKind.TITLE:
        return True
    return number == 0 and len(sentences) > 1 and sentences[1].paragraph != sentences[0].paragraph


def _passed_along(found: list[Attributed]) -> list[Attributed]:
    """Those who pass words on with all that these came to: quotations are joined to who said them."""
    found = list(found)
    for item in found:
        if item.outer is not None and found[item.outer].rule.startswith("carried"):
            found[item.outer] = replace(found[item.outer], content=item.content, head=item.head)
    return found


def _only_describes(annotation: Annotation, item: Attributed) -> bool:
    """ "Lawyers seeking a hearing", "a law requiring visas": a participle that says which ones are meant."""
    cue = item.cue
    if cue is None or item.kind not in (Kind.ATTITUDE, Kind.REACTION, Kind.EVIDENCE, Kind.DIRECTIVE):
        return False
    tokens = annotation.sentences[cue.sentence].tokens
    verb = next((i for i in range(cue.first, cue.past) if tokens[i].deprel == "acl"), None)
    return verb is not None and tokens[verb].xpos == "VBG" and tokens[verb - 1].text != ","


def _only_cites(annotation: Annotation, item: Attributed, cues: Cues) -> bool:
    """ "Said …, citing the cost": what is cited is no speech of its own."""
    cue = item.cue
    if cue is None or not item.rule.endswith("object"):
        return False
    last = annotation.sentences[cue.sentence].tokens[cue.past - 1]
    return last.xpos == "VBG" and lemma_of(last) in cues.classes["passing_on.citing"]


def _unseen(further: list[Attributed], made: list[Attributed]) -> list[Attributed]:
    """The further ones whose cue shares no word with the cue of one made before."""
    return [
        a
        for a in further
        if a.cue is not None and not any(o.cue and o.cue.first < a.cue.past and a.cue.first < o.cue.past for o in made)
    ]


def chain(
    made: tuple[Attributed, ...], sentence: int, word: int, *, among: Sequence[int] | None = None
) -> tuple[int, ...]:
    """Indices of the attributions that cover a word, from who first said it to who is nearest to the publisher.

    What a source only reacts to, or is asked about, is not its word and gives no link. `among`: the indices of those
    whose content holds the word, where the caller knows.
    """
    held = [i for i, item in enumerate(made) if item.holds(sentence, word)] if among is None else among
    covering = [i for i in held if _asserted(made[i], sentence, word)]
    if len(covering) < 2:
        return tuple(covering)
    depth = {i: sum(_within(made, i, j) for j in covering if j != i) for i in covering}
    return tuple(sorted(covering, key=lambda i: (-depth[i], _size(made[i]), i)))


def _asserted(item: Attributed, sentence: int, word: int) -> bool:
    return item.topic is None or not item.topic.holds(sentence, word)


def _is_self(item: Attributed, annotation: Annotation) -> bool:
    source = item.source
    if source is None or source.past - source.first != 1:
        return False
    return annotation.sentences[source.sentence].tokens[source.first].low in _SELF


def _within(made: tuple[Attributed, ...], inner: int, outer: int) -> bool:
    """Whether the inner attribution is itself part of what the outer says."""
    if made[inner].outer == outer:
        return True
    if made[outer].outer == inner:
        return False
    anchor = made[inner].cue or made[inner].source
    return anchor is not None and made[outer].holds(anchor.sentence, anchor.first)


def _size(item: Attributed) -> int:
    return sum(w.past - w.first for w in item.content)


def _once(annotation: Annotation, found: list[Attributed]) -> list[Attributed]:
    """ "He said he believed that …" is one statement: the thought inside shows no head."""
    heads = {a.head for a in found if a.kind is Kind.SPEECH and a.head is not None}
    kept = []
    for item in found:
        source, cue = item.source, item.cue
        inside = item.kind is Kind.THOUGHT and cue is not None and (cue.sentence, cue.past - 1) in heads
        if inside and source is not None and _is_pronoun(annotation, source):
            item = replace(item, head=None)
        kept.append(item)
    return kept


def _is_pronoun(annotation: Annotation, source: Words) -> bool:
    return annotation.sentences[source.sentence].tokens[source.past - 1].upos == "PRON"


def _can_show(annotation: Annotation, item: Attributed, cues: Cues) -> bool:
    """Whether the source can say or show anything: people, papers and pictures can; a raid and a liquid cannot."""
    if item.source is None or item.cue is None:
        return True
    verb = annotation.sentences[item.cue.sentence].tokens[verb_of(item.cue, annotation)]
    lemma = lemma_of(verb)
    if _is_mute(annotation.sentences[item.source.sentence], item, cues):
        return False
    plain = lemma not in cues.classes["cues.revealing"] and not item.rule.endswith("object")
    said = item.kind is Kind.SPEECH and (plain or lemma in cues.classes["cues.vouching"])
    if said or verb.upos != "VERB" or lemma in cues.classes["cues.bearing"]:
        return True
    tokens = annotation.sentences[item.source.sentence].tokens[item.source.first : item.source.past]
    if verb.xpos == "VBZ" and [t.low for t in tokens] == ["it"] and item.rule.endswith("object"):
        # "It underscores the need for help": what was told of before does, be it no report
        before = annotation.sentences[max(item.cue.sentence - 1, 0)].tokens
        return any(t.low_lemma in cues.speaking for t in before)
    nouns = load_nouns()
    return any(
        t.upos in ("PROPN", "PRON", "NUM")
        or t.text.isupper()
        or lemma_of(t) in cues.speaking
        or nouns.is_people(lemma_of(t))
        for t in tokens
    )


def _is_mute(sentence: Sentence, item: Attributed, cues: Cues) -> bool:
    """Whether a source is a deed ("the raids in Orra show"), or a thing of which a message or a denial makes a speaker:
    "ways to send the message", "a shelter that will aid in denying them peace"."""
    assert item.source is not None
    head = head_of(sentence, item.source.first, item.source.past)
    token = sentence.tokens[head]
    if token.upos != "NOUN" or token.low_lemma in cues.speaking:
        return False
    joined = item.cue is not None and any(
        sentence.tokens[w].deprel == "conj" and token.head != w for w in range(item.cue.first, item.cue.past)
    )
    if joined and item.rule.endswith(": object"):
        return False  # "said operations were normal and dismissed a report": whose subject is found later
    if token.low_lemma in load_times().deed or token.low_lemma == "use":
        return True
    carried = item.rule.startswith("noun ") or item.rule.endswith(": object")
    return carried and not can_act(sentence, head)


def _within_quotes(annotation: Annotation, made: list[Attributed], marked: list[Words]) -> list[Attributed]:
    """What is attributed inside a quotation ends with it; who says "I think" there is the one who is quoted."""
    kept = []
    for item in made:
        around = next((q for q in marked if item.cue is not None and q.holds(item.cue.sentence, item.cue.first)), None)
        if around is None:
            kept.append(item)
            continue
        if _is_self(item, annotation):
            continue
        clipped = (Words(w.sentence, max(w.first, around.first), min(w.past, around.past)) for w in item.content)
        kept.append(replace(item, content=tuple(w for w in clipped if w.first < w.past)))
    return kept


def _answering(sentence: Sentence, made: list[Attributed], cues: Cues) -> list[Attributed]:
    """ "Said in answer to a claim by the Front that two had died": what stands behind is the word of who answers, where
    nothing else is told that he said."""
    for n, item in enumerate(made):
        cue = item.cue
        if cue is None or item.content or item.source is None or item.kind is not Kind.SPEECH:
            continue
        verb = next((w for w in range(cue.first, cue.past) if sentence.tokens[w].upos == "VERB"), None)
        answers = [] if verb is None else [c for c in sentence.children[verb] if c > verb and _is_answer(sentence, c)]
        for other in made:
            carrier = other.cue
            if carrier is None or not other.rule.startswith("noun ") or other is item:
                continue
            end = max((w.past for w in other.content), default=len(sentence.tokens))
            if any(t.low == "that" and t.upos == "SCONJ" for t in sentence.tokens[end:]):
                continue  # "said in answer to a claim that two had died that nobody had"
            if (
                sentence.tokens[carrier.first].head in answers
                and lemma_of(sentence.tokens[carrier.first]) in cues.nouns
            ):
                made = [*made]
                made[n] = replace(item, content=other.content, head=other.head)
                made.remove(other)
                return made
    return made


def _is_answer(sentence: Sentence, word: int) -> bool:
    token = sentence.tokens[word]
    return token.relation == "obl" and token.low_lemma in load_cues().classes["nouns.replies"]


def _denied(annotation: Annotation, made: list[Attributed]) -> list[Attributed]:
    """Who denies an accusation denies what it says: "dismissed [an accusation by Orr that …]" is no word of Orr's."""
    made = list(made)
    for n, item in enumerate(made):
        if item.stance is not Stance.DENIES or item.cue is None or item.source is None:
            continue
        verb = verb_of(item.cue, annotation)
        tokens = annotation.sentences[item.cue.sentence].tokens
        for other in made:
            carrier = other.cue
            if other.rule.startswith("noun ") and carrier is not None and tokens[carrier.first].head == verb:
                made[n] = replace(item, content=other.content, head=other.head, topic=None)
                made.remove(other)
                break
    return made


def _absorbed(made: list[Attributed]) -> list[Attributed]:
    """Without the nouns that only carry what a verb says ("denied reports that …") and name no source themselves."""
    kept: list[Attributed] = []
    for item in made:
        carrier = item.cue
        if item.rule.startswith("noun ") and item.source is not None and carrier is not None:
            same = [o for o in made if o is not item and o.source == item.source and not o.rule.startswith("noun ")]
            if any(o.kind is Kind.SPEECH and o.content and o.holds(carrier.sentence, carrier.first) for o in same):
                continue
        if item.rule.startswith("noun ") and item.source is None and carrier is not None:
            over = [o for o in made if o is not item and o.holds(carrier.sentence, carrier.first)]
            plain = not item.hedged and item.kind is Kind.SPEECH and item.stance is Stance.ASSERTS
            if any(_near(o, carrier) or (plain and o.source is not None) for o in over):
                continue
        kept.append(item)
    return kept


def _near(over: Attributed, carrier: Words) -> bool:
    return (
        over.head is not None
        and over.cue is not None
        and 0 < carrier.first - over.cue.past < 4
        and over.rule.endswith("object")
    )


def _in_order(found: list[Attributed]) -> tuple[Attributed, ...]:
    def place(index: int) -> tuple[int, int]:
        item = found[index]
        anchor = item.cue or (item.content[0] if item.content else item.source)
        return (anchor.sentence, anchor.first) if anchor else (0, 0)

    kept = [i for i in range(len(found)) if found[i].content]
    order = sorted(kept, key=place)
    new: dict[int | None, int] = {old: position for position, old in enumerate(order)}
    return tuple([_moved(found[i], new) for i in order])


def _moved(item: Attributed, new: Mapping[int | None, int]) -> Attributed:
    if item.origin is None and item.outer is None:
        return item
    return replace(item, origin=new.get(item.origin), outer=new.get(item.outer))


__all__ = ["Attributed", "Kind", "Words", "admits", "attributions", "chain", "source_side"]
