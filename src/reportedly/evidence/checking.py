"""What `reportedly verify` looks at: the hashes, the signature, then the records against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportedly.evidence import bags
from reportedly.evidence.opening import Pack, UnreadableError
from reportedly.evidence.rechecking import Records

_LINE = re.compile(r"([0-9a-f]{64})  ([A-Za-z0-9._/-]+)")
_INSIDE = {*bags.TAGS, bags.TAG_MANIFEST, bags.SIGNATURE, bags.PUBLIC_KEY}
_SIGNED = re.compile(r"^Signed-With: Ed25519 ([0-9a-f]{64})$", re.MULTILINE)


@dataclass(slots=True)
class Checked:
    """What was found. `findings` are what was altered, missing or added, each in a line; none of them is whole.

    `notes` say what was looked at, and what could not be.
    """

    findings: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return not self.findings


def check(pack: Pack, key: bytes | None = None) -> Checked:
    """Everything that can be told of a pack without its store. `key`, PEM, is the one that should have signed it.

    Raises InputError where a signature cannot be looked at, for the package that it needs is missing.
    """
    found = Checked(findings=list(pack.differs))
    listed = _manifest(pack, bags.TAG_MANIFEST, found)
    for name in bags.TAGS:
        if name not in listed:
            found.findings.append(f"missing: {name} in {bags.TAG_MANIFEST}")
    _compare(pack, listed, found)
    files = _manifest(pack, bags.MANIFEST, found)
    _compare(pack, files, found)
    for name in sorted(set(pack.names) - files.keys() - _INSIDE):
        found.findings.append(f"added: {name}")
    if not found.findings:
        found.notes.append(f"{len(files):,} files: all have the hashes that the manifest gives")
    _check_signature(pack, key, found)
    records = Records(pack)
    found.findings.extend(records.check())
    found.notes.extend(records.notes())
    return found


def _manifest(pack: Pack, name: str, found: Checked) -> dict[str, str]:
    """The hashes that a manifest gives."""
    listed: dict[str, str] = {}
    try:
        if name not in pack.names:
            found.findings.append(f"missing: {name}")
            return listed
        content = pack.read(name).decode("ascii", "replace")
    except UnreadableError as error:
        found.findings.append(f"altered: {name}: {error}")
        return listed
    for number, line in enumerate(content.removesuffix("\n").split("\n"), start=1):
        told = _LINE.fullmatch(line)
        if told is None or told[2] in listed:
            found.findings.append(f"altered: {name}, line {number}")
        else:
            listed[told[2]] = told[1]
    if not content.endswith("\n"):
        found.findings.append(f"altered: {name}, its last line")
    return listed


def _compare(pack: Pack, listed: Mapping[str, str], found: Checked) -> None:
    present = set(pack.names)
    for name, digest in listed.items():
        if name not in present:
            found.findings.append(f"missing: {name}")
            continue
        try:
            if pack.digest(name) != digest:
                found.findings.append(f"altered: {name}")
        except UnreadableError as error:
            found.findings.append(f"altered: {name}: {error}")


def _check_signature(pack: Pack, key: bytes | None, found: Checked) -> None:
    told = _told_key(pack)
    present = [name for name in (bags.SIGNATURE, bags.PUBLIC_KEY) if name in pack.names]
    if not present:
        if told is not None:
            found.findings.append(f"missing: the signature; {bags.INFO} says that key {told} signed it")
        elif key is not None:
            found.findings.append("missing: a signature; the pack is not signed, and you gave a key")
        else:
            found.notes.append("it is not signed: nothing shows who made it")
        return
    found.findings += [f"missing: {name}" for name in (bags.SIGNATURE, bags.PUBLIC_KEY) if name not in present]
    if len(present) == 2:
        found.findings.extend(_signature_faults(pack, key, told, found.notes))


def _signature_faults(pack: Pack, key: bytes | None, told: str | None, notes: list[str]) -> Iterator[str]:
    from reportedly.evidence import keys

    try:
        content, signature, own = (pack.read(n) for n in (bags.TAG_MANIFEST, bags.SIGNATURE, bags.PUBLIC_KEY))
    except (UnreadableError, KeyError):
        yield "altered: the signature cannot be read"
        return
    signed = keys.is_signed(content, signature, own)
    if signed is None:
        yield f"altered: {bags.PUBLIC_KEY} is no Ed25519 public key"
        return
    print_of = keys.fingerprint(own)
    if told is not None and told != print_of:
        yield f"altered: {bags.INFO} says that key {told} signed it, and the key beside the signature is {print_of}"
    if not signed:
        yield f"altered: the signature is not that of key {print_of} for this {bags.TAG_MANIFEST}"
    elif key is None:
        notes.append(f"signed by key {print_of}")
        notes.append("whose key that is nothing here shows: give the one that you trust with --key")
    elif keys.is_signed(content, signature, key):
        notes.append(f"signed by the key that you gave, {print_of}")
    else:
        yield f"altered: signed by key {print_of}, not by the one that you gave, {keys.fingerprint(key)}"


def _told_key(pack: Pack) -> str | None:
    try:
        content = pack.read(bags.INFO).decode("utf-8", "replace") if bags.INFO in pack.names else ""
    except UnreadableError:
        return None
    told = _SIGNED.search(content)
    return told[1] if told else None
