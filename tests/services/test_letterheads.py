"""The letterheads of provinces are taken over with their sources; the signer and the regulation stay."""

import pytest
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.services.letterheads import apply_letterhead, letterhead_changes, letterheads
from app.services.regulation_versions import read_regulations
from app.services.settings import (
    change_setting,
    list_settings,
    load_preset,
    read_issuing,
    read_office,
)

NAMES = [preset.name for preset in letterheads()]


def test_every_letterhead_says_where_it_comes_from() -> None:
    assert NAMES == ["general", "dak-lak", "bac-ninh", "ho-chi-minh"]
    assert all(row.source for preset in letterheads() for row in preset.overrides)


@pytest.mark.parametrize("name", NAMES)
def test_a_letterhead_is_taken_over_whole_and_once(session: Session, name: str) -> None:
    load_preset(session)
    change_setting(session, "issuing.rooms", ["XX: Phòng khác"])
    apply_letterhead(session, name)
    kept = {row.key: row for row in list_settings(session)}
    (preset,) = (each for each in letterheads() if each.name == name)
    assert all(kept[row.key] == row for row in preset.overrides)
    assert letterhead_changes(session, name) == ()


def test_what_would_change_is_told_before(session: Session) -> None:
    load_preset(session)
    changes = {change.label: (change.old, change.new) for change in letterhead_changes(session, "dak-lak")}
    assert changes["Ký hiệu cơ quan trong số văn bản"] == ("VP", "VPUBND")
    assert read_office(session).symbol == "VP"


def test_the_office_s_own_signer_and_its_regulation_stay(session: Session) -> None:
    load_preset(session)
    change_setting(session, "office.signer_name", "Lò Thị Mẫu")
    before = read_regulations(session)
    apply_letterhead(session, "ho-chi-minh")
    office = read_office(session)
    assert (office.signer_name, office.is_sample) == ("Lò Thị Mẫu", False)
    assert (office.place, office.parent_name) == ("Thành phố Hồ Chí Minh", "UBND THÀNH PHỐ HỒ CHÍ MINH")
    assert "KT: Phòng Kinh tế" in read_issuing(session).rooms
    assert read_regulations(session) == before


def test_another_letterhead_is_refused(session: Session) -> None:
    with pytest.raises(AppError, match="Không có bộ thể thức"):
        apply_letterhead(session, "nowhere")
