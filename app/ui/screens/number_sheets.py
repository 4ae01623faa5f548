"""The sheets of the register of numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.briefings.bulk_changes import Chosen
from app.briefings.forms import Complaint
from app.briefings.number_sheets import HeldNumber, LastOnPaper, Line
from app.core.issuing import Issuer
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.screens.issuing_sheets import Reason, nothing_wrong
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar
    from app.ui.shell import Shell

NOUN = "số"
_SERIES = (
    Field("issuer", "Nơi ban hành", Entry.CHOICE, terms=Issuer),
    Field("letters", "Loại văn bản", Entry.LINE, hint="BC, TB, QĐ, TTr…; để trống: công văn"),
    Field("room", "Đơn vị soạn thảo", Entry.LINE, hint="Của công văn, như TH, KT; để trống: theo cài đặt"),
)


def _hold(session: Session, _: Sequence[str], values: HeldNumber) -> int:
    from app.services.number_lines import hold_elsewhere

    hold_elsewhere(session, values, year=today().year)
    return 1


def _begin(session: Session, _: Sequence[str], values: LastOnPaper) -> int:
    from app.services.number_lines import begin_after_paper

    begin_after_paper(session, values, year=today().year)
    return 1


def _cancel(session: Session, keys: Sequence[str], values: Reason) -> int:
    from app.services.number_lines import cancel_numbers

    return cancel_numbers(session, keys, reason=values.reason)


def _write(session: Session, keys: Sequence[str], values: Line) -> int:
    from app.services.number_lines import write_line

    write_line(session, keys[0], values)
    return 1


def _new(_: Session, keys: Sequence[str]) -> Chosen:
    return Chosen(tuple(keys), (), 0)


def _named(session: Session, keys: Sequence[str]) -> Chosen:
    from app.services.lists.document_numbers import read

    rows = read(session, keys, today=today())
    return Chosen(tuple(keys), tuple(row.number for row in rows[:3]), 0)


def _check_last(values: LastOnPaper, _: Calendar) -> tuple[Complaint, ...]:
    return () if values.last else (Complaint("last", "Cần nhập số cuối của sổ giấy."),)


HOLD: SheetScreen[HeldNumber] = SheetScreen(
    title="Giữ số cho văn bản lập ở nơi khác",
    verb="Giữ",
    noun=NOUN,
    fields=(
        *_SERIES,
        Field("number", "Số", Entry.LINE, hint="Để trống: số tiếp theo của sổ"),
        Field("summary", "Trích yếu", Entry.TEXT),
    ),
    start=HeldNumber,
    check=nothing_wrong,
    chosen=_new,
    left_out="",
    change=_hold,
    done="Đã giữ {} số.",
)
BEGIN: SheetScreen[LastOnPaper] = SheetScreen(
    title="Ghi số cuối của sổ giấy",
    verb="Ghi",
    noun=NOUN,
    fields=(*_SERIES, Field("last", "Số cuối đã cấp ở sổ giấy năm nay", Entry.NUMBER, required=True)),
    start=LastOnPaper,
    check=_check_last,
    chosen=_new,
    left_out="",
    change=_begin,
    done="Đã ghi {} số cuối; số tiếp theo lấy sau số đó.",
)
CANCEL: SheetScreen[Reason] = SheetScreen(
    title="Hủy số",
    verb="Hủy",
    noun=NOUN,
    fields=(Field("reason", "Lý do hủy", Entry.LINE, required=True, hint="Lý do được in trong sổ"),),
    start=Reason,
    check=nothing_wrong,
    chosen=_named,
    left_out="",
    change=_cancel,
    done="Đã hủy {} số; số hủy vẫn đứng trong sổ.",
)


def line_sheet(line: Line) -> SheetScreen[Line]:
    """The sheet that writes a line of the register, beginning with what stands there."""
    return SheetScreen(
        title="Ghi vào sổ",
        verb="Ghi",
        noun=NOUN,
        fields=(
            Field("summary", "Trích yếu", Entry.TEXT),
            Field("issued_on", "Ngày văn bản", Entry.DAY, hint="Có ngày: số thành đã dùng"),
            Field("signer", "Người ký", Entry.LINE),
            Field("recipients", "Nơi nhận", Entry.LINE),
            Field("archive", "Đơn vị, người nhận bản lưu", Entry.LINE),
            Field("copies", "Số lượng bản", Entry.NUMBER),
            Field("handed_on", "Ngày chuyển", Entry.DAY),
            Field("note", "Ghi chú", Entry.LINE),
        ),
        start=lambda: line,
        check=nothing_wrong,
        chosen=_named,
        left_out="",
        change=_write,
        done="Đã ghi {} dòng vào sổ.",
    )


def open_sheet(shell: Shell, sheet: SheetScreen, keys: Sequence[str]) -> None:  # type: ignore[type-arg]
    """Open a sheet over the window."""
    from app.ui.forms.sheet import Sheet

    Sheet(sheet, keys, shell, shell if isinstance(shell, QWidget) else None).open()


def asking(sheet: SheetScreen) -> Callable[[Shell, Sequence[str]], None]:  # type: ignore[type-arg]
    """A verb of the list that opens a sheet; one for no row gets a row to speak of."""
    return lambda shell, keys: open_sheet(shell, sheet, tuple(keys) or ("new",))


def write_line(shell: Shell, keys: Sequence[str]) -> None:
    """Open the sheet of a line as it stands."""
    key = keys[0]
    shell.tasks.ask(
        shell.tasks,
        "line of the register",
        partial(_line, key=key),
        lambda line: open_sheet(shell, line_sheet(line), (key,)),
    )


def _line(session: Session, *, key: str) -> Line:
    from app.services.number_lines import read_line

    return read_line(session, key)
