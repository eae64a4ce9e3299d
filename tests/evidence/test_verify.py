"""Whatever is done to a pack is found, and told in plain lines; a zip that could do harm is refused in one."""

from __future__ import annotations

import gzip
import io
import json
import random
import sqlite3
import stat
import struct
import zipfile
from collections.abc import Callable, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from reportedly.cli import main
from reportedly.errors import InputError
from reportedly.evidence import bags
from reportedly.evidence.bags import BagWriter
from reportedly.evidence.checking import check
from reportedly.evidence.keys import load_public, load_signer
from reportedly.evidence.opening import open_pack

Capsys = pytest.CaptureFixture[str]


def verified(capsys: Capsys, path: Path, *more: str) -> tuple[int, list[str]]:
    capsys.readouterr()
    status = main(["verify", str(path), *more])
    told = capsys.readouterr()
    return status, (told.out + told.err).splitlines()


def contents(pack: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(pack) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def rezipped(path: Path, files: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """A zip as other programs write it."""
    with zipfile.ZipFile(path, "w", method) as out:
        for name, content in files.items():
            out.writestr(name, content)
    return path


def resealed(path: Path, files: Mapping[str, bytes]) -> Path:
    """Somebody's pack of these files with hashes that fit, as they could make it without a key."""
    out = io.BytesIO()
    bag = BagWriter(out, "evidence-forged")
    tags = {name.partition("/")[2]: content for name, content in files.items()}
    for name, content in tags.items():
        if name.startswith("data/"):
            bag.add(name.removeprefix("data/"), content)
    bag.finish({"Bag-Software-Agent": "reportedly"}, tags[bags.README].decode(), None)
    path.write_bytes(out.getvalue())
    return path


def found(path: Path) -> list[str]:
    """What is wrong with it; one line where it cannot be read."""
    try:
        with open_pack(path) as opened:
            return check(opened).findings
    except InputError as error:
        return [str(error)]


def test_a_whole_pack(pack: Path, key: Path, capsys: Capsys) -> None:
    status, lines = verified(capsys, pack, "--key", f"{key}.pub")
    assert status == 0
    assert lines[0].endswith(": whole")
    assert any("signed by the key that you gave" in line for line in lines)
    status, lines = verified(capsys, pack)
    assert status == 0
    assert any("give the one that you trust" in line for line in lines)


def test_a_pack_of_the_former_layout(tmp_path: Path, capsys: Capsys) -> None:
    """One that an earlier version of this program wrote: every event has a folder."""
    former = Path(__file__).with_name("format-1.zip")
    status, lines = verified(capsys, former)
    assert status == 0
    assert "  10 claims of 2 events: all words stand where they are said to" in lines
    content = former.read_bytes()
    chance = random.Random(5)
    altered = tmp_path / "altered.zip"
    for place in sorted(chance.randrange(len(content)) for _ in range(60)):
        altered.write_bytes(content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :])
        assert found(altered), f"byte {place}"
    files = contents(former)
    for ending, old, new in (
        ("claims.jsonl", b'"low": 12', b'"low": 120'),
        ("event.json", b'"standing": "', b'"standing": "un'),
        ("versions.jsonl", b'"standing": "', b'"standing": "un'),
        ("text.txt", b"Kidal", b"Kigal"),
    ):
        forged = {name: told.replace(old, new) if name.endswith(ending) else told for name, told in files.items()}
        assert forged != files
        assert found(resealed(tmp_path / "x.zip", forged))


def test_a_pack_of_the_second_layout(tmp_path: Path, capsys: Capsys) -> None:
    """One that an earlier version of this program wrote: events have all of their claims, PROV all documents."""
    content = gzip.decompress(Path(__file__).with_name("format-2.zip.gz").read_bytes())
    former = tmp_path / "former.zip"
    former.write_bytes(content)
    status, lines = verified(capsys, former)
    assert status == 0
    assert "  7 claims of 1 event: all words stand where they are said to" in lines
    chance = random.Random(7)
    altered = tmp_path / "altered.zip"
    for place in sorted(chance.randrange(len(content)) for _ in range(40)):
        altered.write_bytes(content[:place] + bytes([content[place] ^ 1 << chance.randrange(8)]) + content[place + 1 :])
        assert found(altered), f"byte {place}"
    files = contents(former)
    for ending, old, new in (
        ("claims.jsonl", b'"low":12', b'"low":120'),
        ("events.jsonl", b'"withdrawn":true', b'"withdrawn":false'),
        ("versions.jsonl", b'"standing":"', b'"standing":"un'),
        ("raw.bin", b"Kidal", b"Kigal"),
    ):
        forged = {name: told.replace(old, new) if name.endswith(ending) else told for name, told in files.items()}
        assert forged != files
        assert found(resealed(tmp_path / "x.zip", forged))


def test_a_flipped_byte_is_found_wherever_it_is(pack: Path, tmp_path: Path) -> None:
    content = pack.read_bytes()
    chance = random.Random(11)
    directory = content.rindex(b"PK\5\6")
    (start,) = struct.unpack("<I", content[directory + 16 : directory + 20])
    places = {
        *range(0, 60),  # the first header and its name
        *range(start, start + 120),  # the list of files
        *range(len(content) - 120, len(content)),  # and its end
        *(chance.randrange(len(content)) for _ in range(300)),
    }
    for name in (b"signature/tagmanifest-sha256.sig", b"signature/public-key.pem", b"tagmanifest-sha256.txt"):
        at = content.index(name)
        places |= set(range(at - 30, at + 90, 3))
    altered = tmp_path / "altered.zip"
    for place in sorted(places):
        bit = 1 << chance.randrange(8)
        altered.write_bytes(content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :])
        assert found(altered), f"byte {place}, bit {bit}"


