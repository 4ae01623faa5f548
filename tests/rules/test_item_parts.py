"""What lacks is divided by what the regulation demands, and said shortly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.briefings.programme_lacks import LackingItem, ProgrammeLacks, WentOut
from app.core.errors import AppError
from app.core.programme_terms import ItemPart
from app.rules.item_parts import divided, require_whole, say_parts, say_refused

PARTS = st.sets(st.sampled_from(ItemPart))


def item(name: str, demanded: tuple[ItemPart, ...] = (), usual: tuple[ItemPart, ...] = ()) -> LackingItem:
    return LackingItem(name, name, demanded, usual)


@given(lacks=PARTS, demands=PARTS)
def test_each_part_is_demanded_or_usual(lacks: set[ItemPart], demands: set[ItemPart]) -> None:
    demanded, usual = divided(lacks, demands)
    assert set(demanded) == lacks & demands
    assert set(usual) == lacks - demands


def test_a_refusal_names_three_and_counts_the_rest() -> None:
    items = [item(name, (ItemPart.LEAD,)) for name in "ABCDE"]
    assert say_refused(items) == (
        "5 nội dung thiếu điều bắt buộc: “A” (cơ quan chủ trì); “B” (cơ quan chủ trì); "
        "“C” (cơ quan chủ trì) và 2 nội dung khác."
    )
    assert say_parts((ItemPart.FORM, ItemPart.STEPS)) == "hình thức văn bản, kế hoạch chi tiết"


def test_what_is_demanded_cannot_be_confirmed() -> None:
    lacks = ProgrammeLacks((item("A", usual=(ItemPart.STEPS,)), item("B", (ItemPart.FORM,))))
    with pytest.raises(AppError, match=r"^1 nội dung thiếu điều bắt buộc: “B”"):
        require_whole(lacks, confirmed=True)
    with pytest.raises(AppError, match=r"^1 nội dung còn thiếu theo thông lệ: “A”"):
        require_whole(ProgrammeLacks(lacks.items[:1]), confirmed=False)
    require_whole(ProgrammeLacks(lacks.items[:1]), confirmed=True)
    require_whole(ProgrammeLacks(), confirmed=False)


def test_all_that_is_to_be_confirmed_is_told_at_once() -> None:
    lacks = ProgrammeLacks((item("A", usual=(ItemPart.STEPS,)),), before=WentOut("01", date(2026, 1, 10)))
    with pytest.raises(AppError, match=r"theo thông lệ: “A”.*đã ban hành ngày 10/01/2026, số 01"):
        require_whole(lacks, confirmed=False)
    require_whole(lacks, confirmed=True)
