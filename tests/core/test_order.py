"""The order of Vietnamese words and names."""

import sqlite3
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.core.order import default_sort_name, name_key, order_key

# The alphabet written out, each vowel with its tones in order: what the keys are compared with.
LETTERS = (
    *("aàảãáạ", "ăằẳẵắặ", "âầẩẫấậ", "b", "c", "d", "đ", "eèẻẽéẹ", "êềểễếệ", "f", "g", "h"),
    *("iìỉĩíị", "j", "k", "l", "m", "n", "oòỏõóọ", "ôồổỗốộ", "ơờởỡớợ", "p", "q", "r", "s"),
    *("t", "uùủũúụ", "ưừửữứự", "v", "w", "x", "yỳỷỹýỵ", "z"),
)
PLACE = {sign: (rank, tone) for rank, row in enumerate(LETTERS) for tone, sign in enumerate(row)}
SIGNS = "".join(LETTERS)

WORD = st.text(SIGNS + SIGNS.upper(), min_size=1, max_size=4) | st.integers(0, 1200).map(str)
TEXT = st.lists(WORD, max_size=4).map(" ".join)


def expected(text: str) -> tuple[list[object], list[bool]]:
    """The order told with numbers: words by letters, then tones; capitals at the end."""
    capitals = [sign.isupper() for sign in text if sign.isalpha()]
    return [ranked(word.lower()) for word in text.split()], capitals


def ranked(word: str) -> tuple[object, ...]:
    if word.isdigit():
        return (0, int(word))
    places = [PLACE[sign] for sign in word]
    return (1, [rank for rank, _ in places], [tone for _, tone in places if tone])


@pytest.mark.parametrize(
    "in_order",
    [
        ["ba", "bà", "bả", "bã", "bá", "bạ", "bác", "ban"],
        ["an", "ăn", "ân", "bo", "co", "do", "đo", "eo", "êm", "gà"],
        ["oi", "ôi", "ơi", "pi", "tu", "tư", "vu", "xu", "yên", "zê"],
        ["az", "ăb", "âb", "ba"],
        ["ba xa", "bà an", "bá an", "bạ", "ban"],
        ["ba", "ba ba", "ba bà", "bà"],
        ["hoa", "hòa", "hòa bình", "hóa", "hoan"],
        ["", "–", "2", "10", "A", "Z", "Ω", "中"],
        ["Phòng 2", "Phòng 9b", "Phòng 10", "Phòng 10 A", "Phòng A"],
        ["15/BC-UBND", "15/TB-UBND", "102/BC-UBND"],
        ["Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Nội", "Hà Tĩnh"],
        ["sở", "Sở", "SỞ", "sở y tế", "Sở Y tế"],
        ["Cư Êbur", "Cư M’gar", "Ea Kar", "Ea Súp", "Krông Ana", "Krông Ƀuk", "Krông Pắc"],
    ],
)
def test_texts_come_in_dictionary_order(in_order: list[str]) -> None:
    keys = [order_key(text) for text in in_order]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Sở  Y tế", " Sở Y tế\u00a0"),
        ("Sở Y\u200b tế", "Sở Y t\u00adế"),
        ("Văn hóa, Thể thao", "Văn hóa - Thể thao"),
        ("Ðắk Lắk", "Đắk Lắk"),
        ("Phòng 05", "Phòng 5"),
        ("ＵＢＮＤ", "UBND"),
        ("\u200b", ""),
    ],
)
def test_spelling_and_punctuation_do_not_change_the_place(one: str, other: str) -> None:
    assert order_key(one) == order_key(other)


@given(TEXT, TEXT)
@example("Ba", "ba 1")
def test_keys_agree_with_the_alphabet_told_with_numbers(one: str, other: str) -> None:
    assert (order_key(one) < order_key(other)) == (expected(one) < expected(other))
    assert (order_key(one) == order_key(other)) == (expected(one) == expected(other))


@given(st.text())
def test_decomposed_text_has_the_same_key(text: str) -> None:
    assert order_key(normalize("NFD", text)) == order_key(text)


@given(st.lists(st.text() | TEXT))
def test_sqlite_sorts_by_the_key_as_python_does(texts: list[str]) -> None:
    keys = [order_key(text) for text in texts]
    with sqlite3.connect(":memory:") as base:
        base.execute("CREATE TABLE t (key TEXT)")
        base.executemany("INSERT INTO t VALUES (?)", [(key,) for key in keys])
        stored = [key for (key,) in base.execute("SELECT key FROM t ORDER BY key")]
    base.close()
    assert stored == sorted(keys)


def test_people_come_by_given_name_then_family_then_middle() -> None:
    in_order = [
        "",
        "An",
        "Lê Văn An",
        "Nguyễn An",
        "Nguyễn Bá An",
        "Nguyễn Văn An",
        "Trần Thị Ân",
        "Đỗ Bình",
        "Lê Thị Minh Châu",
        "Trần Hòa",
        "Trần Hoàng",
    ]
    keys = [name_key(name) for name in in_order]
    assert keys == sorted(set(keys))


def test_a_shorter_given_name_comes_first_whatever_the_family() -> None:
    assert name_key("Võ An") < name_key("Bùi An Bình", "An Bình")


def test_a_sort_name_of_its_own_decides() -> None:
    assert name_key("Y Thanh Hà Niê Kđăm") < name_key("Trần Thị Tâm")
    assert name_key("Y Thanh Hà Niê Kđăm", "Thanh Hà") > name_key("Trần Thị Tâm")
    assert name_key("H’Hen Niê", "H’Hen") < name_key("Trần Thị Hòa") < name_key("H’Hen Niê")
    assert name_key("Lê Văn An", "  ") == name_key("Lê Văn An") == name_key("Lê Văn An", "An")
    assert name_key("Lê Văn An", "Tư") == name_key("Lê Văn An Tư")


@pytest.mark.parametrize(
    ("full_name", "sort_name"),
    [("", ""), ("  ", ""), ("An", "An"), (" Nguyễn Văn  An ", "An"), ("H’Hen Niê", "Niê")],
)
def test_the_default_sort_name_is_the_last_word(full_name: str, sort_name: str) -> None:
    assert default_sort_name(full_name) == sort_name


def test_a_key_is_short_and_readable() -> None:
    assert order_key("Đắk Lắk 2") == "d{a{k!4!la{k!4!12!! 1001"
    assert order_key("phòng") == "phong!1! "
    assert name_key("Lê Văn An") == "an!! le{!!va{n!! 10101"
