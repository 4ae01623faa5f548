"""Sổ số văn bản: every number of the office's series, held, used or cancelled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from app.briefings.lists import Choice
from app.core.issuing import NumberState
from app.core.tables import Column, Kind
from app.ui.detail_panel import Shown
from app.ui.lists.screen import Action, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens import number_sheets as sheets
from app.ui.screens.official_documents import open_document
from app.ui.screens.official_work import FORM, Paper
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.forms import Details
    from app.services.lists.document_numbers import ListedNumber
    from app.ui.shell import Shell

ASK = ListService("document_numbers")
STATE = "Tình trạng"
MARKS = {NumberState.RESERVED: Mark.SOON, NumberState.USED: Mark.DONE, NumberState.CANCELLED: Mark.GONE}
ELSEWHERE = "Văn bản của số này lập ở nơi khác."


def tell(key: str) -> Shown:
    """What the panel shows of a number."""
    return Shown(key, _describe, ("document_number", UUID(key)))


def _describe(session: Session, key: str) -> Details:
    from app.services.number_lines import describe

    return describe(session, key)


def _open(shell: Shell, key: str) -> None:
    """Open the document of a number, if it is one of ours; else its line."""

    def document(session: Session) -> str:
        from app.services.lists.document_numbers import read

        [row] = read(session, [key], today=today())
        return row.document

    def go_on(found: str) -> None:
        if found:
            open_document(shell, found)
        else:
            sheets.write_line(shell, [key])

    shell.tasks.ask(shell.tasks, "document of a number", document, go_on)


def _print_book(shell: Shell, _: Sequence[str]) -> None:
    shell.show_form(FORM, start=Paper("outgoing_book", ""))


COLUMNS: tuple[Column[ListedNumber], ...] = (
    Column("Số, ký hiệu", lambda row: row.number, 13),
    Column("Loại văn bản", lambda row: row.series, 17),
    Column(STATE, lambda row: row.state.label, 12),
    Column("Ngày văn bản", lambda row: row.issued_on, 11, Kind.DATE),
    Column("Trích yếu", lambda row: row.summary or row.reason, 32),
    Column("Người ký", lambda row: row.signer, 16),
    Column("Nơi ban hành", lambda row: row.issuer.label, 16),
    Column("Nơi nhận", lambda row: row.recipients, 24),
    Column("Ngày chuyển", lambda row: row.handed_on, 11, Kind.DATE),
    Column("Lý do hủy", lambda row: row.reason, 20),
    Column("Ghi chú", lambda row: row.note, 16),
)

DOCUMENT_NUMBERS: ListScreen[ListedNumber] = ListScreen(
    name="document_numbers",
    title="Sổ số văn bản",
    noun="số",
    columns=COLUMNS,
    orders=(
        "number",
        "series",
        "state",
        "issued_on",
        "summary",
        "signer",
        "",
        "",
        "handed_on",
        "",
        "",
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Sổ chưa có số nào. Số được cấp khi phát hành văn bản, hoặc bấm “Giữ số…”.",
    filters=(
        Filter("year", "Năm", ASK.choices("year")),
        Filter("kind", "Loại văn bản", ASK.choices("kind")),
        Filter("issuer", "Nơi ban hành", ASK.choices("issuer")),
        Filter("state", STATE, ASK.choices("state")),
        Filter("period", "Ngày văn bản", period=True),
    ),
    groups=(Choice("series", "Sổ"), Choice("year", "Năm")),
    marks={STATE: lambda row: MARKS[row.state]},
    hidden=frozenset({"Người ký", "Nơi ban hành", "Nơi nhận", "Ngày chuyển", "Lý do hủy", "Ghi chú"}),
    actions=(
        Action(
            "Giữ số…",
            "Giữ số tiếp theo cho một văn bản lập ở nơi khác",
            sheets.asking(sheets.HOLD),
            shortcut="Ctrl+N",
            needs_rows=False,
            main=True,
        ),
        Action("Ghi vào sổ…", "Ghi ngày, người ký, nơi nhận của số đang chọn", sheets.write_line),
        Action("Hủy số…", "Hủy các số đang giữ, kèm lý do", sheets.asking(sheets.CANCEL)),
        Action("In sổ…", "In sổ đăng ký văn bản đi theo mẫu", _print_book, needs_rows=False, more=True),
        Action(
            "Số cuối của sổ giấy…",
            "Bắt đầu sổ sau số cuối đã cấp ở sổ giấy",
            sheets.asking(sheets.BEGIN),
            needs_rows=False,
            more=True,
        ),
    ),
    opens=_open,
)
