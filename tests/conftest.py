"""What the tests of whole documents share: one model, loaded once for the session."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from communique.model.coded import Coded
    from communique.parse import Parser
    from communique.pipeline import Pipeline
    from communique.recognize import Recognized

CodeText = Callable[..., "Coded"]
Recognize = Callable[..., "Recognized"]
Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="session", autouse=True)
def places_at_hand() -> None:
    """The index of places is made before anything is tested, so that no test waits or prints."""
    from communique.recognize.place_cache import geonames

    geonames()


@pytest.fixture(scope="session")
def model() -> Language:
    from communique.parse import load_model

    return load_model()


@pytest.fixture(scope="session")
def parser(model: Language) -> Parser:
    from communique.parse import Parser

    return Parser(model)


@pytest.fixture(scope="session")
def shared_model(model: Language) -> Iterator[None]:
    """Every pipeline made while this lasts takes the model that is loaded already."""
    from communique import pipeline

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load_model", lambda name: model)
        yield


@pytest.fixture(scope="session")
def whole_pipeline(shared_model: None) -> Pipeline:
    from communique.pipeline import Pipeline

    return Pipeline()


@pytest.fixture(scope="session")
def code_text(whole_pipeline: Pipeline) -> CodeText:
    """Codes one text as a document of its own; keywords are those of `read_text`."""
    from communique.read import read_text

    def call(text: str, **more: str) -> Coded:
        return next(whole_pipeline.code([read_text(text, language="en", **more)]))

    return call


@pytest.fixture(scope="session")
def recognized_text(parser: Parser) -> Recognize:
    """Everything recognized in one text, cleaned as a document of its own."""
    from communique.clean import clean
    from communique.read import read_text
    from communique.recognize import recognize

    def call(text: str, **more: str) -> Recognized:
        return recognize(next(parser.parse([clean(read_text(text, language="en", **more))])))

    return call


@pytest.fixture
def run_here(capfd: pytest.CaptureFixture[str]) -> Cli:
    """Runs a command line in the current folder: exit code, standard output, standard error."""
    from communique.cli.main import run

    def call(*args: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = run(args)
        sys.stdout.flush()
        found = capfd.readouterr()
        return code, found.out, found.err

    return call
