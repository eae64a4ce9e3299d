"""The small words within names of places: "Vila do Bispo", "Santa Cruz de la Sierra", "Deir el Balah"."""

from __future__ import annotations

PARTICLE = (
    r"(?:al|el|(?:ad|as|ash)(?=-)|es|e[dnrz]|esh|de|del|des|du|d[aio]|das|dos|della|la|las|le|les|los|e|i|ki|ka|ibn|bin|bint|ould|van|von"
    r"|sur|ul|nad)"
)
"""A pattern for one of them; a name can have two in a row. Of the Arabic articles those that are English words too need
their hyphen ("as-Suwayda")."""
