"""The packed file and the user's own, and GeoNames' dumps, on a few invented places."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from reportedly.errors import InputError
from reportedly.link.gazetteer import Gazetteer
from reportedly.link.gazetteer_dump import Entry, read_dump
from reportedly.link.gazetteer_names import fold, similar
from reportedly.link.gazetteer_pack import Pack, Row, write_pack
from reportedly.link.gazetteer_place import Kind
from reportedly.link.gazetteer_store import Store


def row(**changed: str) -> str:
    columns = {
        "id": "9000001", "name": "Tésta", "ascii": "Testa", "others": "Old Testa,Testaville", "lat": "10.5",
        "lon": "-3.25", "class": "P", "code": "PPL", "country": "ML", "cc2": "", "a1": "10", "a2": "77", "a3": "",
        "a4": "", "people": "1200", "elevation": "", "dem": "3", "zone": "Africa/Bamako", "date": "2020-01-01",
    }  # fmt: skip
    return "\t".join((columns | changed).values()) + "\n"


def test_names_meet_without_case_accents_and_apostrophes() -> None:
    assert fold("Sévaré") == fold("SEVARE") == "sevare"
    assert fold("N’Djamena") == fold("N'Djaména") == "ndjamena"
    assert fold("Saint-Louis") == fold("St. Louis") == "st louis"
    assert fold("Łódź") == "lodz"
    assert fold("…") == ""


def test_similar_names_are_one_letter_apart() -> None:
    near = similar("gao")
    assert {"gat", "ao", "gaoo", "goa", "rgao"} <= set(near)
    assert "gao" not in near
    assert len(near) == len(set(near))


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    rows = [
        Row(1, "Testland", "A.PCLI", 10, 20, "ZT"),
        Row(2, "Upper", "A.ADM1", 11, 21, "ZT", 0, 1),
        Row(3, "Port Ény", "P.PPLC", 11.25, -21.5, "ZT", 70_000, 1),
        Row(0, "Long Sea", "L.RGN+", 1, 2, ""),
    ]
    names = {"testland": {0}, "upper": {1}, "port eny": {2}, "long sea": {3}, "eny": {2, 1}}
    write_pack(tmp_path / "g.bin", rows, names, cues={"testland": "ZT"}, notice="who made it")
    return Pack(tmp_path / "g.bin")


def test_a_pack_gives_back_what_was_written(pack: Pack) -> None:
    (town,) = pack.named("port eny")
    assert (town.id, town.name, town.kind, town.precision) == ("3", "Port Ény", Kind.TOWN, "exact")
    assert (town.latitude, town.longitude, town.population) == (11.25, -21.5, 70_000)
    assert (town.country, town.admin1, town.admin1_id, town.is_capital) == ("ZT", "Upper", "2", True)
    assert [p.name for p in pack.named("eny")] == ["Upper", "Port Ény"]
    assert pack.named("nowhere") == pack.named("") == pack.named("zzz") == []
    (sea,) = pack.named("long sea")
    assert (sea.id, sea.country, sea.precision) == (None, None, "unknown")
    country = pack.country("ZT")
    assert country is not None
    assert town.within(country)
    assert (pack.notice, pack.cues) == ("who made it", {"testland": "ZT"})


def test_what_follows_an_article_is_found_across_blocks(tmp_path: Path) -> None:
    rows = [Row(n + 1, f"Orra {n}", "P.PPL", 1, 2, "ZT") for n in range(1000)]
    names = {f"al orra{n}": [n] for n in range(1000)} | {"alorra": [0], "an orra": [1], "az orra": [2, 3]}
    path = tmp_path / "gazetteer.bin"
    write_pack(path, rows, names)
    articled = Pack(path)
    assert sorted(articled.after("al ")) == sorted(f"orra{n}" for n in range(1000))
    assert list(articled.after("at ")) == []
    gazetteer = Gazetteer(articled)
    assert [len(gazetteer.near_named(name)) for name in ("Orra7", "Orra1000", "Orra", "Az Orra")] == [1, 0, 2, 2]
    store = Store(tmp_path / "g.db", create=True)
    dump = tmp_path / "ZT.txt"
    dump.write_text(row(name="Al Orra1000", ascii="Al Orra1000", others=""), "utf-8")
    store.add(read_dump(dump))
    own = Gazetteer(articled, store)
    assert [len(own.near_named(name)) for name in ("Orra7", "Orra1000", "Orra1001", "Orra")] == [1, 1, 0, 2]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    rows = [Row(n, f"Town {n}", "P.PPL", n / 10, n / 5, "ZT") for n in range(1, 1200)]
    names = {fold(r.name): {n} for n, r in enumerate(rows)}
    write_pack(tmp_path / "a", rows, names)
    write_pack(tmp_path / "b", rows, dict(reversed(names.items())))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    pack = Pack(tmp_path / "a")
    assert all(pack.named(fold(r.name))[0].id == str(r.id) for r in rows)


def test_a_file_that_is_no_pack_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"something else entirely")
    with pytest.raises(InputError, match="is no gazetteer"):
        Pack(tmp_path / "x")
    with pytest.raises(InputError, match="cannot be read"):
        Pack(tmp_path / "missing")


def test_a_dump_is_read_from_text_and_archive(tmp_path: Path) -> None:
    plain = tmp_path / "ZT.txt"
    plain.write_text(row(), "utf-8")
    (entry,) = read_dump(plain)
    assert isinstance(entry, Entry)
    assert (entry.place.name, entry.admin1_code, entry.admin2_code) == ("Tésta", "ML.10", "ML.10.77")
    assert entry.names == ("Testa", "Old Testa", "Testaville")
    packed = tmp_path / "ZT.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr("ZT.txt", row())
    assert list(read_dump(packed)) == [entry]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (row() + row(zone="x").rstrip().rpartition("\t")[0] + "\n", r"bad\.txt:2: 18 columns where 19 are expected"),
        ("a\tb\n", r"bad\.txt:1: 2 columns where 19"),
        (row(id="x12"), r"bad\.txt:1: the first column is 'x12'"),
        (row(lat="north"), r"columns 5 and 6 are 'north'"),
        (row(lat="99"), r"not on Earth"),
        (row(country="Mali"), r"column 9 is 'Mali'"),
        (row(**{"class": "PPL"}), r"no feature class"),
        ("", r"is empty"),
        ("ML\tKidal\tKidal\tx\n", r"no row of a code table"),
    ],
)
def test_wrong_columns_are_told_with_file_line_and_remedy(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "bad.txt"
    file.write_text(text, "utf-8")
    with pytest.raises(InputError, match=problem) as error:
        list(read_dump(file))
    assert "19 columns" in error.value.remedy


def test_other_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        list(read_dump(tmp_path / "missing.txt"))
    latin = tmp_path / "latin.txt"
    latin.write_bytes(row().encode("latin-1"))
    with pytest.raises(InputError, match="is not UTF-8"):
        list(read_dump(latin))
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.txt", row())
        archive.writestr("b.txt", row())
    with pytest.raises(InputError, match=r"holds 2 \.txt files"):
        list(read_dump(tmp_path / "two.zip"))


def test_imports_go_before_the_package_and_can_be_repeated(tmp_path: Path, pack: Pack) -> None:
    dump = tmp_path / "ZT.txt"
    dump.write_text(row() + row(id="3", name="Port Eny", ascii="Port Eny", others="", lat="12"), "utf-8")
    codes = tmp_path / "codes.txt"
    codes.write_text("ML.10\tNorthern\tNorthern\t900\n", "utf-8")
    store = Store(tmp_path / "own" / "g.db", create=True)
    assert store.add(read_dump(dump)) == (2, 0)
    assert store.add(read_dump(dump)) == (2, 0)
    assert store.add(read_dump(codes)) == (0, 1)
    assert store.count() == 2
    gazetteer = Gazetteer(pack, store)
    (town,) = gazetteer.named("old testa")
    assert (town.id, town.admin1, town.admin1_id) == ("9000001", "Northern", "900")
    (port,) = gazetteer.named("Port Eny")
    assert (port.id, port.latitude) == ("3", 12.0)
    store.close()


def test_a_broken_dump_leaves_the_gazetteer_as_it_was(tmp_path: Path) -> None:
    dump = tmp_path / "ZT.txt"
    dump.write_text(row() + "no\tplace\n", "utf-8")
    store = Store(tmp_path / "g.db", create=True)
    with pytest.raises(InputError):
        store.add(read_dump(dump))
    assert store.count() == 0


def test_a_file_that_is_no_gazetteer_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not there"):
        Store(tmp_path / "missing.db")
    (tmp_path / "text.db").write_text("no database, and long enough to be taken for one" * 40)
    with pytest.raises(InputError, match=r"cannot be opened|no gazetteer"):
        Store(tmp_path / "text.db")
