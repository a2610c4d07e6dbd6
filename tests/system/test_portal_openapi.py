"""The chat API does what docs/openapi.json says, whatever is sent to it (schemathesis)."""

from __future__ import annotations

from collections.abc import Iterator

import hypothesis
import pytest
import schemathesis

from tests.helpers.portals import fake_rasa, portal
from tools.settings import ROOT
from tools.started import post

EXAMPLES = 40
settings = hypothesis.settings(
    max_examples=EXAMPLES, deadline=None, derandomize=True, database=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)  # fmt: skip


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with fake_rasa() as (_, rasa_url), portal(RASA_URL=rasa_url) as url:
        yield url


# Too long is refused with 413, which schemathesis does not count as a refusal of itself.
REFUSALS = {"expected-statuses": ["400", "401", "403", "404", "405", "413", "415", "429", "503"]}
schema = schemathesis.openapi.from_path(
    ROOT / "docs" / "openapi.json",
    config=schemathesis.Config.from_dict({"checks": {"negative_data_rejection": REFUSALS}}),
)


@schema.hook
def filter_body(context: schemathesis.HookContext, body: object) -> bool:
    """Leave out texts without anything visible: a schema cannot say what Unicode prints."""
    text = body.get("text") if isinstance(body, dict) else None
    return not isinstance(text, str) or not text or any(char.isalnum() for char in text)


@schema.parametrize()
@settings
def test_portal_openapi_holds_for_anything(case: schemathesis.Case, address: str) -> None:
    """Status, headers and body are among those described; never a 5xx without the card."""
    headers = _bearer(address) if _needs_token(case) else {}
    case.call_and_validate(base_url=address, headers=headers)


@schema.parametrize()
@settings
def test_portal_openapi_holds_without_a_conversation(case: schemathesis.Case, address: str) -> None:
    """A token that is absent, invented or of another kind is refused as described."""
    case.call_and_validate(base_url=address)


def test_portal_openapi_document_is_valid_and_served(address: str) -> None:
    schema.validate()
    served = schemathesis.openapi.from_url(f"{address}/api/openapi.json")
    assert served.raw_schema == schema.raw_schema
    assert len(list(served.get_all_operations())) == 5


def _needs_token(case: schemathesis.Case) -> bool:
    return "security" in case.operation.definition.raw


def _bearer(address: str) -> dict[str, str]:
    status, started = post(f"{address}/api/conversations", {})
    assert status == 201
    return {"Authorization": f"Bearer {started['token']}"}
