import base64
import json
from collections.abc import Mapping

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from fieldkit.canonical import CanonicalError, JsonValue, decode, encode, read_base64
from fieldkit.errors import InputError

MOST = 2**53 - 1

# Written form by the escapes and orders that RFC 8785 lays down; each is read back too.
CANONICAL: list[tuple[JsonValue, str]] = [
    (None, "null"),
    (True, "true"),
    (False, "false"),
    (0, "0"),
    (-1, "-1"),
    (MOST, "9007199254740991"),
    (-MOST, "-9007199254740991"),
    ("", '""'),
    ([], "[]"),
    ({}, "{}"),
    ({"": ""}, '{"":""}'),
    ([[], {}, [{}]], "[[],{},[{}]]"),
    # Section 3.2.2.2: the example's text, and every kind of escape.
    ("\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/", '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'),
    ("\b\t\n\f\r", '"\\b\\t\\n\\f\\r"'),
    ("\x00\x01\x0b\x1f", '"\\u0000\\u0001\\u000b\\u001f"'),
    ("\x7f\x80\u2028\u2029\ufeff\ufffe", '"\x7f\x80\u2028\u2029\ufeff\ufffe"'),
    ("</script>&'", '"</script>&\'"'),
    # Section 3.1: text is never normalised.
    ("A\u030a", '"A\u030a"'),
    ("\u00c5", '"\u00c5"'),
    ("取证箱 \U0001f602", '"取证箱 \U0001f602"'),
    # Section 3.2.3: by UTF-16 code units, so a smiley (D83D) comes before U+FB33.
    (
        {
            "\u20ac": "Euro Sign",
            "\r": "Carriage Return",
            "\ufb33": "Hebrew Letter Dalet With Dagesh",
            "1": "One",
            "\U0001f600": "Emoji: Grinning Face",
            "\u0080": "Control",
            "\u00f6": "Latin Small Letter O With Diaeresis",
        },
        (
            '{"\\r":"Carriage Return","1":"One","\u0080":"Control",'
            '"\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign",'
            '"\U0001f600":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}'
        ),
    ),
    ({"b": 1, "a": 2, "B": 3, "10": 4, "1": 5, "": 6}, '{"":6,"1":5,"10":4,"B":3,"a":2,"b":1}'),
    (
        {"1": {"f": {"f": "hi", "F": 5}, "\n": 56}, "111": [{"e": "yes", "E": "no"}]},
        '{"1":{"\\n":56,"f":{"F":5,"f":"hi"}},"111":[{"E":"no","e":"yes"}]}',
    ),
    ({"peach": 1, "péché": 2, "pêche": 3, "sin": 4}, '{"peach":1,"péché":2,"pêche":3,"sin":4}'),
]

