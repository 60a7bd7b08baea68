"""What several test files share: the shipped filings, and the command `cmr` as a user meets it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

# Kernels that tests start compile nothing twice; a machine may switch that off (see the Makefile).
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Outcome:
    """What a user sees of one command."""

    exit_code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def filings() -> Path:
    """The folder of the four filings that the project ships."""
    return ROOT / "data" / "filings"


@pytest.fixture
def cmr(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run `cmr` with these arguments; a traceback would fail the test."""
    from cmr_analysis.cli import main

    def run(*arguments: object) -> Outcome:
        exit_code = main([str(argument) for argument in arguments])
        return Outcome(exit_code, *capsys.readouterr())

    return run
