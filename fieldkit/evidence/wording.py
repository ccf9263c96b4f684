"""Making Chinese text findable by any word in it, however short.

FTS5's tokenizers either take a run of Chinese as one word or cannot find fewer than three
characters. Text is therefore kept with a blank between such characters, and a question is
asked as a phrase of them; one character is then enough.
"""

import re
import unicodedata

_CJK = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_BETWEEN = re.compile(rf"(?<=[{_CJK}])|(?=[{_CJK}])")
_WORD = re.compile(r"\w+", re.UNICODE)


def spaced(text: str) -> str:
    """The text in compatibility form (NFKC) with blanks around each CJK character."""
    return " ".join(_BETWEEN.sub(" ", unicodedata.normalize("NFKC", text)).split())


def question(text: str) -> str:
    """An FTS5 query that finds every word of `text`, the last of each run as a beginning.

    Words are quoted, so that no character of the question is taken as query syntax.

    Returns:
        The query; empty when the text holds no letter or digit at all.
    """
    phrases = []
    for part in unicodedata.normalize("NFKC", text).split():
        words = _WORD.findall(spaced(part))
        if words:
            phrases.append('"' + " ".join(words) + '"*')
    return " ".join(phrases)
