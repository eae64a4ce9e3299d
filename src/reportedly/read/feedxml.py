"""The XML of feeds as it is met, mended as far as it can be, with nothing in it believed or loaded."""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree
from lxml.etree import _Element

from reportedly.errors import InputError

_PROLOG = (("<?", "?>"), ("<!--", "-->"), ("<!", ">"))


_BLANKS = re.compile(r"\s*")


_AMPERSAND = re.compile(r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?P<name>#?\w{1,32};)?", re.DOTALL)


_NUMBER = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]{1,64})|(?P<dec>[0-9]{1,64}));?")
_OF_XML = ("lt;", "gt;", "amp;", "quot;", "apos;")


def root_of(text: str, ref: str) -> _Element:
    text = _AMPERSAND.sub(_mended, _NUMBER.sub(_possible, _without_prolog(text)))
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if root is None:
        raise InputError(ref=ref, problem="the feed is no XML that can be read", remedy="check its address")
    return root


def _blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at


def _without_prolog(text: str) -> str:
    """From the root element on: the XML declaration is about bytes, and what a DTD declares is not believed."""
    at = 0
    while True:
        at = _blanks(text, at)
        opening, closing = next((pair for pair in _PROLOG if text.startswith(pair[0], at)), ("", ""))
        if not opening:
            return text[at:]
        end = text.find(closing, at)
        subset = text.find("[", at, end) if opening == "<!" else -1
        if subset >= 0:  # declarations within, up to the bracket and the end behind it
            end = text.find(">", text.find("]", subset)) if "]" in text[subset:] else -1
        if end < 0:
            return text[at:]
        at = end + len(closing)


def _mended(found: re.Match[str]) -> str:
    """An ampersand that stands for itself, as in an address, and HTML's names, which XML does not know."""
    name = found["name"]
    if found[0] != "&" and name is None:  # CDATA, in which all stands for itself
        return found[0]
    if name is None:
        return "&amp;"
    if name.startswith("#") or name in _OF_XML:
        return found[0]
    return html5.get(name, "")


def _possible(found: re.Match[str]) -> str:
    """A character by its number, if XML has it: half of a pair, or a NUL, would break the text that lxml gives."""
    digits = found["hex"]
    code = int(digits, 16) if digits else int(found["dec"])
    known = code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code < 0x110000
    return found[0] if known else "\ufffd"
