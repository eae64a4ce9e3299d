"""Toponyms and their degrees."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.counters import Found, Right
from evaluation.measure import Tools
from evaluation.measures import places

_XML = """<articles><article><source>s</source><text>Clashes broke out in Nairobi, Kenya, on Monday.</text><locations>
<location><name>Nairobi</name><start>22</start><end>29</end><lat>-1.29</lat><lon>36.82</lon></location>
<location><name>Kenya</name><start>31</start><end>36</end><lat>52.5</lat><lon>13.4</lon></location>
</locations></article><article><source>s</source><text>Nobody said more.</text><locations/></article></articles>"""


def test_a_place_is_right_within_a_hundred_miles(tmp_path: Path) -> None:
    (tmp_path / "geo").mkdir()
    (tmp_path / "geo" / "geovirus.xml").write_text(_XML, encoding="utf-8")
    (result,) = places.results(Tools(tmp_path, tmp_path))
    assert result.counts["accuracy within 161 km"] == Right(1, 2)
    assert result.counts["accuracy where told"] == Right(1, 2)
    assert result.counts["toponyms found F1"] == Found(2)
    (failure,) = result.failures
    assert failure.expected == "Kenya at (52.5, 13.4)"


def test_distances_are_along_the_sphere() -> None:
    assert places.km((0, 0), (0, 180)) == pytest.approx(20015, abs=1)
    assert places.km((52.52, 13.40), (48.86, 2.35)) == pytest.approx(878, abs=2)
    assert places.km((1, 1), (1, 1)) == 0
