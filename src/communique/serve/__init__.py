"""The page on the record and its HTTP API, for a browser on the same machine."""

from communique.serve.app import create_app
from communique.serve.settings import Draft, Settings

__all__ = ["Draft", "Settings", "create_app"]