@pytest.mark.parametrize("keep", [0, 1, 3, 22, 100, 5000, -1, -22, -3000])
def test_a_pack_that_breaks_off(pack: Path, tmp_path: Path, keep: int) -> None:
    cut = tmp_path / "cut.zip"
    cut.write_bytes(pack.read_bytes()[:keep])
    assert found(cut)


def test_something_added_behind_or_before(pack: Path, tmp_path: Path) -> None:
    content = pack.read_bytes()
    more = tmp_path / "more.zip"
    for altered in (content + b"x", content + content, b"PK\3\4" + content):
        more.write_bytes(altered)
        assert found(more)


def test_what_was_altered_missing_and_added_is_told(pack: Path, tmp_path: Path, capsys: Capsys) -> None:
    files = contents(pack)
    text = next(name for name in files if name.endswith("text.txt"))
    page = next(name for name in files if name.endswith("report.html"))
    base = text.partition("/")[0]
    files[text] = files[text].replace(b"Sunday", b"Monday")
    del files[page]
    files[f"{base}/data/extra.txt"] = b"hello"
    files["notes.txt"] = b"hello"
    status, lines = verified(capsys, rezipped(tmp_path / "x.zip", files))
    assert status == 1
    assert "NOT WHOLE" in lines[0]
    said = "\n".join(lines)
    assert f"altered: {text.partition('/')[2]}" in said
    assert f"missing: {page.partition('/')[2]}" in said
    assert "added: data/extra.txt" in said
    assert "added: notes.txt, outside" in said
    assert "does not stand at characters" in said or "its sentence does not stand" in said


def test_a_pack_zipped_anew_says_only_that(pack: Path, tmp_path: Path, capsys: Capsys) -> None:
    for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
        status, lines = verified(capsys, rezipped(tmp_path / "x.zip", contents(pack), method=method))
        assert status == 1
        assert len([line for line in lines if "not as it was written" in line]) == 1
        assert not any(word in line for line in lines for word in ("altered:", "missing:", "added:"))
        assert any("signed by" in line for line in lines)


