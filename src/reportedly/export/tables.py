"""The codebooks' tables (data/export), read once: columns, codes, and what each codebook calls a country."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from reportedly.link.registry import load_registry


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """A country or territory in the codebooks: names, regions, and numbers as text; "" where a codebook has none.

    `iso` is ISO 3166-1's number, `gw` Gleditsch and Ward's, `cow` that of the Correlates of War project.
    """

    alpha2: str
    alpha3: str
    iso: str
    acled: str
    acled_region: str
    ucdp: str
    ucdp_region: str
    gw: str
    cow: str


@cache
def table(name: str) -> Mapping[str, Any]:
    """The file `data/export/<name>.toml` as plain values."""
    return tomllib.loads(_text(f"{name}.toml"))


def country_codes(code: str | None) -> CountryCodes | None:
    """The codes of the country with this ISO alpha-2 code."""
    return _countries().get(code) if code else None


@cache
def _countries() -> Mapping[str, CountryCodes]:
    known = load_registry().countries
    found = {}
    for line in _text("countries.psv").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        fields = [field.strip() for field in line.split("|")]
        code, iso, acled, acled_region, ucdp, ucdp_region, gw, cow = [*fields, *[""] * 8][:8]
        name, alpha3 = known[code].name, known[code].alpha3
        found[code] = CountryCodes(code, alpha3, iso, acled or name, acled_region, ucdp or name, ucdp_region, gw, cow)
    return found


def _text(name: str) -> str:
    return files("reportedly").joinpath(f"data/export/{name}").read_text(encoding="utf-8")
