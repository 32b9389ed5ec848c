"""The world level: events and actors across documents, a pure function of the coded documents."""

from communique.link.link import link

__all__ = ["link"]