def altered_records() -> Mapping[str, tuple[str, Callable[[bytes], bytes], str]]:
    """What a forger may change, and what of it is told although all hashes fit again."""

    def swapped(old: str, new: str) -> Callable[[bytes], bytes]:
        return lambda content: content.replace(old.encode(), new.encode())

    def but_first(content: bytes) -> bytes:
        return b"".join(content.splitlines(keepends=True)[1:])

    def but_second(content: bytes) -> bytes:
        first, _, *others = content.splitlines(keepends=True)
        return b"".join([first, *others])

    def restated(content: bytes) -> bytes:
        first, *others = content.splitlines(keepends=True)
        told = json.loads(first)
        told["event"]["standing"] = "corroborated-by-nobody"
        return json.dumps(told).encode() + b"\n" + b"".join(others)

    def unclaimed(content: bytes) -> bytes:
        told = [json.loads(line) for line in content.splitlines()]
        for one in told:
            one["event"]["claims"] = one["event"]["claims"][1:]
        return b"".join(json.dumps(one).encode() + b"\n" for one in told)

    def twice(content: bytes) -> bytes:
        return content + content.splitlines(keepends=True)[0]

    return {
        "a word of a text": ("text.txt", swapped("Kidal", "Kigal"), "id is the hash of"),
        "a text made longer": ("text.txt", lambda content: content + b" More.", "is not the text"),
        "a claim taken out": ("claims.jsonl", but_first, "missing: data/events/"),
        "a number of a claim": ("claims.jsonl", swapped('"low":12', '"low":120'), "its id is not the hash"),
        "another stance": ("claims.jsonl", swapped('"asserts"', '"denies"'), "its id is not the hash"),
        "another standing": ("events.jsonl", restated, "is not the last of its versions"),
        "the only version taken out": ("versions.jsonl", but_first, "is not the last of its versions"),
        "a first version taken out": ("versions.jsonl", but_second, "versions.jsonl: a version of event"),
        "an event taken out": ("events.jsonl", but_first, "of which there are claims or versions"),
        "an event told twice": ("events.jsonl", twice, "is there twice"),
        "no json": ("events.jsonl", lambda _: b"{", "not as reportedly writes it"),
        "deep json": ("events.jsonl", lambda _: b"[" * 200_000, "not as reportedly writes it"),
        "a claim of an event left out": ("events.jsonl", unclaimed, "is not the last of its versions"),
        "odd json": ("events.jsonl", lambda _: b'{"event": [1]}', "not as reportedly writes it"),
        "bytes that came": ("raw.bin", swapped("Seven", "Eight"), "is not what the document was read from"),
        "bad utf-8": ("claims.jsonl", lambda content: b"\xff" + content, "not as reportedly writes it"),
    }


@pytest.mark.parametrize("what", altered_records())
def test_a_forgery_with_hashes_that_fit(pack: Path, tmp_path: Path, capsys: Capsys, what: str) -> None:
    ending, change, told = altered_records()[what]
    files = {name: change(old) if name.endswith(ending) else old for name, old in contents(pack).items()}
    assert files != contents(pack)
    status, lines = verified(capsys, resealed(tmp_path / "x.zip", files))
    assert status == 1
    assert any(told in line for line in lines)
    assert max(map(len, lines)) < 400


def test_a_forgery_that_fits_in_all_is_not_signed(pack: Path, key: Path, tmp_path: Path, capsys: Capsys) -> None:
    forged = resealed(tmp_path / "x.zip", contents(pack))
    status, lines = verified(capsys, forged)
    assert status == 0
    assert any("not signed" in line for line in lines)
    status, lines = verified(capsys, forged, "--key", f"{key}.pub")
    assert status == 1
    assert any("missing: a signature" in line for line in lines)


