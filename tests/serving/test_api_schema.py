"""Schemathesis asks the API everything its description allows, and much that it does not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from data.monitor import open_monitor

if TYPE_CHECKING:  # it takes seconds to import, in every worker; only who runs these tests needs it
    import schemathesis

BESIDE = "naast-elkaar/{gebied}"
PATHS = ("cijfers", "gebieden", "herkomst", "indicatoren", BESIDE, "profiel/{gebied}", "uitgave")
BOUNDED = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def described(demo_release: Path) -> schemathesis.BaseSchema:
    import schemathesis

    import app as module

    server = module.create_app(open_monitor(str(demo_release))).server
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", server)


def test_every_address_is_described(described: schemathesis.BaseSchema) -> None:
    assert set(described) == {f"/api/v1/{path}" for path in PATHS}


@pytest.mark.parametrize("path", PATHS)
def test_what_is_allowed_is_answered_as_described(described: schemathesis.BaseSchema, path: str) -> None:
    check(described, path, "positive")


@pytest.mark.parametrize("path", ["cijfers", "gebieden", BESIDE, "profiel/{gebied}"])
def test_what_is_not_allowed_is_refused(described: schemathesis.BaseSchema, path: str) -> None:
    check(described, path, "negative")


def check(described: schemathesis.BaseSchema, path: str, mode: str) -> None:
    """All checks of schemathesis on a bounded number of requests, the same ones every time."""
    from schemathesis import GenerationMode

    generation = GenerationMode(mode)

    @BOUNDED
    @given(case=described[f"/api/v1/{path}"]["GET"].as_strategy(generation_mode=generation))
    def ask(case: schemathesis.Case) -> None:
        # In process nobody unpacks what the server compresses.
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    ask()
