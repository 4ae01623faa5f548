"""Văn bản đến: the register of incoming documents and how they are handled."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.fields import LABELS
from app.core.register_terms import IncomingStanding
from app.core.tables import Column, Kind
from app.core.terms import Secrecy
from app.core.words import number
from app.ui.lists.screen import Action, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, line, past_day
from app.ui.screens.official_work import FORM, Paper
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.lists.incoming import ListedIncoming
    from app.ui.shell import Shell

ASK = ListService("incoming")
_LABELS = LABELS["incoming_document"]
STATE = "Tình trạng"
HANDED, PROGRESS, ANSWER, ANSWERED = (
    _LABELS[name] for name in ("handed_on", "progress", "answer_symbol", "answered_on")
)
MARKS = {
    IncomingStanding.OVERDUE: Mark.LATE,
    IncomingStanding.DUE_SOON: Mark.SOON,
    IncomingStanding.OPEN: Mark.NEUTRAL,
    IncomingStanding.NOT_HANDED: Mark.SOON,
    IncomingStanding.ANSWERED: Mark.DONE,
    IncomingStanding.FILED: Mark.GONE,
}


def _hand_on(session: Session, *, keys: Sequence[str]) -> int:
    from app.services.incoming import hand_on

    return hand_on(session, keys, today=today())


def _handed(shell: Shell, keys: Sequence[str]) -> None:
    def say(many: int) -> None:
        shell.say(f"Đã ghi chuyển hôm nay: {number(many)} văn bản.", undoable=many > 0)

    shell.tasks.do(partial(_hand_on, keys=tuple(keys)), say)


def _source(session: Session, *, key: str) -> str:
    from app.services.incoming import source_of

    return source_of(session, key)


def _assign(shell: Shell, keys: Sequence[str]) -> None:
    """Open the document of tasks that the first chosen one is."""
    shell.tasks.do(partial(_source, key=keys[0]), lambda key: shell.show_form("document", key))


def _book(code: str, label: str) -> Action:
    def run(shell: Shell, _: Sequence[str]) -> None:
        shell.show_form(FORM, start=Paper(code, str(today().year)))

    return Action(label, f"Lập {label.lower().rstrip('…')} của năm nay", run, needs_rows=False, document=code)


COLUMNS: tuple[Column[ListedIncoming], ...] = (
    Column("Số đến", lambda row: row.number, 7, Kind.NUMBER),
    Column("Ngày đến", lambda row: row.arrived_on, 10, Kind.DATE),
    Column("Tác giả", lambda row: row.author, 16),
    Column("Số, ký hiệu", lambda row: row.symbol, 14),
    Column("Trích yếu", lambda row: row.summary, 36),
    Column(STATE, lambda row: row.standing.label, 13),
    Column("Phòng nhận", lambda row: row.room, 14),
    Column("Thời hạn", lambda row: row.deadline, 10, Kind.DATE),
    Column("Người nhận", lambda row: row.person, 14),
    Column(HANDED, lambda row: row.handed_on, 10, Kind.DATE),
    Column(PROGRESS, lambda row: row.progress, 20),
    Column(ANSWER, lambda row: row.answer_symbol, 14),
    Column(ANSWERED, lambda row: row.answered_on, 10, Kind.DATE),
    Column("Ngày văn bản", lambda row: row.issued_on, 10, Kind.DATE),
    Column("Tên loại", lambda row: row.type_name, 12),
    Column("Độ mật", lambda row: "" if row.secrecy is Secrecy.NONE else row.secrecy.label, 9),
    Column("Nhiệm vụ", lambda row: row.tasks or None, 8, Kind.NUMBER),
    Column("Nơi lưu", lambda row: row.archive, 14),
    Column("Ghi chú", lambda row: row.note, 16),
)

INCOMING: ListScreen[ListedIncoming] = ListScreen(
    name="incoming",
    title="Văn bản đến",
    noun="văn bản đến",
    columns=COLUMNS,
    orders=(
        *("number", "arrived_on", "author", "symbol", "", "state", "room", "deadline"),
        *("",) * 11,
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có văn bản đến nào. Thêm văn bản đầu tiên; số đến chương trình tự lấy.",
    filters=(
        Filter("period", "Ngày đến", period=True),
        Filter("state", STATE, ASK.choices("state")),
        Filter("room", "Phòng nhận", ASK.choices("room")),
    ),
    groups=(Choice("state", STATE), Choice("room", "Phòng nhận")),
    marks={STATE: lambda row: MARKS[row.standing]},
    edits={
        HANDED: past_day("incoming_document", "handed_on"),
        PROGRESS: line("incoming_document", "progress"),
        ANSWER: line("incoming_document", "answer_symbol"),
        ANSWERED: past_day("incoming_document", "answered_on"),
    },
    hidden=frozenset({"Tác giả", "Phòng nhận", *(column.title for column in COLUMNS[8:])}),
    actions=(
        add("Thêm văn bản đến", "incoming"),
        Action("Chuyển hôm nay", "Ghi ngày chuyển là hôm nay cho các văn bản đã chọn", _handed),
        Action("Giao nhiệm vụ", "Lập văn bản giao nhiệm vụ từ văn bản đến đang chọn", _assign),
        _book("incoming_book", "Sổ đăng ký văn bản đến…"),
        _book("handling_book", "Sổ theo dõi giải quyết…"),
    ),
    form="incoming",
    table="incoming_document",
)