def test_a_signature_taken_away(pack: Path, tmp_path: Path, capsys: Capsys) -> None:
    files = {name: content for name, content in contents(pack).items() if "/signature/" not in name}
    status, lines = verified(capsys, rezipped(tmp_path / "x.zip", files))
    assert status == 1
    assert any("missing: the signature" in line for line in lines)


def test_a_signature_of_another_key(pack: Path, store: Path, tmp_path: Path, capsys: Capsys) -> None:
    other = tmp_path / "other.key"
    assert main(["key", "new", str(other)]) == 0
    status, lines = verified(capsys, pack, "--key", f"{other}.pub")
    assert status == 1
    assert any("not by the one that you gave" in line for line in lines)
    out = tmp_path / "o.zip"
    assert main(["export", "--as", "evidence", str(out), "--store", str(store), "--sign", str(other)]) == 0
    files, mine = contents(pack), contents(out)
    base = next(iter(files)).partition("/")[0]
    files[f"{base}/{bags.PUBLIC_KEY}"] = mine[f"{next(iter(mine)).partition('/')[0]}/{bags.PUBLIC_KEY}"]
    assert any("the signature is not that of key" in line for line in found(rezipped(tmp_path / "x.zip", files)))


def hostile(folder: Path, what: str, files: Mapping[str, bytes]) -> Path:
    """A zip that could do harm, of the files of a pack and one more thing."""
    path = folder / "hostile.zip"
    base = next(iter(files)).partition("/")[0]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            out.writestr(name, content)
        if what == "path":
            out.writestr(f"{base}/../../etc/passwd", b"x")
        elif what == "absolute":
            out.writestr("/etc/passwd", b"x")
        elif what == "backslash":
            out.writestr(f"{base}\\..\\x", b"x")
        elif what == "twice":
            with pytest.warns(UserWarning, match="Duplicate name"):
                out.writestr(next(iter(files)), b"x")
        elif what == "link":
            link = zipfile.ZipInfo(f"{base}/data/link")
            link.external_attr = (stat.S_IFLNK | 0o777) << 16
            out.writestr(link, b"/etc/passwd")
        elif what == "bomb":
            out.writestr(f"{base}/data/zeros", b"\0" * 100_000_000)
        elif what == "name":
            out.writestr(f"{base}/data/\u202etxt.exe", b"x")
        elif what == "long":
            out.writestr(f"{base}/data/{'x' * 5000}", b"x")
        elif what == "many":
            for n in range(1001):
                out.writestr(zipfile.ZipInfo(f"{base}/data/{n}"), b"")
        elif what == "packed":
            out.writestr(f"{base}/data/x", b"x", compress_type=zipfile.ZIP_LZMA)
    return path


