"""Claims linked to the world: who they speak of, where, and when."""

from reportedly.link.parties import link_actors

__all__ = ["link_actors"]
