"""Words of a text by rule, as UD English-EWT divides them: clitics, most hyphens, slashes, currency and units part."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from string import ascii_lowercase

from reportedly.model import Span


@dataclass(frozen=True)
class Rules:
    """What `data/lexicons/abbreviations.toml` says, in lower case; a contraction has the length of its first part."""

    titles: frozenset[str]
    others: frozenset[str]
    before_number: frozenset[str]
    capitalised: frozenset[str]
    prefixes: frozenset[str]
    contractions: dict[str, int]
    unmarked: frozenset[str]
    never_owned: frozenset[str]
    starters: frozenset[str]
    saying: frozenset[str]
    after_saying: frozenset[str]
    closings: frozenset[str]
    cuts: tuple[str, ...]
    pattern: re.Pattern[str]

    @cached_property
    def special(self) -> frozenset[str]:
        """Words of bare letters that are more than one word, or that miss an apostrophe."""
        return self.unmarked.union(self.contractions)

    @cached_property
    def short(self) -> frozenset[str]:
        """Words of bare letters to which a full stop behind them may belong."""
        return self.titles.union(self.others, self.before_number, ascii_lowercase, {"etc"})


_PATTERN = r"""
  (?P<address> (?:https?|ftp)://[^\s<>"“”]+ | www\.[^\s<>"“”]+ | mailto:\S+
             | [\w.+%-]{1,64}@(?:[\w-]{1,63}(?:\.[\w-]{1,63}){1,8} | (?<!\.@)[\w-]{1,63})
             | (?<![\w@.-])(?=[\w-]{1,63}\.[A-Za-z0-9])
               (?: [A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,5}\.(?:DOMAIN)(?:\.[a-z]{2})?\b(?!\.[a-z])
                   (?:/[^\s<>"“”]*)?
                 | [a-z]{2,20}(?:\.[a-z][a-z-]{1,20}){2,5}(?![\w.]) ) )
 | (?P<figure> (?<![\w.])(?:\d{1,2}|\d{2,3}0)['’]s(?!\w)
             | (?<![\w.])(?!24/7)\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d{2}))?(?![\w/])
             | (?<![\w-])(?:\d{4}-\d\d-\d\d|\d{3}-(?:\d{3}-)?\d{4})(?![\w-])
             | (?<!\w)\+\d[\d,.]*\d | (?<!\w)\+\d
             | (?:(?<![\w.])\.)?(?:\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)|\d+)(?:[.:]\d+)*(?=(?i:UNIT)?(?!\w)) )
 | (?P<unit> (?<=\d)(?i:UNIT)(?!\w) )
 | (?P<acronym> (?<![\w.])(?:LETTER\.){2,}(?:LETTER(?!\w))? | (?<![\w.])(?:LETTER\.)+LETTER(?![\w.])
              | (?<!\w)Ph\.D\.? )
 | (?P<handle> (?<!\w)[@\#][^\W\d]\w* )
 | (?P<money> \${2,} | (?:(?<!\w)(?:US|A|C|NZ|HK|S|R))?\$ )
 | (?P<joined> [A-Z]+&[A-Z]+\b )
 | (?P<word> \wINNER*(?:['’\u02bc`]\wINNER*)* )
 | (?P<clitic> (?:(?<!\w)|(?<=\d))['’](?:s|ll|re|ve|d|m)(?!['’\w]) )
 | (?P<smile> (?<!\w)[:;=]-?[)(DP](?!\w) )
 | (?P<mark> \.{2,} | …\.? | -{2,} | [?!]+ | '' | ’’ | ``
           | << | >> | ={2,} | _{2,} | \*{2,} | ~{2,} | \+{2,} | VISIBLE )
"""
_PARTS = {
    "LETTER": r"[^\W\d_]",
    "DOMAIN": r"(?i:com|org|net|gov|edu|docx?|xlsx?|pptx?|pdf|txt|csv|html?|jpe?g|png|gif|zip)"
    r"|info|co\.[a-z]{2}|news|int|mil",
    "INNER": r"[\w\u00ad\u0300-\u036f\u200c\u200d\u2060]",  # combining accents and soft hyphens stand inside words
    "VISIBLE": r"[^\s\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]",
}
_BARE = re.compile(r"""(?:\s+|(?<=[“"(\[]))([A-Za-z]+)([,.;:?!])?(?=[\s”")]|\Z)""")
"""Letters alone between blanks, quotation marks or brackets, or with one mark behind them: one word and the mark
whatever the rules say, but for words that are two or lack an apostrophe, and for those that are cut short."""
_MARK = re.compile(r"""\s*([“”"(),\[\]–—])(?![\u0300-\u036f])""")
"""Marks of which each is a word of its own wherever it begins one."""
_CLITIC = re.compile(r"(?:n['’]t|['’`](?:s|ll|re|ve|d|m))\Z", re.IGNORECASE)
_AFTER_SPACE = re.compile(r" (\w+)(?![\w-])")
_APOSTROPHES = frozenset("'’`")
_DECADE = re.compile(r"\d*0['’]s")
_TRAILING = ".,;:!?)]}'\"’”*"
_ACRONYM = 3  # letters: "im" is "i am", and "IM" is not
_WORDS = frozenset({"word", "joined"})
_JOINING = frozenset({"word", "figure"})


@cache
def rules() -> Rules:
    """The rules that ship with the package."""
    path = resources.files("reportedly").joinpath("data/lexicons/abbreviations.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    short, words, sentences = data["abbreviations"], data["words"], data["sentences"]
    return Rules(
        titles=frozenset(short["titles"]),
        others=frozenset(short["others"]),
        before_number=frozenset(short["before_number"]),
        capitalised=frozenset(short["capitalised"]),
        prefixes=frozenset(words["prefixes"]),
        contractions={c.replace("|", ""): c.index("|") for c in words["contractions"]},
        unmarked=frozenset(words["unmarked"]),
        never_owned=frozenset(words["never_owned"]),
        starters=frozenset(sentences["starters"]),
        saying=frozenset(sentences["saying"]),
        after_saying=frozenset(sentences["after_saying"]),
        closings=frozenset(sentences["closings"]),
        cuts=tuple(sentences["cuts"]),
        pattern=_compiled(words["units"]),
    )


def _compiled(units: Sequence[str]) -> re.Pattern[str]:
    """The one pattern; its last group that matched tells the kind of word."""
    source = _PATTERN.replace("UNIT", "|".join(re.escape(u) for u in sorted(units, key=len, reverse=True)))
    for name, part in _PARTS.items():
        source = source.replace(name, part)
    return re.compile(source, re.VERBOSE)


def blank(text: str, masked: Sequence[Span], *, filler: str = " ") -> str:
    """The text with its masked characters as spaces, or as another character; no offset moves."""
    if not masked:
        return text
    parts, at = [], 0
    for span in masked:
        parts += [text[at : span.start], filler * (span.end - span.start)]
        at = span.end
    return "".join([*parts, text[at:]])


def split_words(text: str, start: int, end: int, masked: Sequence[Span] = ()) -> list[tuple[int, int]]:
    """Words between two offsets of the text, as `(start, end)` in characters of the text, left to right.

    Spaces and `masked` characters (markup that stands between words) belong to no word; all others belong to one.
    """
    return words_of(blank(text, masked), start, end)


def words_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Words of a text that has no masked characters."""
    r = rules()
    found: list[tuple[int, int]] = []
    at = start
    plain, single, scan, special, short = _BARE.match, _MARK.match, r.pattern.search, r.special, r.short
    while at < end:
        if (match := plain(text, at, end)) and (word := match[1].lower()) not in special:
            if (mark := match[2]) is None:
                at = match.end()
                found.append((match.start(1), at))
                continue
            if mark != "." or word not in short:
                found += [match.span(1), match.span(2)]
                at = match.end()
                continue
        if match := single(text, at, end):
            at = match.end()
            found.append(match.span(1))
            continue
        if (match := scan(text, at, end)) is None:
            break
        kind = match.lastgroup
        a, b = match.span()
        if kind == "address":
            while b > a + 1 and text[b - 1] in _TRAILING:
                b -= 1
            found.append((a, b))
        elif kind in _WORDS:
            b = _word(text, a, b, end, r, found)
        else:
            found.append((a, b))
        if b < end and "\u0300" <= text[b] <= "\u036f":
            b = _past_accents(text, b, end)
            found[-1] = (found[-1][0], b)
        at = b
    return found


def _past_accents(text: str, at: int, end: int) -> int:
    """Past the combining accents that stand at `at`: they belong to the character before them, whatever it is."""
    while at < end and "\u0300" <= text[at] <= "\u036f":
        at += 1
    return at


def _word(text: str, a: int, b: int, end: int, r: Rules, found: list[tuple[int, int]]) -> int:
    """Adds the word or words at `a` and says where they end: prefix and hyphen, abbreviation, contraction, clitic."""
    follow = text[b] if b < end else ""
    lower = text[a:b].lower()
    if follow == "." and _abbreviates(text, a, b, end, lower, r):
        found.append((a, b + 1))
        return b + 1
    if follow == "-" and lower in r.prefixes:
        # "anti-government" stays; in "cross-border-raid" only the first hyphen does.
        match = r.pattern.match(text, b + 1, end)
        if match and match.lastgroup in _JOINING:
            b = match.end()
            lower = text[a:b].lower()
    if (first := r.contractions.get(lower)) is not None and not (b - a <= _ACRONYM and text[a:b].isupper()):
        found += [(a, a + first), (a + first, b)]
        return b
    if lower in r.unmarked and (match := _AFTER_SPACE.match(text, b, end)) and match[1].lower() in r.never_owned:
        found += [(a, b - 1), (b - 1, b)]
        return b
    if _APOSTROPHES.isdisjoint(lower):
        found.append((a, b))
    elif (match := _CLITIC.search(text, a, b)) and match.start() > a and not _DECADE.fullmatch(lower):
        found += [(a, match.start()), (match.start(), b)]
    else:
        found.append((a, b))
    return b


def _abbreviates(text: str, a: int, b: int, end: int, lower: str, r: Rules) -> bool:
    """Whether the full stop at `b` belongs to the word before it."""
    following = text[b + 1 : b + 3] if b + 1 < end else ""
    if len(lower) == 1 and lower.isalpha():
        dated = lower == text[a] and lower in r.before_number and following.strip()[:1].isdigit()
        return dated or _initial(text, a, b, end, r)
    if lower in r.capitalised and not text[a].isupper():
        return False
    if lower == "etc" and following[:1].isspace() and following.strip().isupper():
        return False
    if lower in r.titles or lower in r.others:
        return bool(following.strip())  # a full stop that ends the text ends its last sentence
    return lower in r.before_number and following.strip()[:1].isdigit()


def _initial(text: str, a: int, b: int, end: int, r: Rules) -> bool:
    """Whether a single letter and a full stop are somebody's initial: "Omar K. Sissoko", but not "vitamin C. The"."""
    if not text[a].isupper():
        return False
    match = r.pattern.match(text, b + 2 if text[b + 1 : b + 2] == " " else b + 1, end)
    if match is None or not text[match.start()].isupper():
        return False
    return match.group().lower() not in r.starters or (text[a] != "I" and match.group() == "A")
