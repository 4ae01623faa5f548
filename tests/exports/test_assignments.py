"""Sentences that give a task read as a person writes them, whatever is known of it."""

from dataclasses import replace

import pytest

from app.briefings.meeting import AssignedTask
from app.exports.assignments import given, of_agency

TASK = AssignedTask("Rà soát quy hoạch.", ("Sở Xây dựng",))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Giao Sở Xây dựng rà soát quy hoạch"),
        ({"coordinating": ("Sở Y tế",)}, "Giao Sở Xây dựng chủ trì, phối hợp với Sở Y tế rà soát quy hoạch"),
        ({"leads": ("Sở Xây dựng", "Sở Y tế")}, "Giao Sở Xây dựng, Sở Y tế cùng chủ trì rà soát quy hoạch"),
        ({"leads": ()}, "Rà soát quy hoạch"),
        ({"leads": (), "due": "trong tháng 12 năm 2026"}, "Rà soát quy hoạch; hoàn thành trong tháng 12 năm 2026"),
        ({"product": "Báo cáo; "}, "Giao Sở Xây dựng rà soát quy hoạch; sản phẩm: báo cáo"),
        ({"rhythm": "thường xuyên"}, "Giao Sở Xây dựng rà soát quy hoạch; thực hiện thường xuyên"),
        ({"content": "UBND tỉnh ban hành quyết định"}, "Giao Sở Xây dựng UBND tỉnh ban hành quyết định"),
    ],
)  # fmt: skip
def test_a_task_is_given(changes: dict[str, object], said: str) -> None:
    assert given(replace(TASK, **changes)) == said  # type: ignore[arg-type]


def test_under_the_agency_s_heading_its_name_is_not_said_again() -> None:
    assert of_agency(TASK) == "Rà soát quy hoạch"
    assert (
        of_agency(replace(TASK, coordinating=("Sở Y tế",)))
        == "Chủ trì, phối hợp với Sở Y tế rà soát quy hoạch"
    )


def test_a_content_that_names_its_agency_is_the_whole_order() -> None:
    whole = "Giao Sở Xây dựng rà soát, báo cáo trước ngày 15/12/2026"
    task = replace(TASK, content=whole, due="trước ngày 15 tháng 12 năm 2026")
    assert given(task) == whole
    without_day = replace(task, content="Sở Xây dựng rà soát quy hoạch")
    assert given(without_day) == "Sở Xây dựng rà soát quy hoạch; hoàn thành trước ngày 15 tháng 12 năm 2026"


def test_under_its_own_heading_an_agency_is_not_named_again() -> None:
    task = replace(TASK, content="Giao Sở Xây dựng rà soát, báo cáo trước ngày 15/12/2026")
    assert of_agency(task) == "Rà soát, báo cáo trước ngày 15/12/2026"
    both = replace(task, leads=("Sở Xây dựng", "Sở Tài chính"))
    assert of_agency(both) == task.content


def test_a_request_to_somebody_else_is_still_given_to_the_lead() -> None:
    task = replace(TASK, content="Đề nghị Bộ Xây dựng thẩm định")
    assert given(task) == "Giao Sở Xây dựng đề nghị Bộ Xây dựng thẩm định"
