"""Canonical JSON (RFC 8785, JCS) in the narrow form that everything signed here uses.

Narrower than the standard: no number with a fraction or exponent, integers only within
+-(2**53 - 1) (RFC 8785 section 3.2.2.3 and appendix D). Reading is as strict as writing:
bytes that are not the canonical form of their own content are refused.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from operator import methodcaller

from fieldkit.errors import InputError

JsonValue = None | bool | int | str | Sequence["JsonValue"] | Mapping[str, "JsonValue"]
JsonObject = Mapping[str, JsonValue]

_KINDS = "object, array, string, integer, true, false or null"
_MOST = 2**53 - 1
_LONGEST = len(str(-_MOST))  # digits and sign; int() of megabytes is slow
_DEEPEST = 64  # far above anything we write; keeps hostile nesting from the call stack

# Escapes just what RFC 8785 section 3.2.2.2 asks for. Circles are found by their depth.
_written = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
).encode
_utf16 = methodcaller("encode", "utf-16-be")


class CanonicalError(InputError):
    """Bytes or a value are outside the canonical form."""

    code = "json.not-canonical"
    sentence = "The JSON is not in canonical form: {reason}."


def encode(value: JsonValue) -> bytes:
    """The canonical bytes of a value.

    Raises:
        CanonicalError: the value holds a float, an integer beyond 2**53 - 1, a lone
            surrogate, a key that is not text, or more than 64 arrays and objects in
            one another.
    """
    try:
        return _written(_ordered(value, 0)).encode("utf-8")
    except UnicodeEncodeError:
        raise CanonicalError(reason="a text holds half a surrogate pair") from None


def decode(data: bytes) -> JsonValue:
    """The value that canonical bytes stand for.

    Raises:
        CanonicalError: not UTF-8, not JSON, doubled keys, fractions, out of range, too
            deep, or anything else that `encode` would have written differently.
    """
    try:
        value: JsonValue = _read(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise CanonicalError(reason="it is not UTF-8") from None
    except json.JSONDecodeError as problem:
        raise CanonicalError(reason=f"it is not JSON ({problem.msg})") from None
    except RecursionError:
        raise CanonicalError(reason="it nests too deep") from None
    # Also refuses what the parser lets through: NaN, fractions, all but the last of equal keys.
    if encode(value) != data:
        raise CanonicalError(reason="spacing, order or escapes differ, or a key stands twice")
    return value


def read_base64(text: str) -> bytes | None:
    """The bytes a base64 text stands for (RFC 4648 section 4).

    Returns:
        None unless the text is the one that these bytes are written as: padding, no
        spaces, unused bits zero.
    """
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    return data if base64.b64encode(data) == text.encode("ascii") else None


def _ordered(value: JsonValue, depth: int) -> JsonValue:
    """The value with every object's keys in UTF-16 order (RFC 8785 section 3.2.3)."""
    if isinstance(value, str) or value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if not -_MOST <= value <= _MOST:
            raise CanonicalError(reason="an integer is beyond 2**53 - 1")
        return value
    if depth == _DEEPEST:
        raise CanonicalError(reason="it nests too deep")
    if isinstance(value, dict | Mapping):
        keys = sorted(value, key=None if _are_ascii(value) else _utf16)
        # Most values are text, which needs no step of its own.
        return {
            key: each if isinstance(each := value[key], str) else _ordered(each, depth + 1)
            for key in keys
        }
    if isinstance(value, list | tuple):
        return [_ordered(each, depth + 1) for each in value]
    raise CanonicalError(reason=f"a {type(value).__name__} is none of {_KINDS}")


def _are_ascii(keys: Mapping[str, JsonValue]) -> bool:
    """Whether plain order will do, which is the same for ASCII and much faster."""
    try:
        return "".join(keys).isascii()
    except TypeError:
        raise CanonicalError(reason="a key is not text") from None


def _integer(text: str) -> int:
    if len(text) > _LONGEST:
        raise CanonicalError(reason="an integer is beyond 2**53 - 1")
    return int(text)


_read = json.JSONDecoder(parse_int=_integer).decode
