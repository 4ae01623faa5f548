"""What kind an agency is, by its name alone."""

import pytest

from app.core.terms import AgencyKind
from app.rules.agency_kinds import guessed_kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Sở Ngoại vụ", AgencyKind.DEPARTMENT),
        ("Ủy ban nhân dân xã Ea Kar", AgencyKind.COMMUNE),
        ("Tỉnh đoàn", AgencyKind.PARTY),
        ("Bộ Tài chính", AgencyKind.CENTRAL),
        ("Bộ Chỉ huy Quân sự tỉnh", AgencyKind.DEPARTMENT),
        ("Công ty Điện lực", AgencyKind.OTHER),
        ("UBND huyện Krông Pắc", AgencyKind.DISTRICT),
        ("Thường trực HĐND tỉnh", AgencyKind.COUNCIL),
        ("Văn phòng Chính phủ", AgencyKind.GOVERNMENT),
    ],
)
def test_the_kind_of_an_unknown_agency_is_guessed(name: str, kind: AgencyKind) -> None:
    assert guessed_kind(name) is kind
