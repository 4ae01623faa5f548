"""Days, deadlines and months as offices write them."""

from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.written_days import (
    Deadline,
    Level,
    Month,
    read_day,
    read_deadline,
    read_month,
    year_in_title,
)

TENTH = date(2026, 10, 15)


@pytest.mark.parametrize(
    "written",
    [
        date(2026, 10, 15),
        datetime(2026, 10, 15, 17, 30),  # noqa: DTZ001  (as Excel has it)
        "15/10/2026",
        " 15/10/2026 ",
        "15-10-2026",
        "15.10.2026",
        "15 / 10 / 2026",
        "ngày 15 tháng 10 năm 2026",
        "NGÀY 15 THÁNG 10 NĂM 2026",
        "Ngày 15/10/2026",
        "Trong ngày 15-10-2026",
        "Chậm nhất ngày 15/10/2026",
        "Chậm nhất là ngày 15/10/2026",
        "đến hết ngày 15/10/2026",
        "thứ Năm, ngày 15/10/2026",
        "15/10/2026 (theo công văn số 5)",
        "trước 17h00 ngày 15/10/2026",
        "Trước 17 giờ ngày 15/10/2026",
        "15/10/2026 17:00",
        "2026-10-15",
        "2026-10-15 00:00:00",
    ],
)
def test_all_these_are_the_fifteenth(written: Any) -> None:
    found = read_deadline(written)
    assert (found.level, found.value.day, found.value.before) == (None, TENTH, False)


@pytest.mark.parametrize("written", ["Trước ngày 15/10/2026", "TRƯỚC NGÀY 15-10-2026", "trước 15/10/2026"])
def test_before_a_day_excludes_it(written: str) -> None:
    assert read_deadline(written).value[:3] == (TENTH, True, False)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("5/9/2026", date(2026, 9, 5)),
        ("ngày 05 tháng 9 năm 2026", date(2026, 9, 5)),
        ("Tháng 10/2026", date(2026, 10, 31)),
        ("cuối tháng 2/2028", date(2028, 2, 29)),
        ("trong tháng 2 năm 2026", date(2026, 2, 28)),
        ("Quý IV/2026", date(2026, 12, 31)),
        ("quý 2 năm 2026", date(2026, 6, 30)),
        ("6 tháng đầu năm 2026", date(2026, 6, 30)),
        ("năm 2026", date(2026, 12, 31)),
        ("Quí III/2026", date(2026, 9, 30)),
        ("chậm nhất trong ngày 15/10/2026", date(2026, 10, 15)),
        ("Chậm nhất đến hết ngày 15.10.2026", date(2026, 10, 15)),
        ("15 tháng 10 năm 2026", date(2026, 10, 15)),
    ],
)
def test_a_period_ends_on_its_last_day(written: str, day: date) -> None:
    assert read_deadline(written).value.day == day


@pytest.mark.parametrize("written", ["19/9/2026", "19 / 9 / 2026", "19.09.2026.", "19-9-2026"])
def test_a_plain_day_is_no_wording_to_keep(written: str) -> None:
    assert read_deadline(written).value == Deadline(date(2026, 9, 19))


def test_a_wrong_month_is_told_as_it_stands() -> None:
    assert read_month(13.0).message.startswith("Không có tháng “13”:")


@pytest.mark.parametrize(
    "written", ["Thường xuyên", "THƯỜNG XUYÊN", "Hằng tháng", "Định kỳ hằng quý", "hàng năm"]
)
def test_a_regular_task_has_no_day_and_keeps_its_words(written: str) -> None:
    assert read_deadline(written).value == Deadline(None, regular=True, words=written)


