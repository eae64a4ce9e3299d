"""A claim of the JSON contract and its document to what resolution needs, and that to JSON and back.

Everything that needs the document's text or the registry of sources is settled here, once, when a document is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from reportedly.link.interest import interest_of
from reportedly.link.registry import Registry, Source, load_registry
from reportedly.link.sources import link_source, source_of_url
from reportedly.model import Claim, EventType, Modality, Party, Span, Stance
from reportedly.resolve.knowledge import table, words
from reportedly.resolve.model import LinkedClaim
from reportedly.resolve.sketch import sketch

_NAME = re.compile(r"[^\W_]+")
_NOWHERE = Span(0, 0)


def linked(document: Mapping[str, Any], claim: Mapping[str, Any], *, withdrawn: bool = False) -> LinkedClaim:
    """One claim, with its document as `contract.document_json` gives it (with its text)."""
    return linked_all(document, [claim], withdrawn=withdrawn)[0]


def linked_all(
    document: Mapping[str, Any], claims: Iterable[Mapping[str, Any]], *, withdrawn: bool = False
) -> tuple[LinkedClaim, ...]:
    """All claims of one document; its text is sketched once."""
    registry = load_registry()
    text = document["text"]
    marks = sketch(text)
    published = date.fromisoformat(document["published"]) if document["published"] else None
    voices, outlet = _voices(document, registry)
    made = []
    for claim in claims:
        origins, interest = _goes_back_to(claim, voices, outlet, registry, published)
        made.append(
            LinkedClaim(
                claim_id=claim["id"],
                document_id=document["id"],
                ref=document["ref"],
                url=document["url"],
                publisher=document["publisher"],
                agencies=tuple(document["agencies"]),
                published=published,
                claim=claim,
                origin=origins[0],
                origins=origins,
                interest=interest,
                evidence=text[claim["evidence"]["start"] : claim["evidence"]["end"]],
                sketch=marks,
                withdrawn=withdrawn,
            )
        )
    return tuple(made)


def linked_json(claim: LinkedClaim) -> dict[str, Any]:
    """Plain values, from which `linked_of` makes the same claim again."""
    return {
        "claim_id": claim.claim_id,
        "document_id": claim.document_id,
        "ref": claim.ref,
        "url": claim.url,
        "publisher": claim.publisher,
        "agencies": list(claim.agencies),
        "published": claim.published.isoformat() if claim.published else None,
        "claim": dict(claim.claim),
        "origins": list(claim.origins),
        "interest": claim.interest,
        "evidence": claim.evidence,
        "sketch": list(claim.sketch),
        "withdrawn": claim.withdrawn,
    }


def linked_of(kept: Mapping[str, Any]) -> LinkedClaim:
    """The claim that `linked_json` gave these values for."""
    return LinkedClaim(
        claim_id=kept["claim_id"],
        document_id=kept["document_id"],
        ref=kept["ref"],
        url=kept["url"],
        publisher=kept["publisher"],
        agencies=tuple(kept["agencies"]),
        published=date.fromisoformat(kept["published"]) if kept["published"] else None,
        claim=kept["claim"],
        origin=kept["origins"][0],
        origins=tuple(kept["origins"]),
        interest=kept["interest"],
        evidence=kept["evidence"],
        sketch=tuple(kept["sketch"]),
        withdrawn=kept["withdrawn"],
    )


def _voices(document: Mapping[str, Any], registry: Registry) -> tuple[tuple[str, ...], Source | None]:
    """Whose word the document's own voice is: the agencies that it credits, else its publisher; and that source."""
    outlet = link_source(document["publisher"], registry=registry) if document["publisher"] else None
    outlet = outlet or (source_of_url(document["url"], registry=registry) if document["url"] else None)
    credited = [(name, link_source(name, registry=registry)) for name in document["agencies"]]
    if credited:
        keys = sorted({f"source:{source.id}" if source else _named(name) for name, source in credited})
        return tuple(keys), credited[0][1]
    if outlet is not None:
        return (f"source:{outlet.id}",), outlet
    if document["publisher"]:
        return (_named(document["publisher"]),), None
    host = (urlsplit(document["url"]).hostname or "").removeprefix("www.") if document["url"] else ""
    return (f"host:{host}" if host else f"document:{document['id']}",), None


def _goes_back_to(
    claim: Mapping[str, Any],
    voices: tuple[str, ...],
    outlet: Source | None,
    registry: Registry,
    published: date | None,
) -> tuple[tuple[str, ...], str | None]:
    """The keys of a claim's origin, and the interest of that origin in it."""
    chain = claim["attribution"]
    for link in chain:
        key = speaker_key(link["source"], registry)
        if key is not None:
            return (key,), chain[0]["interest"]
    if chain:
        return voices, chain[0]["interest"]
    return voices, _own_interest(claim, outlet, registry, published)


def speaker_key(source: Mapping[str, Any], registry: Registry) -> str | None:
    """The key of a speaker; None for one who is nobody in particular ("residents", "a source")."""
    ident = source["actor_id"]
    if ident is not None and ident in registry.sources:
        return f"source:{ident}"
    if ident is not None and not ident.startswith(tuple(table("origins")["generic_ids"])):
        return f"actor:{ident}"
    if ident is not None or source["kind"] in words("origins", "anonymous_kinds"):
        return None
    if source["country"] is not None and source["name"] is not None:  # state media, by its country
        return f"state-media:{source['country']}"
    return _speaker(source["name"] or source["text"])


def _speaker(wording: str) -> str | None:
    """A speaker by its name: the words with a capital, but for titles; None where there is none."""
    capital = [w for w in _NAME.findall(wording) if w[0].isupper() and w.lower() not in words("origins", "titles")]
    if not capital or all(w.lower() in words("origins", "anonymous") for w in capital):
        return None
    return _named(" ".join(capital))


def _named(name: str) -> str:
    told = [w.lower() for w in _NAME.findall(name)]
    return "name:" + " ".join([w for w in told if w not in words("origins", "titles")] or told)


def _own_interest(
    claim: Mapping[str, Any], outlet: Source | None, registry: Registry, published: date | None
) -> str | None:
    """What a publisher that speaks for a side has in its own claim; "none" for one that speaks for none."""
    if outlet is None:
        return None
    owner = outlet.of or (outlet.country if outlet.kind == "state" else None)
    if owner is None:
        return "none"
    interest, _ = interest_of(owner, _bare(claim), stance=Stance.ASSERTS, registry=registry, on=published)
    return interest


def _bare(claim: Mapping[str, Any]) -> Claim:
    """The claim's values that interests look at."""
    return Claim(
        id=claim["id"],
        event_type=EventType(claim["event_type"]),
        mode=claim["mode"],
        contexts=tuple(claim["contexts"]),
        acled=None,
        trigger=_NOWHERE,
        evidence=_NOWHERE,
        actors=tuple(_party(p) for p in claim["actors"]),
        targets=tuple(_party(p) for p in claim["targets"]),
        place=None,
        time=None,
        attribution=(),
        modality=Modality(claim["modality"]),
        hedged=claim["hedged"],
        background=claim["background"],
        counts=(),
    )


def _party(party: Mapping[str, Any]) -> Party:
    return Party(_NOWHERE, party["text"], party["actor_id"], party["name"], party["kind"], party["country"])
