"""The `communique` command, `communique.cli.main:main`; the only room that prints."""
