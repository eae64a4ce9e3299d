"""Who says it, where a relative clause parts them from their "said": "…, a doctor who treated the wounded said".

The encoder takes such a "said" for one more verb of the relative clause, or for one beside it, and whoever says it for
another name of what stands before the comma. Nothing is then told by anybody. Behind a comma, a noun phrase and its
relative clause, if it has one, a "said" without a subject has that noun phrase for one; what stands before the comma
is what is said: "…, all of them farmers, a local firm and a union said". So it is with a name that its body parts from
the "said": "…, Awa Keita, of the nurses' union, told the Post".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_SAYING = frozenset({"said", "says", "told"})
_ASKED = frozenset({"reached", "contacted", "interviewed", "questioned"})
_HOW = frozenset({"by", "on", "over", "via", "before", "after", "at", "in"})
_NEAR_SAID = 18  # words from whoever says it, with post and name, to "said"
_OF = frozenset({"of", "from", "with", "at", "for"})
_NEAR = 7  # words from there to "said"
_RELATIVES = frozenset({"WDT", "WP", "WP$"})
_OF_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP", "PRON", "PART"})
_NAMING = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LONGEST = 10  # words of the noun phrase
_MOST = 24  # words of its relative clause
_BEHIND = {"obl:agent": "obl", "nmod": "obl", "obl": "obl", "obl:unmarked": "obl:unmarked", "advmod": "advmod"}


def sayings_hung(
    words: Sequence[str], upos: Sequence[str], xpos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> tuple[Sequence[int], Sequence[str]]:
    """Heads and relations of a sentence, such a "said" as its root; the same where there is none."""
    if _SAYING.isdisjoint(words):
        return heads, deprels
    if not _ASKED.isdisjoint(words):
        heads, deprels = _reached(words, xpos, heads, deprels)
    if ";" in words:
        deprels = _parted(words, heads, deprels)
    heads, deprels = _named_apart(words, upos, heads, deprels)
    heads, deprels = _of_whoever_says(words, upos, heads, deprels)
    heads, deprels = _posts_joined(words, upos, heads, deprels)
    found = next((i for i, word in enumerate(words) if word in _SAYING and _is_bare(i, xpos, heads, deprels)), -1)
    if (behind := _behind_its_verb(found, words, upos, heads, deprels)) >= 0:
        new_heads = list(heads)
        new_heads[behind] = found
        return new_heads, deprels
    comma, relative = _before(found, words, upos, xpos) if found > 0 else (-1, -1)
    if comma <= 0 and found > 0:
        comma, relative = _right_before(found, words, upos), found
    if comma <= 0:
        return heads, deprels
    main = next((i for i, head in enumerate(heads) if head < 0), -1)
    if not (main < comma or main == found):
        return heads, deprels
    speaker = next((i for i in range(comma + 1, relative) if heads[i] not in range(comma + 1, relative)), -1)
    if speaker < 0 or (main == found and not any(h == found for h in heads[:comma])):
        return heads, deprels
    new_heads, new_deprels = list(heads), list(deprels)
    for i in range(found + 1, len(words)):
        if heads[i] < found and (deprels[i] == "punct" or deprels[i] in _BEHIND):
            new_heads[i], new_deprels[i] = found, _BEHIND.get(deprels[i], deprels[i])
    if main != found:
        new_heads[main], new_deprels[main] = found, "ccomp"
    new_heads[found], new_deprels[found] = -1, "root"
    new_heads[speaker], new_deprels[speaker] = found, "nsubj"
    for i in range(speaker + 1, relative):  # "medics and the army said": no army that was hit with those before
        if deprels[i] == "conj" and heads[i] < comma:
            new_heads[i] = speaker
    return new_heads, new_deprels


def _parted(words: Sequence[str], heads: Sequence[int], deprels: Sequence[str]) -> Sequence[str]:
    """ "They fled, she said; the army denied it": behind a semicolon stands nothing that she said, if it has a subject
    and what she said stands before."""
    new = list(deprels)
    for verb, relation in enumerate(deprels):
        said = heads[verb]
        if relation != "ccomp" or not 0 <= said < verb or words[said] not in _SAYING:
            continue
        told = any(deprels[i] == "ccomp" for i in _below(said, heads) if i < said)
        if told and ";" in words[said:verb] and any(deprels[i].startswith("nsubj") for i in _below(verb, heads)):
            new[verb] = "parataxis"
    return new


def _posts_joined(
    words: Sequence[str], upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> tuple[Sequence[int], Sequence[str]]:
    """ "Shells fell and hurt two, the commander of the port, Jo Roe, said": a post that a parse took for the subject of
    the verb before it is that of whoever says so."""
    said = next((i for i, head in enumerate(heads) if head < 0), -1)
    if said < 5 or words[said] not in _SAYING:
        return heads, deprels
    name = next((i for i in _below(said, heads) if deprels[i] == "nsubj" and i < said), -1)
    start = min((c for c in _below(name, heads) if c < name and upos[c] != "PUNCT"), default=name) if name > 0 else -1
    if start < 4 or words[start - 1] != "," or upos[name] != "PROPN":
        return heads, deprels
    for post in range(start - 2, max(0, start - _LONGEST - 2), -1):
        if upos[post] in ("VERB", "PUNCT"):
            break
        if deprels[post] == "nsubj" and 0 <= heads[post] < post and upos[heads[post]] == "VERB":
            first = min((c for c in _below(post, heads) if c < post and upos[c] != "PUNCT"), default=post)
            if heads[post] < first - 1 and words[first - 1] == ",":
                new_heads, new_deprels = list(heads), list(deprels)
                new_heads[post], new_deprels[post] = said, "nsubj"
                new_heads[name], new_deprels[name] = post, "appos"
                return new_heads, new_deprels
            break
    return heads, deprels


def _behind_its_verb(
    saying: int, words: Sequence[str], upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> int:
    """ "…, injuring nine others, the mayor, Ada Brun, said": whom the parse has for the subject of the participle, or
    -1. No subject of one stands behind its object and a comma."""
    for i in range(saying - 1, max(0, saying - _NEAR_SAID), -1):
        if upos[i] == "VERB":
            return -1
        if deprels[i] == "nsubj":
            first = min((c for c in _below(i, heads) if c < i and upos[c] != "PUNCT"), default=i)
            behind = 0 <= heads[i] < first - 1 and upos[heads[i]] == "VERB" and words[first - 1] == ","
            return i if behind and words[saying - 1] == "," else -1
    return -1


def _named_apart(
    words: Sequence[str], upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> tuple[Sequence[int], Sequence[str]]:
    """A name with its body between commas tells it, never whom "told" has behind it."""
    said = next((i for i, head in enumerate(heads) if head < 0), -1)
    if said < 1 or words[said] not in _SAYING or words[said - 1] != ",":
        return heads, deprels
    below = list(_below(said, heads))
    subjects = [i for i in below if deprels[i] == "nsubj"]
    if any(i < said or words[said] != "told" for i in subjects):
        return heads, deprels
    past = next((i for i in range(said - 2, max(0, said - _MOST), -1) if words[i] == ","), -1)
    first = past
    while first > 0 and past - first <= _LONGEST and upos[first - 1] in _OF_PHRASE:
        first -= 1
    of_body = past > 0 and words[past + 1] in _OF and all(tag in _OF_PHRASE for tag in upos[past + 1 : said - 1])
    speaker = next((i for i in range(first, past) if heads[i] not in range(first, past)), -1)
    if not of_body or speaker < 0 or upos[speaker] != "PROPN" or words[first - 1] != ",":
        return heads, deprels
    if (
        not any(deprels[i] == "ccomp" and i < first for i in below)
        or heads[speaker] > first
        or deprels[speaker] == "obj"
    ):
        return heads, deprels
    new_heads, new_deprels = list(heads), list(deprels)
    new_heads[speaker], new_deprels[speaker] = said, "nsubj"
    for i in subjects:
        new_deprels[i] = "obj"
    return new_heads, new_deprels


def _of_whoever_says(
    words: Sequence[str], upos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> tuple[Sequence[int], Sequence[str]]:
    """ "He was shot, Dr Obeid of the ward at Al-Nur hospital said": where she works, and not where he was shot."""
    said = next((i for i, head in enumerate(heads) if head < 0), -1)
    if said < 1 or words[said] not in _SAYING:
        return heads, deprels
    who = next((i for i in _below(said, heads) if deprels[i] == "nsubj"), -1)
    told = next((i for i in _below(said, heads) if deprels[i] == "ccomp" and i < min(who, said)), -1)
    if told < 0:
        return heads, deprels
    past = said if who < said else len(words)
    for place in range(who + 1, past):
        if heads[place] != told or deprels[place] != "obl":
            continue
        case = next((i for i in _below(place, heads) if deprels[i] == "case"), -1)
        owner = case - 1
        if owner < who or upos[owner] not in ("NOUN", "PROPN"):
            continue
        while deprels[owner] in ("flat", "compound") and heads[owner] >= who:
            owner = heads[owner]
        if owner == who or heads[owner] == who:
            new_heads, new_deprels = list(heads), list(deprels)
            new_heads[place], new_deprels[place] = owner, "nmod"
            return new_heads, new_deprels
    return heads, deprels


def _reached(
    words: Sequence[str], xpos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]
) -> tuple[Sequence[int], Sequence[str]]:
    """ "Residents reached by phone said that", "reached before the line broke said": they said so, and reached
    nobody."""
    for verb, word in enumerate(words[:-2]):
        if word not in _ASKED or words[verb + 1] not in _HOW or not xpos[verb].startswith("VB"):
            continue
        said = next((i for i in range(verb + 2, min(len(words), verb + _NEAR)) if words[i] in _SAYING), -1)
        who = next((i for i in _below(verb, heads) if i < verb and deprels[i].startswith("nsubj")), -1)
        own = [deprels[i] for i in _below(said, heads)] if said > 0 else ["nsubj"]
        hung = heads[verb] == said or (heads[verb] < 0 and said > 0 and heads[said] == verb)
        if who < 0 or not hung or "nsubj" in own or any(deprels[i] == "aux" for i in _below(verb, heads)):
            continue
        new_heads, new_deprels = list(heads), list(deprels)
        if heads[said] == verb:
            new_heads[said], new_deprels[said] = -1, "root"
        new_heads[who], new_deprels[who] = said, "nsubj"
        new_heads[verb], new_deprels[verb] = who, "acl"
        return new_heads, new_deprels
    return heads, deprels


def _is_bare(word: int, xpos: Sequence[str], heads: Sequence[int], deprels: Sequence[str]) -> bool:
    """Whether it has no subject and no auxiliary, is joined to nothing and ends the sentence but for when and how."""
    own = {deprels[i] for i in _below(word, heads)}
    if not own.isdisjoint(("nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "cc")) or xpos[word - 1] == "CC":
        return False
    return xpos[word].startswith("VB") and not any(tag in _FINITE for tag in xpos[word + 1 :])


def _below(word: int, heads: Sequence[int]) -> Iterator[int]:
    return (i for i, head in enumerate(heads) if head == word)


def _before(saying: int, words: Sequence[str], upos: Sequence[str], xpos: Sequence[str]) -> tuple[int, int]:
    """The comma before the noun phrase, and the pronoun of its relative clause; (-1, -1) where there are no such."""
    relative = next((i for i in range(saying - 2, max(0, saying - _MOST), -1) if xpos[i] in _RELATIVES), -1)
    if relative < 0 or not any(upos[i] in ("VERB", "AUX") for i in range(relative, saying)):
        return -1, -1
    past = relative - 1 if words[relative - 1] == "," and words[saying - 1] == "," else relative
    first = past
    while first > 0 and past - first <= _LONGEST and upos[first - 1] in _OF_PHRASE:
        first -= 1
    named = any(upos[i] in _NAMING for i in range(first, past))
    return (first - 1, past) if named and words[first - 1] == "," else (-1, -1)


def _right_before(saying: int, words: Sequence[str], upos: Sequence[str]) -> int:
    """The comma behind which nothing but a noun phrase, or two, stands before the word; -1 where there is none."""
    first = saying
    while first > 0 and saying - first <= _LONGEST and (upos[first - 1] in _OF_PHRASE or upos[first - 1] == "CCONJ"):
        first -= 1
    named = first < saying and upos[saying - 1] in _NAMING and upos[first] not in ("ADP", "CCONJ")
    return first - 1 if named and first > 1 and words[first - 1] == "," else -1