@pytest.mark.parametrize("written", ["", "  ", "-", "Không", "Không thời hạn"])
def test_no_deadline_is_no_complaint(written: str) -> None:
    assert read_deadline(written) == (Deadline(None), None, "")


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("31/9/2026", "Không có ngày “31/9/2026” trong lịch"),
        ("29/02/2026", "Không có ngày"),
        ("10/25/2026", "ngày viết trước tháng"),
        ("30 ngày", "là khoảng thời gian"),
        ("trong vòng 10 ngày làm việc", "là khoảng thời gian"),
        ("Ngay", "Không hiểu thời hạn “Ngay”"),
        ("15/10/2026; 20/10/2026", "Không hiểu thời hạn"),
        ("Trước tháng 10/2026", "Không hiểu thời hạn"),
        ("tháng 13/2026", "Không có tháng 13"),
        ("15/10/1026", "Năm của ngày"),
        ("30/9", "chưa có năm"),
        ("tháng 10", "chưa có năm"),
        (8.0, "Số 8 không phải là ngày"),
        (True, "đúng/sai"),
        (time(7, 30), "Ô ghi giờ"),
    ],
)
def test_nonsense_is_refused_with_what_was_expected(written: Any, part: str) -> None:
    found = read_deadline(written)
    assert found.level is Level.ERROR
    assert part in found.message
    assert "15/10/2026" in found.message


@pytest.mark.parametrize(
    ("written", "day"),
    [("15/10/26", TENTH), (46310.0, TENTH), ("46310", TENTH), ("15/10", TENTH), ("ngày 15/10", TENTH)],
)
def test_a_doubtful_day_is_taken_with_a_warning(written: Any, day: date) -> None:
    found = read_deadline(written, year=2026)
    assert (found.level, found.value.day) == (Level.WARNING, day)


def test_a_day_of_what_happened_is_no_period() -> None:
    assert read_day("Tháng 10/2026").level is Level.ERROR
    assert read_day("Trước ngày 15/10/2026").level is Level.ERROR
    assert read_day("").value is None


@pytest.mark.parametrize(
    ("written", "month"),
    [
        (8.0, Month(None, 8)),
        ("8", Month(None, 8)),
        ("8.0", Month(None, 8)),
        ("tháng 08", Month(None, 8)),
        ("T10", Month(None, 10)),
        ("Tháng 10/2026", Month(2026, 10)),
        ("10/2026", Month(2026, 10)),
        ("tháng 2 năm 2027", Month(2027, 2)),
        ("Quý III/2026", Month(2026, 9)),
        ("30/11/2026", Month(2026, 11)),
        (date(2026, 10, 1), Month(2026, 10)),
    ],
)
def test_months_are_read_with_and_without_a_year(written: Any, month: Month) -> None:
    assert read_month(written).value == month


@pytest.mark.parametrize("written", ["13", 0.0, 8.5, "sớm", "tháng 0"])
def test_no_other_month_is_taken(written: Any) -> None:
    assert read_month(written).level is Level.ERROR


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("BẢNG THEO DÕI NHIỆM VỤ THÁNG 10 NĂM 2026", 2026),
        ("Chương trình công tác 2027", 2027),
        ("Kèm theo Quyết định số 5/QĐ-UBND ngày 31/12/2025", None),
        ("Chương trình năm 2026 (kèm theo Quyết định ngày 31 tháng 12 năm 2025)", 2026),
        ("VĂN PHÒNG", None),
        ("Thực hiện Công văn số 2025/UBND-TH", None),
        ("Kế hoạch đầu tư công trung hạn 2026 - 2030", None),
    ],
)
def test_the_year_of_a_title_is_not_that_of_its_document(title: str, year: int | None) -> None:
    assert year_in_title(title) == year


def test_a_year_that_is_called_one_counts_more_than_a_bare_number_above_it() -> None:
    assert year_in_title("Số 2019", "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2026") == 2026


@given(
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.sampled_from(
        [
            "{d}/{m}/{y}",
            "{d:02}-{m:02}-{y}",
            "{d}.{m}.{y}",
            "ngày {d:02} tháng {m} năm {y}",
            "{y}-{m:02}-{d:02}",
        ]
    ),
    st.sampled_from(["{}", "  {} ", "Trong {}", "Chậm nhất {}", "đến {}"]),
)
def test_a_written_day_is_read_back(day: date, pattern: str, around: str) -> None:
    written = around.format(pattern.format(d=day.day, m=day.month, y=day.year))
    assert read_deadline(written).value.day == day
    assert read_deadline(written.upper()).value.day == day


@pytest.mark.parametrize("written", ["", "-", "Chưa hoàn thành", "CHƯA TRÌNH", "Không"])
def test_what_has_not_happened_has_no_day(written: str) -> None:
    assert read_day(written) == (None, None, "")
    assert read_month(written).value is None
