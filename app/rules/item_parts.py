"""Which parts of a programme's contents are demanded, and how what lacks is said (duty 37)."""

from collections.abc import Collection, Sequence

from app.briefings.programme_lacks import LackingItem, ProgrammeLacks, WentOut
from app.core.errors import AppError
from app.core.programme_terms import ItemPart
from app.core.words import short_date

_NAMED = 3
SAME_NUMBER = "Ghi đúng số đã ban hành; ban hành với số khác thì một chương trình có hai số."
WHERE = "Mở Chương trình công tác, lọc “Còn thiếu”, ghi cho đủ rồi ban hành lại."


def divided(
    lacks: Collection[ItemPart], demands: Collection[ItemPart]
) -> tuple[tuple[ItemPart, ...], tuple[ItemPart, ...]]:
    """What lacks, in the order of its terms: what the regulation demands, and what is but usage."""
    found = [part for part in ItemPart if part in lacks]
    return tuple(part for part in found if part in demands), tuple(
        part for part in found if part not in demands
    )


def require_whole(lacks: ProgrammeLacks, *, confirmed: bool) -> None:
    """Refuse a programme that lacks what is demanded; unless confirmed what lacks by usage, or went out before.

    Raises:
        AppError: which contents lack what, or under which number it went out.
    """
    if refused := lacks.refused:
        raise AppError(say_refused(refused), WHERE)
    told = [(say_usual(lacks.items), WHERE)] if lacks.items else []
    told += [(say_before(lacks.before), SAME_NUMBER)] if lacks.before else []
    if told and not confirmed:
        said, remedies = zip(*told, strict=True)
        raise AppError(" ".join(said), f"{' '.join(remedies)} Hoặc xác nhận vẫn ban hành.")


def say_refused(items: Sequence[LackingItem]) -> str:
    """ "2 nội dung thiếu điều bắt buộc: “A” (cơ quan chủ trì); “B” (hình thức văn bản)." """
    return f"{len(items)} nội dung thiếu điều bắt buộc: {_named(items, demanded=True)}."


def say_usual(items: Sequence[LackingItem]) -> str:
    """ "2 nội dung còn thiếu theo thông lệ: “A” (lãnh đạo phụ trách); …" """
    return f"{len(items)} nội dung còn thiếu theo thông lệ: {_named(items, demanded=False)}."


def say_before(before: WentOut) -> str:
    """ "Chương trình, kế hoạch này đã ban hành ngày 20/12/2025, số 45/CTr-UBND." """
    day = f" ngày {short_date(before.day)}" if before.day else ""
    number = f", số {before.number}" if before.number else ", chưa ghi số"
    return f"Chương trình, kế hoạch này đã ban hành{day}{number}."


def say_lines(lacks: ProgrammeLacks) -> tuple[str, ...]:
    """What is confirmed, a line each: "“A”: lãnh đạo phụ trách, kế hoạch chi tiết"; how it went out before."""
    lines = (f"“{' '.join(item.content.split())}”: {say_parts(item.usual)}" for item in lacks.items)
    return (*lines, *((say_before(lacks.before),) if lacks.before else ()))


def _named(items: Sequence[LackingItem], *, demanded: bool) -> str:
    told = [
        f"“{item.content}” ({say_parts(item.demanded if demanded else item.usual)})"
        for item in items[:_NAMED]
    ]
    rest = len(items) - len(told)
    return "; ".join(told) + (f" và {rest} nội dung khác" if rest else "")


def say_parts(parts: Sequence[ItemPart]) -> str:
    """ "hình thức văn bản, cơ quan chủ trì" """
    return ", ".join(part.label[:1].lower() + part.label[1:] for part in parts)
