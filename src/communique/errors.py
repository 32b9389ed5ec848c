"""Every error the package raises on purpose.

CommuniqueError
├── InputError          one input is skipped, counted and named; the rest goes on
│   ├── ReadError       missing, unreadable, binary or broken (exit code 1)
│   └── SkippedInput    skipped by rule: empty, over size, another language (exit code 0)
├── UsageError          the call cannot mean anything: no PATH exists, a bad filter (exit code 2)
├── StoreError          the store cannot be opened, read or written (exit code 3)
└── ConfigError         configuration or codebook cannot be used (exit code 3)
"""


class CommuniqueError(Exception):
    """The root of the tree; the message says what to do next."""

    exit_code = 3


class InputError(CommuniqueError):
    """One input could not become a document; the others go on."""

    exit_code = 1

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class ReadError(InputError):
    """The input is missing, unreadable, binary or broken."""


class SkippedInput(InputError):
    """The input was read and left out by a stated rule."""

    exit_code = 0


class UsageError(CommuniqueError):
    """The call as given cannot mean anything."""

    exit_code = 2


class StoreError(CommuniqueError):
    """The store cannot be opened, read or written."""


class ConfigError(CommuniqueError):
    """The configuration, a codebook or a data table cannot be used."""
