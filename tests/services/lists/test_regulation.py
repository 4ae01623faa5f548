"""The list of the regulation's numbers: all of them, searched and grouped, and what is the office's own is told."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.core.regulation_words import GROUPS, WORDS
from app.services.lists import regulation
from app.services.presets import apply_preset
from app.services.settings import change_setting, load_preset

TODAY = date(2026, 11, 2)
DAYS = "regulation.session_document_days"


@pytest.fixture
def office(session: Session) -> Session:
    load_preset(session)
    return session


def rows(session: Session, wanted: Wanted = Wanted()) -> list[regulation.ListedNumber]:  # noqa: B008 - frozen
    return regulation.read(session, regulation.find(session, wanted, today=TODAY).keys, today=TODAY)


def test_every_number_stands_there_in_the_order_of_the_parts(office: Session) -> None:
    assert [row.label for row in rows(office)] == [words.label for words in WORDS.values()]
    assert [g.label for g in regulation.find(office, Wanted(group="part"), today=TODAY).groups] == list(
        GROUPS
    )


def test_a_number_is_told_in_words_with_its_source(office: Session) -> None:
    [row] = [row for row in rows(office) if row.key == DAYS]
    assert (row.value, row.unit, row.state, row.differs) == ("3", "ngày làm việc", "Cần xác nhận", "")
    assert "mục 4 điểm b" in row.source
    [tie] = [row for row in rows(office) if row.key == "regulation.tie_rule"]
    assert tie.value == "Theo bên có ý kiến của người chủ trì"
    assert tie.state == "Cần xác nhận"


def test_an_article_is_a_ground_for_who_works_by_its_act(office: Session) -> None:
    apply_preset(office, "bac-giang")
    [row] = [row for row in rows(office) if row.key == DAYS]
    assert (row.state, row.source[:8]) == ("Có căn cứ", "Chỉ thị ")


def test_an_own_number_says_what_the_set_next_to_it_has(office: Session) -> None:
    apply_preset(office, "dak-lak-2025")
    change_setting(office, DAYS, 5, source="Quyết định 12, Điều 3")
    own = rows(office, Wanted(filters={"differs": ("own",)}))
    assert [row.differs for row in own] == ["3 – Theo quy chế của Văn phòng UBND tỉnh Đắk Lắk, 2025"]
    assert regulation.count(office, Wanted(filters={"differs": ("same",)}), today=TODAY) == len(WORDS) - 1


def test_words_are_looked_for_in_label_source_and_part(office: Session) -> None:
    assert "Giao ban Văn phòng: ngày của tháng" in [
        row.label for row in rows(office, Wanted(words="giao ban"))
    ]
    assert {row.part for row in rows(office, Wanted(words="dieu 22"))} == {"Báo cáo định kỳ"}
    assert rows(office, Wanted(words="xyz")) == []


def test_the_totals_are_those_of_the_wanted_rows(office: Session) -> None:
    wanted = Wanted(filters={"part": ("Hồ sơ trình",)})
    found = {total.label: total.value for total in regulation.totals(office, wanted, today=TODAY)}
    assert found == {"có căn cứ": 0, "cần xác nhận": 4}
