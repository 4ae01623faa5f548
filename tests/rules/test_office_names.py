"""The names of a letterhead follow from the province."""

import pytest

from app.rules.office_names import addressee, has_level, parent_name, place_name


@pytest.mark.parametrize(
    ("province", "parent", "place", "addressed"),
    [
        ("tỉnh Đắk Lắk", "UBND TỈNH ĐẮK LẮK", "Đắk Lắk", "Ủy ban nhân dân tỉnh Đắk Lắk"),
        ("Thành phố Huế", "UBND THÀNH PHỐ HUẾ", "Huế", "Ủy ban nhân dân Thành phố Huế"),
        ("Lào Cai", "UBND LÀO CAI", "Lào Cai", "Ủy ban nhân dân Lào Cai"),
    ],
)
def test_names_follow_from_the_province(province: str, parent: str, place: str, addressed: str) -> None:
    assert (parent_name(province), place_name(province), addressee(province)) == (parent, place, addressed)
    assert has_level(province) == (province != "Lào Cai")
