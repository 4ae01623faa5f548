"""Sentences say counts as a person would, whatever is zero, one or all."""

from decimal import Decimal

import pytest

from app.briefings.figures import ProgrammeFigures, ReportFigures, TaskFigures
from app.exports import sentences as say


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([("đúng hạn", 16), ("quá hạn", 9)], ", trong đó đúng hạn 16, quá hạn 09"),
        ([("đúng hạn", 16), ("quá hạn", 0)], ", đều đúng hạn"),
        ([("đúng hạn", 0), ("quá hạn", 1)], ", quá hạn"),
        ([("đúng hạn", 0), ("quá hạn", 0)], ""),
    ],
)
def test_parts_are_counted_only_where_there_are_several(parts: list[tuple[str, int]], said: str) -> None:
    assert say.of_which(parts) == said


@pytest.mark.parametrize(
    ("carried", "new", "said"),
    [
        (7, 5, "12 nhiệm vụ (07 nhiệm vụ kỳ trước chuyển sang, 05 nhiệm vụ giao mới trong kỳ)"),
        (7, 0, "07 nhiệm vụ (đều từ kỳ trước chuyển sang)"),
        (0, 5, "05 nhiệm vụ (đều giao mới trong kỳ)"),
        (1, 0, "01 nhiệm vụ (từ kỳ trước chuyển sang)"),
        (0, 1, "01 nhiệm vụ (giao mới trong kỳ)"),
    ],
)
def test_the_tasks_of_a_period_are_old_and_new_ones(carried: int, new: int, said: str) -> None:
    figures = TaskFigures(total=carried + new, carried_over=carried, new=new)
    assert say.tasks_in_period(figures) == said


@pytest.mark.parametrize(
    ("done_late", "overdue", "excused", "beginning"),
    [
        (
            12,
            37,
            18,
            "Trong số 49 nhiệm vụ quá hạn (cả đã hoàn thành và chưa hoàn thành), có 18 nhiệm vụ được ",
        ),
        (0, 37, 1, "Trong số 37 nhiệm vụ quá hạn, có 01 nhiệm vụ được "),
        (1, 1, 2, "Các nhiệm vụ quá hạn đều được "),
        (0, 1, 1, "Nhiệm vụ quá hạn đã được "),
    ],
)
def test_excused_tasks_are_told_out_of_the_late_ones(
    done_late: int, overdue: int, excused: int, beginning: str
) -> None:
    said = say.excused_tasks(TaskFigures(done_late=done_late, overdue=overdue, excused=excused))
    assert said.startswith(beginning + "cơ quan chủ trì báo cáo bằng văn bản")


def test_nothing_is_said_of_excused_tasks_where_there_are_none() -> None:
    assert say.excused_tasks(TaskFigures(overdue=3)) == ""


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        (
            ReportFigures(3, 3, 0, 0),
            "03 báo cáo gửi đúng hạn (100%); không có báo cáo nào gửi chậm hoặc chưa gửi",
        ),
        (
            ReportFigures(3, 0, 2, 1),
            "không có báo cáo nào gửi đúng hạn; 02 báo cáo gửi chậm; 01 báo cáo chưa gửi",
        ),
    ],
)
def test_what_was_sent_is_told_with_its_gaps(figures: ReportFigures, said: str) -> None:
    assert say.receipt_results(figures, "báo cáo") == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Chờ ý kiến.", "Chờ ý kiến"),
        ("Chờ ý kiến;\n của bộ  .", "Chờ ý kiến; của bộ"),
        (" . ", ""),
        ("Đề án (2026)", "Đề án (2026)"),
    ],
)
def test_the_mark_at_the_end_of_what_was_written_goes(written: str, said: str) -> None:
    assert say.plain_end(written) == said


def test_names_beyond_the_list_are_counted() -> None:
    assert say.enumerate_names(map(str, range(14))).endswith("; 11 và 02 cơ quan, đơn vị khác")
    assert say.enumerate_names(["Sở Y tế"]) == "Sở Y tế"


def test_a_rate_follows_its_clause() -> None:
    assert say.with_rate("đã trình 04 nội dung", Decimal("40.00")) == "đã trình 04 nội dung (40%)"
    assert say.with_rate("đã trình", None) == "đã trình"


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        ((12, 6, 0), (9, 6, 0), "tổng số nhiệm vụ tăng 03; tỷ lệ hoàn thành giảm từ 66,67% xuống 50%"),
        ((10, 5, 0), (10, 4, 0), "tỷ lệ hoàn thành tăng từ 40% lên 50%"),
        ((10, 5, 1), (10, 5, 0), "số nhiệm vụ quá hạn chưa hoàn thành tăng 01"),
        ((0, 0, 0), (12, 6, 0), "tổng số nhiệm vụ giảm 12"),
        ((4, 4, 0), (4, 4, 0), ""),
    ],
)
def test_only_what_differs_from_the_period_before_is_said(
    now: tuple[int, int, int], before: tuple[int, int, int], said: str
) -> None:
    one, other = (TaskFigures(total=total, done=done, overdue=late) for total, done, late in (now, before))
    assert say.compared_tasks(one, other) == said


def test_a_programme_is_compared_only_with_one_that_had_items() -> None:
    now = ProgrammeFigures(3, 2, 0, 1)
    assert say.compared_items(now, ProgrammeFigures()) == ""
    assert say.compared_items(now, now) == ""
    assert say.compared_items(now, ProgrammeFigures(3, 3, 0, 0)) == "tỷ lệ đã trình giảm từ 100% xuống 66,67%"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rà soát quy hoạch", "rà soát quy hoạch"),
        ("Về việc họp", "về việc họp"),
        ("UBND tỉnh", "UBND tỉnh"),
        ("Ý", "ý"),
        ("Đề xuất phương án", "đề xuất phương án"),
        ("UBND tỉnh ban hành", "UBND tỉnh ban hành"),
        ("Sở Y tế báo cáo", "Sở Y tế báo cáo"),
        ("Ban hành kế hoạch", "ban hành kế hoạch"),
        ("Ban Quản lý dự án", "Ban Quản lý dự án"),
        ("Trình UBND tỉnh", "trình UBND tỉnh"),
        ("Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("", ""),
    ],
)
def test_a_text_goes_on_inside_a_sentence_with_its_names_whole(text: str, said: str) -> None:
    assert say.lowered(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dự thảo Quyết định giá đất.", "về dự thảo Quyết định giá đất"),
        ("Về việc giao đất", "về việc giao đất"),
        ("V/v giao đất", "về giao đất"),
        ("UBND xã xin ý kiến", "về UBND xã xin ý kiến"),
    ],
)
def test_what_a_matter_is_about_says_about_once(text: str, said: str) -> None:
    assert say.about(text) == said