# What a reader must refuse, by kind. JSON that others take, but that has another canonical
# form or none in our profile, is as hostile here as what is no JSON at all.
HOSTILE = {
    "nothing": ["", " ", "\n", "\0", "\ufeff", "\ufeff{}", "//", "/**/", "#"],
    "spacing": [" 1", "1 ", "1\n", "[1, 2]", '{"a": 1}', '{"a" :1}', "[ ]", "\t{}", "\u00a0[]"],
    "literals": ["True", "NULL", "nul", "nullx", "none", "undefined", "yes", "truefalse"],
    "no numbers": ["NaN", "Infinity", "-Infinity", "[NaN]", "-NaN", "nan", "inf", "+Infinity"],
    "fractions": ["1.0", "0.5", "1e0", "1E2", "1e-2", "-0.0", "1.", ".5", "1e", "1.5e+9999"],
    "zeros": ["-0", "00", "01", "-01", "0x0", "0b1", "0o7", "1_000"],
    "signs": ["+1", "--1", "-", "- 1", "\uff11", "\u0661", "1,000", "1-1"],
    "big numbers": [
        "9007199254740992",
        "-9007199254740992",
        "1" + "0" * 17,
        "9" * 5000,
        "-" + "9" * 5000,
        "1" + "0" * 400 + ".0",
    ],
    "text": ['"', '"a', "'a'", "a", '"a"b', '"\t"', '"\n"', '"\0"', '"\x1f"', "`a`"],
    "escapes": [
        '"\\/"',
        '"\\u0041"',
        '"\\u000a"',
        '"\\u000F"',
        '"\\u20ac"',
        '"\\ud83d\\ude00"',
        '"\\x41"',
        '"\\a"',
        '"\\0"',
        '"\\',
        '"\\"',
        '"\\u"',
        '"\\u12"',
        '"\\u+123"',
        '"\\u 123"',
        '"\\U00000041"',
        '"\\u{41}"',
    ],
    "half surrogates": [
        '"\\ud800"',
        '"\\udc00"',
        '"\\ud800\\ud800"',
        '"\\udc00\\ud800"',
        '"\\ud800a"',
        '"\\ud800\\n"',
        '{"\\ud800":1}',
        '{"\\udfff":1,"a":2}',
    ],
    "arrays": ["[", "]", "[1", "[1,]", "[,1]", "[,]", "[1 2]", "[1;2]", "[][]", "[1]]", "[1}"],
    "objects": [
        "{",
        "}",
        "{1:1}",
        "{a:1}",
        "{'a':1}",
        '{"a"}',
        '{"a":}',
        '{"a":1,}',
        '{,"a":1}',
        '{"a"=1}',
        '{"a":1 "b":2}',
        '{"a":1}x',
        '{"a":1}{"b":2}',
        "{null:1}",
        '{"a":1]',
        "{{}}",
    ],
    "doubled keys": [
        '{"a":1,"a":1}',
        '{"a":1,"a":2}',
        '{"a":1,"b":2,"a":1}',
        '[{"x":{"a":1,"a":2}}]',
        '{"a":1,"\\u0061":1}',
        '{"":1,"":1}',
    ],
    "order": [
        '{"b":1,"a":2}',
        '{"a":1,"B":2}',
        '{"2":1,"10":2}',
        '{"\ufb33":1,"\U0001f600":2}',
        '{"\u20ac":1,"a":2}',
    ],
    "depth": [
        "[" * 100_000,
        "[" * 65 + "]" * 65,
        "[" * 500 + "]" * 500,
        '{"a":' * 65 + "1" + "}" * 65,
        '{"a":' * 100_000,
        "[" * 100_000 + "]" * 100_000,
        '[{"":' * 50_000,
    ],
}
HOSTILE_BYTES = [
    b"\xff",
    b"\xff\xfe1\x00",
    b"\xfe\xff\x001",
    b"\xef\xbb\xbf{}",
    b'"\x80"',
    b'"\xc0\xaf"',
    b'"\xe2\x82"',
    b'"\xed\xa0\x80"',
    b'"\xed\xa0\xbd\xed\xb8\x80"',
    b'"\xf4\x90\x80\x80"',
    b'"\xfc\x80\x80\x80\x80\xaf"',
    b'{"\xe9":1}',
    "{}".encode("utf-16"),
    "{}".encode("utf-32"),
]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-MOST, MOST) | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=20,
)


@pytest.mark.parametrize(("value", "text"), CANONICAL)
def test_value_is_written_and_read_canonically(value: JsonValue, text: str) -> None:
    assert encode(value) == text.encode()
    assert decode(text.encode()) == value


@given(JSON)
def test_rfc8785_package_writes_the_same_bytes(value: JsonValue) -> None:
    assert encode(value) == rfc8785.dumps(value)


@given(JSON)
def test_written_value_reads_back(value: JsonValue) -> None:
    data = encode(value)
    assert decode(data) == value
    assert json.loads(data) == value


@given(st.dictionaries(st.text(st.characters(codec="utf-8", min_codepoint=0xD000)), st.none()))
def test_keys_of_the_far_planes_are_ordered_as_rfc8785_orders_them(
    value: Mapping[str, None],
) -> None:
    assert encode(value) == rfc8785.dumps(dict(value))


