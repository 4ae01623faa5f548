"""How a backup differs from the present data, in words."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from html import escape
from itertools import zip_longest

from app.briefings.backups import Difference
from app.briefings.history import Correction
from app.core import words
from app.core.fields import NOUNS
from app.core.words import capital
from app.ui import theme
from app.ui.detail_panel import corrections

UNNAMED = "(không có tên)"
NEW = "mới thêm sau bản sao lưu (sẽ vào Thùng rác)"
CHANGED = "đã sửa sau bản sao lưu (sẽ trở về nội dung cũ)"
MISSING = "đã xóa sau bản sao lưu (sẽ trở lại)"
BEFORE = (
    "Trước khi khôi phục, chương trình tự sao lưu dữ liệu hiện tại. Việc khôi phục là một lần lưu bình thường: "
    "lịch sử vẫn còn và có thể hoàn tác."
)

AFTER = (
    "Dữ liệu hiện tại được sao lưu trước; khôi phục xong vẫn hoàn tác được, cả sau khi mở lại chương trình."
)


def say_differences(differences: Iterable[Difference]) -> Iterator[str]:
    """What would become of which records, as rich text."""
    yield f'<p style="color:{theme.tokens().quiet}">{BEFORE}</p>'
    for one in differences:
        noun = NOUNS[one.table]
        yield f'<p style="margin-top:12px"><b>{escape(capital(noun))}</b></p>'
        yield from _some(one.new, NEW, one.new_names)
        yield from _some(one.changed, CHANGED, one.changed_names, one.changed_told)
        yield from _some(one.missing, MISSING, one.missing_names)


def question(at: datetime, differences: Sequence[Difference]) -> str:
    """What is asked before a backup is brought back: what would become of how many records of which kinds."""
    local = at.astimezone()
    counts = ((one.changed, one.new, one.missing) for one in differences)
    total = words.number(sum(map(sum, counts)))
    parts = (
        _kinds("trở về nội dung cũ", [(one.table, one.changed) for one in differences]),
        _kinds("vào Thùng rác", [(one.table, one.new) for one in differences]),
        _kinds("đã xóa sẽ trở lại", [(one.table, one.missing) for one in differences]),
    )
    return (
        f"Khôi phục về bản sao lưu {local:%H:%M} ngày {words.short_date(local.date())}? "
        f"Sẽ thay đổi {total} mục: {'; '.join(filter(None, parts))}. {AFTER}"
    )


def _kinds(what: str, counted: Iterable[tuple[str, int]]) -> str:
    """ "3 nhiệm vụ, 1 cơ quan vào Thùng rác"; nothing where there are none."""
    said = [f"{words.number(many)} {NOUNS[table]}" for table, many in counted if many]
    return f"{', '.join(said)} {what}" if said else ""


def _some(
    many: int, what: str, names: tuple[str, ...], told: tuple[tuple[Correction, ...], ...] = ()
) -> Iterator[str]:
    """How many, what they are called, and of each what would become of its fields."""
    if not many:
        return
    yield f'<p style="margin:4px 0 2px 8px">{words.number(many)} {what}:</p><ul style="margin:0">'
    for name, changes in zip_longest(names, told, fillvalue=()):
        if name or changes:
            yield f"<li>{escape(str(name or UNNAMED))}{''.join(corrections(changes))}</li>"
    if many > len(names):
        yield f"<li>… và {words.number(many - len(names))} dòng nữa</li>"
    yield "</ul>"
