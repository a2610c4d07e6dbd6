"""JSON Schema errors in plain Dutch, for people who never heard of a schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jsonschema.exceptions import ValidationError

TYPES = {
    "string": "tekst (tussen aanhalingstekens)",
    "boolean": "true of false",
    "array": "een lijst",
    "object": "een blok met velden",
    "integer": "een heel getal",
    "null": "null (leeg)",
}


def explain(error: ValidationError) -> str:
    """Return one Dutch sentence: which field, and what it should be."""
    where = _where(error)
    rule = RULES.get(str(error.validator))
    return f"{where}{rule(error) if rule else error.message}"


def _where(error: ValidationError) -> str:
    names = [str(step) for step in error.absolute_path if not isinstance(step, int)]
    return f"bij '{names[-1]}': " if names else ""


def _unknown_field(error: ValidationError) -> str:
    schema: Any = error.schema
    known = sorted(schema.get("properties", {}))
    unknown = sorted(
        str(key) for key in dict(error.instance) if key not in known and not _matches(schema, key)
    )
    hint = f"; bekend zijn: {', '.join(known)}" if known else ""
    return f"onbekend veld {', '.join(repr(key) for key in unknown)}{hint}"


def _matches(schema: Any, key: Any) -> bool:
    return any(re.search(pattern, str(key)) for pattern in schema.get("patternProperties", {}))


def _missing_field(error: ValidationError) -> str:
    instance = dict(error.instance)
    missing = [name for name in list(error.validator_value) if name not in instance]
    return f"het veld {', '.join(repr(name) for name in missing)} ontbreekt"


def _wrong_type(error: ValidationError) -> str:
    wanted = error.validator_value
    names = [wanted] if isinstance(wanted, str) else list(wanted)
    words = " of ".join(TYPES.get(name, name) for name in names)
    return f"hier hoort {words}, niet {error.instance!r}"


def _not_listed(error: ValidationError) -> str:
    choices = ", ".join(str(choice) for choice in list(error.validator_value))
    return f"{error.instance!r} kan niet; kies uit: {choices}"


def _wrong_form(error: ValidationError) -> str:
    schema: Any = error.schema
    return f"{error.instance!r} heeft niet de goede vorm{_example(schema)}"


def _example(schema: Any) -> str:
    examples = schema.get("examples", [])
    return f"; voorbeeld: {', '.join(str(example) for example in examples)}" if examples else ""


def _empty(error: ValidationError) -> str:
    return "dit mag niet leeg zijn"


def _doubled(error: ValidationError) -> str:
    return "er staat twee keer hetzelfde in deze lijst"


RULES: dict[str, Callable[[ValidationError], str]] = {
    "additionalProperties": _unknown_field,
    "required": _missing_field,
    "type": _wrong_type,
    "enum": _not_listed,
    "pattern": _wrong_form,
    "minLength": _empty,
    "minItems": _empty,
    "minProperties": _empty,
    "uniqueItems": _doubled,
}
