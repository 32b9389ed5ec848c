"""The `communique` command; the only room that prints."""

from communique.cli.main import main

__all__ = ["main"]
