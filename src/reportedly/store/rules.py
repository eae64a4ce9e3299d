"""What the store asks of resolution; `reportedly.resolve` answers, and tests answer with rules of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from reportedly import __version__
from reportedly.resolve import block
from reportedly.resolve.cluster import resolve
from reportedly.resolve.events import event_of
from reportedly.resolve.linked import linked_all
from reportedly.resolve.links import links
from reportedly.resolve.model import Cluster, Event, Judgement, LinkedClaim, Pair


class Rules(Protocol):
    """Pure functions: no clock, no store, the same answer whatever the order of what they are given."""

    @property
    def version(self) -> str:
        """Recorded with each version of an event that the rules make."""

    def linked_all(self, document: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> Sequence[LinkedClaim]:
        """The claims of a document, both as the JSON contract has them, with what resolution needs."""

    def keys(self, claim: LinkedClaim) -> Sequence[str]:
        """The keys under which others find it; none for a claim that is no event."""

    def probes(self, claim: LinkedClaim) -> Sequence[str]:
        """The keys under which it looks for others. If one claim finds another, that one finds it too."""

    def links(self, new: Sequence[LinkedClaim], near: Sequence[LinkedClaim]) -> Sequence[Pair]:
        """The pairs, of two new claims or of a new and a near one, that belong to one component."""

    def resolve(
        self, claims: Sequence[LinkedClaim], judgements: Sequence[Judgement], known: Sequence[Pair]
    ) -> Sequence[Cluster]:
        """The events among the claims of whole components, each claim in one at most; `known` are all their links."""

    def event_of(
        self, cluster: Cluster, claims: Mapping[str, LinkedClaim], judgements: Sequence[Judgement], event_id: str
    ) -> Event:
        """What the claims of a cluster say together. `claims` may hold others."""


class _Resolution:
    """The rules of `reportedly.resolve`."""

    version = f"reportedly {__version__}"

    def linked_all(self, document: Mapping[str, Any], claims: Sequence[Mapping[str, Any]]) -> Sequence[LinkedClaim]:
        return linked_all(document, claims)

    def keys(self, claim: LinkedClaim) -> Sequence[str]:
        return block.keys(claim)

    def probes(self, claim: LinkedClaim) -> Sequence[str]:
        return block.probes(claim)

    def links(self, new: Sequence[LinkedClaim], near: Sequence[LinkedClaim]) -> Sequence[Pair]:
        return links(new, near)

    def resolve(
        self, claims: Sequence[LinkedClaim], judgements: Sequence[Judgement], known: Sequence[Pair]
    ) -> Sequence[Cluster]:
        return resolve(claims, judgements, known)

    def event_of(
        self, cluster: Cluster, claims: Mapping[str, LinkedClaim], judgements: Sequence[Judgement], event_id: str
    ) -> Event:
        return event_of(cluster, claims, judgements, event_id)


def default_rules() -> Rules:
    return _Resolution()
