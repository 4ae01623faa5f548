"""How a backup differs from the present data, in words."""

from collections.abc import Iterable, Iterator
from html import escape

from app.briefings.backups import Difference
from app.core import words
from app.core.fields import NOUNS
from app.core.words import capital
from app.ui import theme

NEW = "mới thêm sau bản sao lưu (sẽ vào Thùng rác)"
CHANGED = "đã sửa sau bản sao lưu (sẽ trở về nội dung cũ)"
MISSING = "đã xóa sau bản sao lưu (sẽ trở lại)"
BEFORE = (
    "Trước khi khôi phục, chương trình tự sao lưu dữ liệu hiện tại. Việc khôi phục là một lần lưu bình thường: "
    "lịch sử vẫn còn và có thể hoàn tác."
)


def say_differences(differences: Iterable[Difference]) -> Iterator[str]:
    """What would become of which records, as rich text."""
    yield f'<p style="color:{theme.tokens().quiet}">{BEFORE}</p>'
    for one in differences:
        noun = NOUNS[one.table]
        yield f'<p style="margin-top:12px"><b>{escape(capital(noun))}</b></p>'
        yield from _some(one.new, NEW, one.new_names)
        yield from _some(one.changed, CHANGED, one.changed_names)
        yield from _some(one.missing, MISSING, one.missing_names)


def _some(many: int, what: str, names: tuple[str, ...]) -> Iterator[str]:
    if not many:
        return
    yield f'<p style="margin:4px 0 2px 8px">{words.number(many)} {what}:</p><ul style="margin:0">'
    yield from (f"<li>{escape(name)}</li>" for name in names if name)
    if many > len(names):
        yield f"<li>… và {words.number(many - len(names))} dòng nữa</li>"
    yield "</ul>"
