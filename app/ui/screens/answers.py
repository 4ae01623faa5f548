"""Ý kiến: one row for each member or agency that is asked; 1, 2 and 3 write the answer, F2 its words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.opinion_terms import IN_WORDS
from app.core.tables import Column, Kind
from app.core.terms import Opinion
from app.ui.lists.screen import Edit, Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.screens.opinion_actions import OF_ANSWERS
from app.ui.theme import Mark
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.services.lists.answers import ListedAnswer
    from app.ui.shell import Shell

ASK = ListService("answers")
OPINION, SAID, WORDS = "Ý kiến", "Nội dung ý kiến", "Nội dung tiếp thu"
MARKS = {
    Opinion.AGREED: Mark.DONE,
    Opinion.AGREED_WITH_CHANGES: Mark.SOON,
    Opinion.DISAGREED: Mark.LATE,
}
LACKING, AGREES = "Chưa trả lời", "Coi như đồng ý (không trả lời)"


def _opinion(row: ListedAnswer) -> str:
    if row.opinion:
        return row.opinion.label
    if row.agrees:
        return AGREES
    return IN_WORDS if row.answered_on else LACKING


def mark(row: ListedAnswer) -> Mark:
    """The look of an answer: what is late is urgent."""
    if row.opinion:
        return MARKS[row.opinion]
    return Mark.LATE if row.late else Mark.NEUTRAL


def _open(shell: Shell, key: str) -> None:
    """Open the round of an answer."""
    shell.tasks.ask(
        shell.tasks,
        "round of an answer",
        partial(_round, key=key),
        partial(shell.show_form, "opinion_round"),
    )


def _round(session: Session, *, key: str) -> str:
    from app.services.lists.answers import read

    (row,) = read(session, [key], today=today())
    return row.round_key


def _choices(_: Session) -> Sequence[Choice]:
    return [*(Choice(one.value, one.label) for one in Opinion), Choice("", LACKING)]


def _write(session: Session, key: str, code: str) -> None:
    from app.services.opinions import answer

    answer(session, [key], opinion=Opinion(code) if code else None, answered_on=today())


def _words(session: Session, key: str, typed: str, *, column: str) -> None:
    from app.services.opinions import write_words

    write_words(session, key, column=column, words=typed)


COLUMNS: tuple[Column[ListedAnswer], ...] = (
    Column("Thành viên, cơ quan", lambda row: row.who, 19),
    Column(OPINION, _opinion, 22),
    Column("Ngày trả lời", lambda row: row.answered_on, 10, Kind.DATE),
    Column(SAID, lambda row: row.said, 14),
    Column("Đã đổi", lambda row: "; ".join(row.changes), 14),
    Column("Tiếp thu, giải trình", lambda row: row.taken_up.label if row.taken_up else "", 13),
    Column(WORDS, lambda row: row.taken_up_words, 26),
    Column("Hạn trả lời", lambda row: row.answer_by, 10, Kind.DATE),
    Column("Đã nhắc", lambda row: f"{row.reminders} lần" if row.reminders else "", 8),
    Column("Nhắc gần nhất", lambda row: row.reminded_on, 10, Kind.DATE),
    Column("Nội dung xin ý kiến", lambda row: row.content, 30),
    Column("Báo lại kết quả", lambda row: row.told_on, 10, Kind.DATE),
    Column("Cơ quan trước sáp nhập", lambda row: row.former, 14),
)

ANSWERS: ListScreen[ListedAnswer] = ListScreen(
    name="answers",
    title="Ý kiến",
    noun="ý kiến",
    columns=COLUMNS,
    orders=(
        "who",
        "opinion",
        "answered_on",
        "",
        "",
        "taken_up",
        "",
        "answer_by",
        "",
        "reminded",
        "content",
        "",
        "",
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa hỏi ý kiến ai. Lập đợt lấy ý kiến ở thẻ Lấy ý kiến.",
    filters=(
        Filter("state", "Tình trạng", ASK.choices("state")),
        Filter("opinion", OPINION, ASK.choices("opinion")),
        Filter("kind", "Loại", ASK.choices("kind")),
        Filter("period", "Ngày gửi", period=True),
        Filter("round", "Của đợt", say=lambda _: "đã chọn"),
        Filter("dossier", "Của hồ sơ", say=lambda _: "đã chọn"),
    ),
    groups=(Choice("round", "Nội dung"), Choice("opinion", OPINION), Choice("who", "Thành viên, cơ quan")),
    marks={OPINION: mark},
    edits={
        SAID: Edit(partial(_words, column="said")),
        OPINION: Edit(_write, _choices),
        WORDS: Edit(partial(_words, column="taken_up_words")),
    },
    hidden=frozenset(
        {
            WORDS,
            "Đã đổi",
            "Hạn trả lời",
            "Đã nhắc",
            "Nhắc gần nhất",
            "Nội dung xin ý kiến",
            "Báo lại kết quả",
            "Cơ quan trước sáp nhập",
        }
    ),
    actions=OF_ANSWERS,
    opens=_open,
    table="opinion_answer",
)