@pytest.mark.parametrize(
    "what", ["path", "absolute", "backslash", "twice", "link", "bomb", "name", "long", "many", "packed"]
)
def test_a_hostile_zip_is_refused_in_one_line(
    pack: Path, tmp_path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr("reportedly.evidence.opening._MOST_FILES", 1000)
    status, lines = verified(capsys, hostile(tmp_path, what, contents(pack)))
    assert status == 2
    assert len(lines) == 1
    assert lines[0].startswith("reportedly: ")
    assert lines[0].isprintable()
    assert [path.name for path in tmp_path.iterdir()] == ["hostile.zip"]


def test_a_bomb_that_lies_of_its_size(pack: Path, tmp_path: Path) -> None:
    path = hostile(tmp_path, "bomb", contents(pack))
    content = path.read_bytes()
    path.write_bytes(content.replace(struct.pack("<I", 100_000_000), struct.pack("<I", 100_000)))
    assert any("zeros" in line for line in found(path))


@pytest.mark.parametrize("content", [b"", b"PK", b"hello", b"PK\3\4" + b"\0" * 200, b"PK\5\6" + b"\0" * 18])
def test_what_is_no_pack(tmp_path: Path, capsys: Capsys, content: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(content)
    status, lines = verified(capsys, path)
    assert (status, len(lines)) == (2, 1)
    assert verified(capsys, tmp_path)[0] == 2
    assert verified(capsys, tmp_path / "none.zip")[0] == 2
    assert verified(capsys, rezipped(path, {"a/b.txt": b"x"}))[0] == 2


def test_garbage_of_a_zip_never_fails_hard(pack: Path, tmp_path: Path) -> None:
    content = bytearray(pack.read_bytes())
    chance = random.Random(3)
    path = tmp_path / "x.zip"
    for _ in range(60):
        made = bytearray(content)
        for _ in range(chance.choice((2, 20, 2000))):
            made[chance.randrange(len(made))] = chance.randrange(256)
        path.write_bytes(made)
        assert found(path)


def mutated(value: object, chance: random.Random) -> object:
    """The same with something odd somewhere in it."""
    odd: list[object] = [
        *(None, -1, 10**30, 1.5, "", "x" * 500, "\ud800", [], {}, [[]], True),
        {"start": 0, "end": "a", "text": 7},
    ]
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(sorted(value))
        return {**value, key: mutated(value[key], chance)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        place = chance.randrange(len(value))
        return [*value[:place], mutated(value[place], chance), *value[place + 1 :]]
    return chance.choice(odd)


def test_odd_records_never_fail_hard(pack: Path, tmp_path: Path, capsys: Capsys) -> None:
    files = contents(pack)
    records = [name for name in files if name.endswith((".json", ".jsonl")) and "prov" not in name]
    chance = random.Random(8)
    for _ in range(60):
        changed = dict(files)
        name = chance.choice(records)
        lines = files[name].decode().splitlines() if name.endswith("l") else [files[name].decode()]
        place = chance.randrange(len(lines))
        lines[place] = json.dumps(mutated(json.loads(lines[place]), chance))
        changed[name] = ("\n".join(lines) + "\n").encode()
        status, told = verified(capsys, resealed(tmp_path / "x.zip", changed))
        assert status in (0, 1)
        assert max(map(len, told)) < 400


def test_keys_are_kept_from_others(key: Path, tmp_path: Path, capsys: Capsys) -> None:
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert main(["key", "new", str(key)]) == 2  # never written over
    open_to_all = tmp_path / "open.key"
    open_to_all.write_bytes(key.read_bytes())
    open_to_all.chmod(0o644)
    with pytest.raises(InputError, match="others can read"):
        load_signer(open_to_all)
    capsys.readouterr()
    for half in (key, f"{key}.pub"):
        assert main(["key", "show", str(half)]) == 0
    one, other = capsys.readouterr().out.split()
    assert one == other == load_signer(key).fingerprint
    garbage = tmp_path / "garbage.pub"
    garbage.write_bytes(b"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")
    with pytest.raises(InputError, match="no Ed25519 public key"):
        load_public(garbage)


def test_a_store_in_which_a_word_was_changed(store: Path, tmp_path: Path, capsys: Capsys) -> None:
    changed = tmp_path / "s.db"
    with closing(sqlite3.connect(store)) as there, closing(sqlite3.connect(changed)) as here:
        there.backup(here)
        here.execute("UPDATE documents SET json = replace(json, 'At least 12 soldiers', 'At least 92 soldiers')")
        here.commit()
    out = tmp_path / "x.zip"
    assert main(["export", "--as", "evidence", str(out), "--store", str(changed)]) == 0
    status, lines = verified(capsys, out)
    assert status == 1
    assert any("'At least 12' does not stand at characters" in line for line in lines)


def test_the_hash_of_the_whole_stands_for_it(pack: Path) -> None:
    files = {name.partition("/")[2]: content for name, content in contents(pack).items()}
    listed = files[bags.TAG_MANIFEST].decode()
    for name in bags.TAGS:
        assert f"{sha256(files[name]).hexdigest()}  {name}\n" in listed
