"""Posts as documents name them."""

import pytest

from app.rules.post_names import full_post, post_of


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Chủ tịch", "Chủ tịch UBND tỉnh"),
        ("Phó Chủ tịch (kinh tế)", "Phó Chủ tịch UBND tỉnh"),
        ("Phó Chủ tịch Thường trực", "Phó Chủ tịch Thường trực UBND tỉnh"),
        ("Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh"),
        ("Chánh Văn phòng", "Chánh Văn phòng"),
        ("Chủ tịch Hội Nông dân tỉnh", "Chủ tịch Hội Nông dân tỉnh"),
        ("", ""),
    ],
)
def test_a_bare_post_of_the_committee_is_completed(name: str, said: str) -> None:
    assert full_post(name) == said


@pytest.mark.parametrize(
    ("title", "agency", "said"),
    [
        ("Giám đốc", "Sở Y tế", "Giám đốc Sở Y tế"),
        ("Giám đốc Sở Y tế", "Sở Y tế", "Giám đốc Sở Y tế"),
        ("", "Sở Y tế", "Sở Y tế"),
        ("Giám đốc", "", "Giám đốc"),
        ("Chủ tịch", "UBND tỉnh Đắk Lắk", "Chủ tịch UBND tỉnh"),
        ("", "", ""),
    ],
)
def test_a_person_s_post_has_its_agency_once(title: str, agency: str, said: str) -> None:
    assert post_of(title, agency) == said
