"""The last alerts of a rule as an Atom feed (RFC 4287) in a file, the same file for the same alerts."""

from __future__ import annotations

import hashlib
import re

from lxml import etree
from lxml.etree import _Element

from reportedly import __version__
from reportedly.output.text import clean, harmless
from reportedly.store.alerts import AlertLog
from reportedly.store.outbox import Alert
from reportedly.watch.mail import write_whole
from reportedly.watch.rules import Rule
from reportedly.watch.words import headline

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 100
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEGINNING = "1970-01-01T00:00:00+00:00"  # of a rule that has not told anything yet


def write_atom(rule: Rule, log: AlertLog) -> None:
    """Raises OSError where the file cannot be written."""
    if rule.atom is None:
        return
    rule.atom.parent.mkdir(parents=True, exist_ok=True)
    write_whole(rule.atom, atom(rule.name, log.latest(rule.name, _MOST)))


def atom(rule: str, alerts: list[Alert]) -> bytes:
    """The feed of these alerts, the newest first."""
    root = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(root, "id", f"urn:reportedly:rule:{hashlib.sha256(rule.encode('utf-8', 'replace')).hexdigest()[:24]}")
    _add(root, "title", f"reportedly: {clean(rule)}")
    _add(root, "updated", alerts[0].recorded.isoformat() if alerts else _BEGINNING)
    _add(_add(root, "author", None), "name", "reportedly")
    _add(root, "generator", "reportedly").set("version", __version__)
    for alert in alerts:
        entry = _add(root, "entry", None)
        _add(entry, "id", f"urn:reportedly:alert:{alert.alert_id}")
        _add(entry, "title", headline(alert))
        _add(entry, "updated", alert.recorded.isoformat())
        _add(entry, "category", None).set("term", alert.change)
        _add(entry, "content", harmless(str(alert.told.get("page", "")))).set("type", "text")
    made: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return made


def _add(parent: _Element, name: str, text: str | None) -> _Element:
    child = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    if text is not None:
        child.text = _NO_XML.sub("\ufffd", text)
    return child
