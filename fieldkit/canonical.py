"""Canonical JSON (RFC 8785, JCS) in the narrow form that everything signed here uses.

Narrower than the standard: no number with a fraction or exponent, integers only within
+-(2**53 - 1) (RFC 8785 section 3.2.2.3 and appendix D). Reading is as strict as writing:
bytes that are not the canonical form of their own content are refused.
"""

import json
from collections.abc import Mapping, Sequence

from fieldkit.errors import InputError

_KINDS = "object, array, string, integer, true, false or null"

JsonValue = None | bool | int | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"]
JsonObject = Mapping[str, JsonValue]

_MOST = 2**53 - 1
_DEEPEST = 64  # far above anything we write; keeps hostile nesting from the call stack


class CanonicalError(InputError):
    """Bytes or a value are outside the canonical form."""

    code = "json.not-canonical"
    sentence = "The JSON is not in canonical form: {reason}."


def encode(value: JsonValue) -> bytes:
    """The canonical bytes of a value.

    Raises:
        CanonicalError: the value holds a float, an integer beyond 2**53 - 1, a lone
            surrogate, a key that is not text, or nests deeper than 64.
    """
    try:
        return _text(_ordered(value, 0)).encode("utf-8")
    except UnicodeEncodeError:
        raise CanonicalError(reason="a text holds half a surrogate pair") from None


def decode(data: bytes) -> JsonValue:
    """The value that canonical bytes stand for.

    Raises:
        CanonicalError: not UTF-8, not JSON, doubled keys, fractions, out of range, too
            deep, or anything else that `encode` would have written differently.
    """
    try:
        value: JsonValue = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_without_doubles,
            parse_float=_refuse_number,
            parse_constant=_refuse_number,
            parse_int=_integer,
        )
    except (UnicodeDecodeError, json.JSONDecodeError) as problem:
        raise CanonicalError(
            reason=f"not JSON in UTF-8 ({problem.reason})"
            if isinstance(problem, UnicodeDecodeError)
            else f"not JSON ({problem.msg})"
        ) from None
    except RecursionError:
        raise CanonicalError(reason="nested too deep") from None
    if encode(value) != data:
        raise CanonicalError(reason="spacing, order or escapes differ")
    return value


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _ordered(value: JsonValue, depth: int) -> JsonValue:
    """The value with every object's keys in UTF-16 order (RFC 8785 section 3.2.3)."""
    if depth > _DEEPEST:
        raise CanonicalError(reason="nested too deep")
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        if abs(value) > _MOST:
            raise CanonicalError(reason="an integer is beyond 2**53 - 1")
        return value
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise CanonicalError(reason="a key is not text")
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return {key: _ordered(value[key], depth + 1) for key in keys}
    if isinstance(value, list | tuple):
        return [_ordered(each, depth + 1) for each in value]
    raise CanonicalError(reason=f"a {type(value).__name__} is none of {_KINDS}")


def _without_doubles(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise CanonicalError(reason="a key stands twice in one object")
    return found


def _refuse_number(text: str) -> JsonValue:
    raise CanonicalError(reason=f"{text[:20]} is not an integer")


def _integer(text: str) -> int:
    if len(text) > 17:  # noqa: PLR2004 - longer than -(2**53 - 1); int() of megabytes is slow
        raise CanonicalError(reason="an integer is beyond 2**53 - 1")
    return int(text)
