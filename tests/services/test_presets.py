"""Regulations to choose from: what each changes, and that the office's own letterhead stays."""

import re
from dataclasses import fields
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.core.errors import AppError
from app.core.setting_words import REGULATION
from app.rules.regulation import Regulation
from app.services.presets import apply_preset, preset_changes, preset_in_force, preset_rows
from app.services.regulation_versions import regulation_on
from app.services.regulations import GENERAL, SettingRow, presets
from app.services.settings import change_setting, list_settings, load_preset, read_office

NAMES = [preset.name for preset in presets()]
CUSTOM = "Thông lệ, cần xác nhận"
SILENT = re.compile("không n[êó]|hằng nửa tháng|gửi ngay")
"""How a source says that its act gives no number."""
ACTS = ("Chỉ thị", "Quyết định", "Quy chế")


def test_the_general_one_comes_first_and_each_has_a_title_of_its_own() -> None:
    assert presets()[0].name == GENERAL
    assert len({preset.title for preset in presets()}) == len(presets()) == 4
    assert all("2025" in p.title or "2023" in p.title for p in presets()[1:])


@pytest.mark.parametrize("name", NAMES)
def test_every_number_says_its_article_or_that_it_is_a_habit(session: Session, name: str) -> None:
    apply_preset(session, name)
    rows = [row for row in list_settings(session) if row.key.startswith(REGULATION)]
    assert len(rows) == len(fields(Regulation))
    for row in rows:
        assert row.source.startswith((CUSTOM, *ACTS)), row
        assert row.source.startswith(CUSTOM) or "mục" in row.source or "Điều" in row.source, row


def rows_of(name: str) -> dict[str, SettingRow]:
    return next({row.key: row for row in preset_rows(p)} for p in presets() if p.name == name)


def test_what_another_office_decided_is_a_habit_here() -> None:
    giao_ban = {name: rows_of(name)["regulation.briefing_day"].source for name in NAMES}
    assert giao_ban["dak-lak-2025"].startswith("Quy chế kèm Quyết định 0173")
    assert giao_ban["bac-giang"].startswith(f"{CUSTOM}: Quy chế kèm Quyết định 0173")
    assert giao_ban[GENERAL].startswith(f"{CUSTOM}: Quy chế kèm Quyết định 0173")


def test_the_act_of_one_province_is_no_ground_for_offices_in_general() -> None:
    grounds = [row for row in rows_of(GENERAL).values() if not row.source.startswith(CUSTOM)]
    assert not [row for row in grounds if re.search("tỉnh|0173", row.source)]


def test_each_named_regulation_keeps_every_ground_of_its_own_act() -> None:
    """An article that stands in the general numbers as a custom is a ground where its act is the regulation."""
    acts = {
        "bac-giang": "Chỉ thị của UBND tỉnh Bắc Giang, mục",
        "dak-lak-2025": "Quy chế kèm Quyết định 0173/QĐ-VPUBND",
        "binh-duong-2023": "Quyết định 04/2023/QĐ-UBND của UBND tỉnh Bình Dương",
    }
    for name, act in acts.items():
        cited = {
            key: row for key, row in rows_of(GENERAL).items() if row.source.startswith(f"{CUSTOM}: {act}")
        }
        named = [rows_of(name)[key].source for key, row in cited.items() if not SILENT.search(row.source)]
        assert named, name
        assert all(source.startswith(act) for source in named), name


@pytest.mark.parametrize("name", NAMES)
def test_what_is_announced_is_what_changes_and_nothing_else(session: Session, name: str) -> None:
    load_preset(session)
    change_setting(session, "office.place", "Lào Cai")
    change_setting(session, "regulation.session_document_days", 7, source="Quy chế cũ")
    office = read_office(session)
    announced = {(c.label, c.new, c.source) for c in preset_changes(session, name)}
    assert any(label.startswith("Tài liệu phiên họp") and new == 3 for label, new, _ in announced)
    apply_preset(session, name)
    assert regulation_on(session, date.max).session_document_days == 3
    assert read_office(session) == office
    assert preset_changes(session, name) == ()
    assert preset_in_force(session) == name


def test_an_own_number_is_no_preset_any_more(session: Session) -> None:
    load_preset(session)
    assert preset_in_force(session) == GENERAL
    change_setting(session, "regulation.praise_rate", 95)
    assert preset_in_force(session) == ""


def test_an_unknown_preset_is_refused(session: Session) -> None:
    with pytest.raises(AppError, match="Không có bộ quy chế"):
        apply_preset(session, "không có")
