"""The estimate of how long a passphrase holds errs on the cautious side."""

import pytest

from fieldkit.passphrases import Strength, is_taken, strength, tenths_of_bits


@pytest.mark.parametrize(
    ("passphrase", "least", "most"),
    [
        ("", Strength.REFUSED, Strength.REFUSED),
        ("short", Strength.REFUSED, Strength.REFUSED),
        ("aaaaaaaaaaaa", Strength.REFUSED, Strength.REFUSED),
        ("password1234", Strength.WEAK, Strength.WEAK),
        ("Huanbao@2026", Strength.WEAK, Strength.WEAK),
        ("qwertyuiop123", Strength.WEAK, Strength.WEAK),
        ("13800138000", Strength.WEAK, Strength.WEAK),
        ("19900101zhangsan", Strength.WEAK, Strength.WEAK),
        ("生态环境执法2026", Strength.WEAK, Strength.WEAK),
        ("环保局 环保局 环保局", Strength.WEAK, Strength.WEAK),
        ("correct horse battery", Strength.FAIR, Strength.FAIR),
        ("correct horse battery staple", Strength.GOOD, Strength.GOOD),
        ("雨伞 拖拉机 月饼 风筝", Strength.GOOD, Strength.STRONG),
        ("演练 horse battery staple", Strength.GOOD, Strength.STRONG),
        ("correct horse battery staple 雨伞 风筝", Strength.STRONG, Strength.STRONG),
    ],
)
def test_passphrase_counts_as(passphrase: str, least: Strength, most: Strength) -> None:
    assert least <= strength(passphrase) <= most, tenths_of_bits(passphrase)


def test_more_words_are_never_worth_less() -> None:
    text, last = "", 0
    for word in ("雨伞", "horse", "2026", "风筝", "battery", "!", "风筝"):
        text += f" {word}"
        assert tenths_of_bits(text) >= last
        last = tenths_of_bits(text)


def test_saying_the_same_again_helps_little() -> None:
    once, twice = tenths_of_bits("雨伞 风筝"), tenths_of_bits("雨伞 风筝 雨伞 风筝")
    assert twice - once < 60


def test_what_a_vault_takes_does_not_depend_on_spelling() -> None:
    assert is_taken("e\u0301abcdefg")
    assert not is_taken("e\u0301abcdef")
