"""Lấy ý kiến: what can be done with chosen rounds and answers, by key, by button and by small sheets."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from app.briefings.lists import Wanted
from app.briefings.opinion_sheets import Answering, Closing, MoreTime, Reminding, TakingUp
from app.core.fields import LABELS, NOUNS
from app.core.opinion_terms import TakenUp
from app.core.terms import Opinion
from app.rules.form_checks import opinion_sheets as checks
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Action
from app.ui.lists.verbs import noting
from app.ui.screens.opinion_round_form import UNTIL_END
from app.ui.shell import Shell
from app.ui.today import this_minute, today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Changed, Chosen

_ANSWER, _ROUND, _EXTENSION = LABELS["opinion_answer"], LABELS["opinion_round"], LABELS["opinion_extension"]
PLACES = "nơi được hỏi"


def _answers(session: Session, keys: Sequence[str], *, came: bool | None = None) -> Chosen:
    from app.models.opinion import OpinionAnswer
    from app.services.choosing import chosen

    day = OpinionAnswer.answered_on
    fits = None if came is None else day.is_not(None) if came else day.is_(None)
    return chosen(session, OpinionAnswer, keys, fits=fits)


def _open_rounds(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.opinion import OpinionRound
    from app.services.choosing import chosen

    return chosen(session, OpinionRound, keys, fits=OpinionRound.closed_on.is_(None))


def _foretell_close(session: Session, keys: Sequence[str], values: Closing) -> Sequence[Changed]:
    from app.services.opinion_previews import of_closing

    return of_closing(session, keys, closed_on=values.closed_on or today())


def _foretell_answer(session: Session, keys: Sequence[str], values: Answering) -> Sequence[Changed]:
    from app.services.opinion_previews import of_answering

    day = values.answered_on or today()
    return of_answering(session, keys, opinion=values.opinion, answered_on=day, said=values.said)


def _foretell_taking_up(session: Session, keys: Sequence[str], values: TakingUp) -> Sequence[Changed]:
    from app.services.opinion_previews import of_taking_up

    return of_taking_up(session, keys, how=values.how, words=values.words, today=today())


def _foretell_more_time(session: Session, keys: Sequence[str], values: MoreTime) -> Sequence[Changed]:
    from app.services.opinion_previews import of_extending

    return of_extending(session, keys, extended_to=values.extended_to, today=today())


def _answer(session: Session, keys: Sequence[str], values: Answering) -> int:
    from app.services import opinions

    day = values.answered_on or today()
    return opinions.answer(session, keys, opinion=values.opinion, answered_on=day, said=values.said or None)


def _remind(session: Session, keys: Sequence[str], values: Reminding) -> int:
    from app.services import opinions

    return opinions.remind(session, keys, reminded_on=values.reminded_on or today(), way=values.way)


def _take_up(session: Session, keys: Sequence[str], values: TakingUp) -> int:
    from app.services import opinions

    return opinions.take_up(session, keys, how=values.how, words=values.words)


def _extend(session: Session, keys: Sequence[str], values: MoreTime) -> int:
    from app.services import opinions

    if values.extended_to is None:
        raise ValueError("more time without its day")
    day = values.decided_on or today()
    return opinions.extend(
        session, keys, extended_to=values.extended_to, decided_on=day, reason=values.reason
    )


def _close(session: Session, keys: Sequence[str], values: Closing) -> int:
    from app.services import opinions

    day = today()
    return opinions.close(session, keys, closed_on=values.closed_on or day, today=day, hour=this_minute())


ANSWER: SheetScreen[Answering] = SheetScreen(
    title="Ghi ý kiến",
    verb="Ghi",
    noun=PLACES,
    fields=(
        Field("opinion", _ANSWER["opinion"], Entry.CHOICE, terms=Opinion, may_be_open=True),
        Field("answered_on", _ANSWER["answered_on"], Entry.DAY, required=True),
        Field("said", _ANSWER["said"], Entry.TEXT, hint="Để trống: giữ nội dung đã ghi của ý kiến không đổi"),
    ),
    start=lambda: Answering(answered_on=today()),
    check=lambda values, _: checks.check_answer(values, today=today()),
    chosen=_answers,
    left_out="",
    change=_answer,
    done="Đã ghi ý kiến của {} nơi.",
    preview=_foretell_answer,
    heads=("Nơi được hỏi", "Hiện nay", "Sẽ là"),
    widths=(16, 18, 22),
)
REMIND: SheetScreen[Reminding] = SheetScreen(
    title="Ghi lần nhắc",
    verb="Nhắc",
    noun=PLACES,
    fields=(
        Field("reminded_on", "Ngày nhắc", Entry.DAY, required=True),
        Field("way", "Cách nhắc", Entry.LINE, hint="Điện thoại, công văn, tin nhắn"),
    ),
    start=lambda: Reminding(today()),
    check=lambda values, _: checks.check_reminder(values, today=today()),
    chosen=partial(_answers, came=False),
    left_out="đã trả lời",
    change=_remind,
    done="Đã ghi nhắc {} nơi.",
)
TAKE_UP: SheetScreen[TakingUp] = SheetScreen(
    title="Tiếp thu, giải trình",
    verb="Ghi",
    noun=PLACES,
    fields=(
        Field("how", _ANSWER["taken_up"], Entry.CHOICE, terms=TakenUp),
        Field("words", _ANSWER["taken_up_words"], Entry.TEXT, hint="Để trống: giữ nội dung của từng nơi"),
    ),
    start=TakingUp,
    check=lambda _values, _calendar: (),
    chosen=partial(_answers, came=True),
    left_out="chưa trả lời",
    change=_take_up,
    done="Đã ghi tiếp thu, giải trình ý kiến của {} nơi.",
    preview=_foretell_taking_up,
    heads=("Nơi được hỏi", "Hiện nay", "Sẽ là"),
    widths=(16, 18, 22),
)
EXTEND: SheetScreen[MoreTime] = SheetScreen(
    title="Gia hạn trả lời",
    verb="Gia hạn",
    noun=NOUNS["opinion_round"],
    fields=(
        Field("extended_to", _EXTENSION["extended_to"], Entry.DEADLINE, required=True),
        Field("decided_on", _EXTENSION["decided_on"], Entry.DAY, required=True),
        Field("reason", _EXTENSION["reason"], Entry.LINE),
    ),
    start=lambda: MoreTime(decided_on=today()),
    check=checks.check_more_time,
    chosen=_open_rounds,
    left_out="đã chốt",
    change=_extend,
    done="Đã gia hạn {} đợt lấy ý kiến.",
    preview=_foretell_more_time,
    heads=("Đợt lấy ý kiến", "Hiện nay", "Sẽ là"),
    widths=(22, 14, 18),
)
CLOSE: SheetScreen[Closing] = SheetScreen(
    title="Chốt kết quả",
    verb="Chốt",
    noun=NOUNS["opinion_round"],
    fields=(Field("closed_on", _ROUND["closed_on"], Entry.DAY, required=True, hint=UNTIL_END),),
    start=lambda: Closing(today()),
    check=lambda values, _: checks.check_closing(values, today=today()),
    chosen=_open_rounds,
    left_out="đã chốt",
    change=_close,
    done="Đã chốt {} đợt; kết quả lấy phiếu thành viên đã đưa vào phiên họp gần nhất.",
    preview=_foretell_close,
    heads=("Đợt lấy ý kiến", "Hiện nay", "Khi chốt"),
    widths=(18, 20, 16),
)
SHEETS = (ANSWER, REMIND, TAKE_UP, EXTEND, CLOSE)


def asking(screen: SheetScreen[Any], tip: str, *, more: bool = False, shortcut: str = "") -> Action:
    """A button that asks by a sheet before it changes the chosen rows."""

    def run(shell: Shell, keys: Sequence[str]) -> None:
        from app.ui.forms.sheet import Sheet

        Sheet(screen, keys, shell, shell if isinstance(shell, QWidget) else None).open()

    return Action(f"{screen.title}…", tip, run, more=more, shortcut=shortcut)


def _as_of_today(session: Session, keys: Sequence[str], *, opinion: Opinion | None) -> int:
    return _answer(session, keys, Answering(opinion, today()))


def _tell(session: Session, keys: Sequence[str]) -> int:
    from app.services import opinions

    return opinions.tell_result(session, keys, told_on=today())


def _show_answers(shell: Shell, keys: Sequence[str]) -> None:
    shell.show_list("answers", Wanted(filters={"round": tuple(keys)}))


def _show_words_alone(shell: Shell, keys: Sequence[str]) -> None:
    shell.show_list("answers", Wanted(filters={"round": tuple(keys), "opinion": ("in_words",)}))


BY_KEY = (
    *(
        noting(
            opinion.label,
            f"Ghi hôm nay trả lời “{opinion.label}” cho các dòng đã chọn",
            partial(_as_of_today, opinion=opinion),
            f"Đã ghi “{opinion.label}”: {{}} nơi.",
            shortcut=str(place),
        )
        for place, opinion in enumerate(Opinion, 1)
    ),
    noting(
        "Chưa trả lời",
        "Bỏ ý kiến đã ghi của các dòng đã chọn",
        partial(_as_of_today, opinion=None),
        "Đã bỏ ý kiến của {} nơi.",
        shortcut="0",
    ),
)
OF_ANSWERS = (
    asking(ANSWER, "Ghi ý kiến, ngày trả lời và nội dung cho các dòng đã chọn"),
    asking(REMIND, "Ghi đã nhắc những nơi chưa trả lời trong các dòng đã chọn"),
    asking(TAKE_UP, "Ghi cơ quan chủ trì tiếp thu, giải trình các ý kiến đã chọn", more=True),
    *BY_KEY,
    noting(
        "Đã báo lại kết quả hôm nay",
        "Ghi hôm nay đã báo lại kết quả cho các nơi đã chọn",
        _tell,
        "Đã ghi báo lại kết quả: {} nơi.",
    ),
)
OF_ROUNDS = (
    Action(
        "Ghi, xem ý kiến", "Mở danh sách ý kiến của các đợt đã chọn; phím 1, 2, 3 ghi nhanh", _show_answers
    ),
    Action(
        "Xem ý kiến chỉ ghi nội dung",
        "Mở danh sách những nơi chỉ ghi nội dung, không nêu đồng ý hay không, của các đợt đã chọn",
        _show_words_alone,
        more=True,
    ),
    asking(EXTEND, "Gia hạn trả lời cho các đợt đã chọn", more=True),
    asking(CLOSE, "Chốt kết quả và đưa vào chương trình phiên họp UBND tỉnh gần nhất", more=True),
)