@given(st.binary() | st.text().map(str.encode) | JSON.map(json.dumps).map(str.encode))
def test_bytes_are_refused_or_are_their_own_canonical_form(data: bytes) -> None:
    if is_taken(data):
        assert encode(decode(data)) == data


def is_taken(data: bytes) -> bool:
    try:
        decode(data)
    except CanonicalError:
        return False
    return True


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_refused(kind: str) -> None:
    assert [text[:80] for text in HOSTILE[kind] if is_taken(text.encode())] == []


@pytest.mark.parametrize("data", HOSTILE_BYTES)
def test_bytes_in_another_encoding_are_refused(data: bytes) -> None:
    with pytest.raises(CanonicalError):
        decode(data)


def test_refusal_is_for_the_giver_to_mend_and_short() -> None:
    with pytest.raises(InputError) as caught:
        decode(b"1." + b"5" * 10_000)
    assert caught.value.code == "json.not-canonical"
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (1.0, "a float is none of"),
        (0.1, "a float is none of"),
        (float("nan"), "a float is none of"),
        (float("inf"), "a float is none of"),
        ([[1.5]], "a float is none of"),
        ({"a": -0.0}, "a float is none of"),
        (b"bytes", "a bytes is none of"),
        ({"a"}, "a set is none of"),
        (object(), "an? object is none of"),
        (MOST + 1, "beyond 2"),
        (-MOST - 1, "beyond 2"),
        (10**4000, "beyond 2"),
        ({"a": [2**64]}, "beyond 2"),
        ("\ud800", "half a surrogate pair"),
        (["a\udfff"], "half a surrogate pair"),
        ({"\ud83d": 1}, "half a surrogate pair"),
        ({"\udc00": 1, "a": 2}, "half a surrogate pair"),
        ({1: "a"}, "a key is not text"),
        ({None: "a"}, "a key is not text"),
        ({"a": {True: 1}}, "a key is not text"),
        ({b"a": 1}, "a key is not text"),
    ],
)
def test_value_outside_the_profile_is_not_written(value: JsonValue, reason: str) -> None:
    with pytest.raises(CanonicalError, match=reason):
        encode(value)


def nested(levels: int) -> JsonValue:
    return [nested(levels - 1)] if levels else 1


def test_sixty_four_levels_are_taken_and_no_more() -> None:
    assert decode(encode(nested(64))) == nested(64)
    with pytest.raises(CanonicalError, match="too deep"):
        encode(nested(65))
    with pytest.raises(CanonicalError, match="too deep"):
        decode(json.dumps(nested(65)).encode())


def test_objects_count_as_levels_like_arrays() -> None:
    text = '{"a":' * 64 + "1" + "}" * 64
    assert encode(decode(text.encode())) == text.encode()
    with pytest.raises(CanonicalError, match="too deep"):
        decode(b'{"a":' * 65 + b"1" + b"}" * 65)


def test_value_that_holds_itself_is_not_written() -> None:
    circle: list[JsonValue] = []
    circle.append(circle)
    with pytest.raises(CanonicalError, match="too deep"):
        encode(circle)


def test_tuples_are_written_as_arrays() -> None:
    assert encode({"a": (1, ("b",))}) == b'{"a":[1,["b"]]}'


def test_value_given_is_left_as_it_was() -> None:
    value: dict[str, JsonValue] = {"b": {"d": 1, "c": 2}, "a": 3}
    encode(value)
    assert list(value) == ["b", "a"]


@given(st.binary(max_size=100))
def test_base64_is_read_as_it_is_written(data: bytes) -> None:
    assert read_base64(base64.b64encode(data).decode()) == data


@pytest.mark.parametrize(
    "text",
    [
        *["A", "AA", "AAA", "AA=", "AAAA=", "=", "====", "AA==AA==", "AB==", "AAB="],
        *["AA== ", " AA==", "AA\n==", "AAAA\n", "A-_A", "A*AA"],
        *["\u4e2d\u6587", "\uff21\uff21==", "\ud800"],
    ],
)
def test_base64_in_another_form_is_refused(text: str) -> None:
    assert read_base64(text) is None
