"""Agencies in a cell: found by any of their names, split apart, or proposed."""

from unicodedata import normalize
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.ids import uuid7
from app.importers.office_workbook.agencies import AgencyNames

KNOWN = {
    "Sở Văn hóa, Thể thao và Du lịch": "SVHTTDL",
    "Sở Y tế": "SYT",
    "Sở Giáo dục và Đào tạo": "SGDĐT",
    "Sở Nông nghiệp và Môi trường": "SNNMT",
    "Văn phòng UBND tỉnh": "VPUBND",
    "Ban Quản lý các khu công nghiệp tỉnh": "BQLKCN",
    "Công an tỉnh": "CAT",
    "UBND xã Cư M’gar": "",
    "UBND phường Tân Lập": "",
    "UBND xã Tân Tiến": "",
    "UBND xã Tân Tiên": "",
}


@pytest.fixture(scope="module")
def names() -> AgencyNames:
    names = AgencyNames()
    for name, short in KNOWN.items():
        names.add(uuid7(), name, (short,))
    return names


def said(names: AgencyNames, text: str) -> list[str]:
    return [names.full[piece.ids[0]] if piece.ids else f"? {piece.text}" for piece in names.split(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SVHTTDL", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("  SỞ Y TẾ ", ["Sở Y tế"]),
        (normalize("NFD", "Sở Y tế"), ["Sở Y tế"]),
        ("Sở Văn hoá, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Văn hóa, Thể thao và Du lịch, Sở Y tế", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
        ("SYT , SNNMT", ["Sở Y tế", "Sở Nông nghiệp và Môi trường"]),
        ("Sở Y tế và Sở Giáo dục và Đào tạo", ["Sở Y tế", "Sở Giáo dục và Đào tạo"]),
        ("- Sở Y tế;\n- Công an tỉnh.", ["Sở Y tế", "Công an tỉnh"]),
        ("1. Sở Y tế\n2. Công an tỉnh", ["Sở Y tế", "Công an tỉnh"]),
        ("Sở Y tế; SYT", ["Sở Y tế"]),
        ("Sở Nông nghiệp & Môi trường", ["Sở Nông nghiệp và Môi trường"]),
        ("Sở Văn hóa,\nThể thao và Du lịch; SYT", ["Sở Văn hóa, Thể thao và Du lịch", "Sở Y tế"]),
        ("Sở Văn hóa, Thể thao\nvà Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Y tế\nSở Văn hóa,\nThể thao và Du lịch", ["Sở Y tế", "Sở Văn hóa, Thể thao và Du lịch"]),
        ("Sở Ngoại vụ\nSở Y tế", ["? Sở Ngoại vụ", "Sở Y tế"]),
        ("UBND xã Cư M'gar", ["UBND xã Cư M’gar"]),
        ("Ủy ban nhân dân xã Cư Mgar", ["UBND xã Cư M’gar"]),
        ("phường Tân Lập", ["UBND phường Tân Lập"]),
        ("VP UBND tỉnh", ["Văn phòng UBND tỉnh"]),
        ("Sở GD&ĐT, Sở NN&MT", ["Sở Giáo dục và Đào tạo", "Sở Nông nghiệp và Môi trường"]),
        ("UBND xã Tân Tiến; UBND xã Tân Tiên", ["UBND xã Tân Tiến", "UBND xã Tân Tiên"]),
        ("Sở Ngoại vụ", ["? Sở Ngoại vụ"]),
        ("Sở Ngoại vụ, Sở Y tế", ["? Sở Ngoại vụ", "Sở Y tế"]),
        ("Sở Văn hóa, Thông tin", ["? Sở Văn hóa, Thông tin"]),
        ("Sở Y tế, Dân số", ["? Sở Y tế, Dân số"]),
        ("Sở Lao động, Sở Tôn giáo", ["? Sở Lao động", "? Sở Tôn giáo"]),
        ("", []),
        (" ;\n ", []),
    ],
)
def test_a_cell_splits_into_its_agencies(names: AgencyNames, text: str, found: list[str]) -> None:
    assert said(names, text) == found


def test_a_name_without_accents_may_mean_two(names: AgencyNames) -> None:
    (piece,) = names.split("UBND xa Tan Tien")
    assert len(piece.ids) == 2


def test_a_slip_is_answered_with_the_closest_name(names: AgencyNames) -> None:
    assert names.closest("Sở Nông nghiệp và Môi trừơngg") == "Sở Nông nghiệp và Môi trường"
    assert names.closest("Ngân hàng") is None


def test_names_that_several_share_are_told(names: AgencyNames) -> None:
    assert [name for name, _ in names.ambiguous()] == ["ubnd xa tan tien"]


@given(
    st.lists(st.sampled_from([*KNOWN, *filter(None, KNOWN.values())]), min_size=1, max_size=5),
    st.lists(st.sampled_from(["; ", ";", "\n", ", ", ",", " và ", " ;\n- "]), min_size=5, max_size=5),
    st.booleans(),
)
def test_any_names_joined_in_any_way_come_apart(chosen: list[str], joints: list[str], upper: bool) -> None:
    names = AgencyNames()
    keys: dict[str, UUID] = {}
    for name, short in KNOWN.items():
        keys[name] = keys[short] = uuid7()
        names.add(keys[name], name, (short,))
    text = chosen[0] + "".join(joint + name for joint, name in zip(joints, chosen[1:], strict=False))
    found = [piece.ids[0] for piece in names.split(text.upper() if upper else text)]
    assert found == list(dict.fromkeys(keys[name] for name in chosen))
