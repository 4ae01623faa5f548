"""Hồ sơ trình: the steps of chosen dossiers, each by a small sheet, and whom to ask about one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.dossier_form import ComingAgain, Deciding, Examining, Returning, Submitting
from app.briefings.forms import Ref
from app.briefings.lists import Wanted
from app.briefings.opinion_round_form import OpinionRoundForm
from app.briefings.submission import Proposal
from app.core.fields import LABELS, NOUNS
from app.core.opinion_terms import Decision, ReturnGround, RoundKind
from app.rules.form_checks import dossier as checks
from app.rules.secrets import is_secret
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.lists.screen import Action
from app.ui.screens import lookups
from app.ui.screens.opinion_actions import asking
from app.ui.shell import Shell
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Changed, Chosen
    from app.core.progress import Progress

_DOSSIER, _VERSION = LABELS["dossier"], LABELS["dossier_version"]
NOUN = NOUNS["dossier"]
ONE = "Chọn một hồ sơ để lấy ý kiến."
ONE_TO_ASSIGN = "Chọn một hồ sơ để giao việc."


def _all(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.dossier import Dossier
    from app.services.choosing import chosen

    return chosen(session, Dossier, keys)


def _submitted(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.dossier import Dossier
    from app.services.choosing import chosen

    return chosen(session, Dossier, keys, fits=Dossier.submitted_on.is_not(None))


def _examine(session: Session, keys: Sequence[str], values: Examining) -> int:
    from app.services import dossiers

    day = values.examined_on or today()
    return dossiers.examine(
        session, keys, examined_on=day, examined_by=values.examined_by, all_points=values.all_points
    )


def _foretell_examination(session: Session, keys: Sequence[str], values: Examining) -> Sequence[Changed]:
    from app.services.dossier_previews import of_examining

    return of_examining(session, keys, all_points=values.all_points)


def _foretell_submission(session: Session, keys: Sequence[str], values: Submitting) -> Sequence[Changed]:
    from app.services.dossier_previews import of_submitting

    return of_submitting(session, keys, submitted_on=values.submitted_on or today())


def _foretell_decision(session: Session, keys: Sequence[str], values: Deciding) -> Sequence[Changed]:
    from app.services.dossier_previews import of_deciding

    day = values.decided_on or today()
    return of_deciding(session, keys, decision=values.decision, decided_on=day, words=values.words)


def _give_back(session: Session, keys: Sequence[str], values: Returning) -> int:
    from app.services import dossiers

    day = values.returned_on or today()
    return dossiers.give_back(session, keys, returned_on=day, ground=values.ground, reason=values.reason)


def _receive_again(session: Session, keys: Sequence[str], values: ComingAgain) -> int:
    from app.services import dossiers

    day = values.received_on or today()
    return dossiers.receive_again(
        session, keys, received_on=day, number=values.number, changes=values.changes
    )


def _submit(session: Session, keys: Sequence[str], values: Submitting) -> int:
    from app.services import dossiers

    return dossiers.submit(
        session,
        keys,
        submitted_on=values.submitted_on or today(),
        leader=values.leader,
        proposal=values.proposal,
        reason=values.reason,
    )


def _decide(session: Session, keys: Sequence[str], values: Deciding) -> int:
    from app.services import dossiers

    day = values.decided_on or today()
    return dossiers.decide(session, keys, decision=values.decision, decided_on=day, words=values.words)


EXAMINE: SheetScreen[Examining] = SheetScreen(
    title="Thẩm tra đạt",
    verb="Ghi",
    noun=NOUN,
    fields=(
        Field("examined_on", _VERSION["examined_on"], Entry.DAY, required=True),
        Field("examined_by", _VERSION["examined_by_id"], Entry.REF, find=lookups.people),
        Field("all_points", "Các điểm chưa xem cũng bảo đảm", Entry.FLAG),
    ),
    start=lambda: Examining(today()),
    check=lambda values, _: checks.check_examining(values, today=today()),
    chosen=_all,
    left_out="",
    change=_examine,
    done="Đã ghi thẩm tra đạt {} hồ sơ.",
    preview=_foretell_examination,
    heads=("Hồ sơ", "Các điểm thẩm tra", "Sẽ là"),
    widths=(18, 22, 18),
)
GIVE_BACK: SheetScreen[Returning] = SheetScreen(
    title="Trả lại",
    verb="Trả lại",
    noun=NOUN,
    fields=(
        Field("returned_on", _VERSION["returned_on"], Entry.DAY, required=True),
        Field("ground", _VERSION["return_ground"], Entry.CHOICE, terms=ReturnGround),
        Field("reason", _VERSION["return_reason"], Entry.TEXT, required=True),
    ),
    start=lambda: Returning(today()),
    check=lambda values, _: checks.check_returning(values, today=today()),
    chosen=_all,
    left_out="",
    change=_give_back,
    done="Đã trả lại {} hồ sơ.",
)
RECEIVE_AGAIN: SheetScreen[ComingAgain] = SheetScreen(
    title="Nhận lại",
    verb="Nhận lại",
    noun=NOUN,
    fields=(
        Field("received_on", _VERSION["received_on"], Entry.DAY, required=True),
        Field("number", _VERSION["number"], Entry.LINE),
        Field("changes", _VERSION["changes"], Entry.TEXT),
    ),
    start=lambda: ComingAgain(today()),
    check=lambda values, _: checks.check_coming(values, today=today()),
    chosen=_all,
    left_out="",
    change=_receive_again,
    done="Đã ghi nhận lại {} hồ sơ.",
)
SUBMIT: SheetScreen[Submitting] = SheetScreen(
    title="Trình lãnh đạo",
    verb="Trình",
    noun=NOUN,
    fields=(
        Field("submitted_on", _DOSSIER["submitted_on"], Entry.DAY, required=True),
        Field("leader", _DOSSIER["leader_person_id"], Entry.REF, find=lookups.assigners),
        Field("proposal", _DOSSIER["proposal"], Entry.CHOICE, terms=Proposal),
        Field("reason", _DOSSIER["proposal_reason"], Entry.TEXT),
    ),
    start=lambda: Submitting(today()),
    check=lambda values, _: checks.check_submitting(values, today=today()),
    chosen=_all,
    left_out="",
    change=_submit,
    done="Đã trình {} hồ sơ.",
    preview=_foretell_submission,
    heads=("Hồ sơ", "Hiện nay", "Sẽ là"),
    widths=(18, 16, 20),
)
DECIDE: SheetScreen[Deciding] = SheetScreen(
    title="Ghi ý kiến lãnh đạo",
    verb="Ghi",
    noun=NOUN,
    fields=(
        Field("decision", _DOSSIER["decision"], Entry.CHOICE, terms=Decision),
        Field("decided_on", _DOSSIER["decided_on"], Entry.DAY, required=True),
        Field("words", _DOSSIER["decision_words"], Entry.TEXT),
    ),
    start=lambda: Deciding(decided_on=today()),
    check=lambda values, _: checks.check_deciding(values, today=today()),
    chosen=_submitted,
    left_out="chưa trình",
    change=_decide,
    done="Đã ghi ý kiến lãnh đạo về {} hồ sơ.",
    preview=_foretell_decision,
    heads=("Hồ sơ", "Ý kiến hiện nay", "Sẽ là"),
    widths=(16, 22, 22),
)
SHEETS = (EXAMINE, GIVE_BACK, RECEIVE_AGAIN, SUBMIT, DECIDE)


def _ask_opinions(shell: Shell, keys: Sequence[str]) -> None:
    """Begin a round among agencies and rooms about one dossier."""
    if len(keys) > 1:
        shell.say(ONE)
        return
    shell.tasks.study(
        partial(_round_about, key=keys[0]), lambda start: shell.show_form("opinion_round", start=start)
    )


def _round_about(session: Session, _: Progress, *, key: str) -> OpinionRoundForm:
    from app.models.dossier import Dossier
    from app.services.forms.common import alive
    from app.services.forms.refs import ref_of

    row = alive(session, Dossier, key)
    return OpinionRoundForm(
        kind=RoundKind.AGENCIES,
        content="" if is_secret(row.secrecy) else row.content,
        number=row.number,
        secrecy=row.secrecy,
        lead=ref_of(session, "agency", row.room_id or row.agency_id),
        dossier=Ref("dossier", key, row.content),
        papers=row.papers,
        asked_on=today(),
    )


def _show_answers(shell: Shell, keys: Sequence[str]) -> None:
    shell.show_list("answers", Wanted(filters={"dossier": tuple(keys)}))


def _assign(shell: Shell, keys: Sequence[str]) -> None:
    """Open the task of one dossier, made where there is none."""
    if len(keys) > 1:
        shell.say(ONE_TO_ASSIGN)
        return
    shell.tasks.do(partial(_task_of, key=keys[0]), lambda key: shell.show_form("task", key))


def _task_of(session: Session, *, key: str) -> str:
    from app.services.dossier_tasks import task_of

    return task_of(session, key, today=today())


OF_DOSSIER_LIST = (
    asking(EXAMINE, "Ghi đã thẩm tra, hồ sơ đủ điều kiện trình", more=True),
    asking(GIVE_BACK, "Trả lại cơ quan trình, nêu rõ lý do", more=True),
    asking(RECEIVE_AGAIN, "Ghi hồ sơ đã gửi lại sau khi bổ sung, chỉnh lý", more=True),
    asking(
        SUBMIT, "Ghi ngày trình (cả của mục chương trình công tác), lãnh đạo được trình và phương án đề xuất"
    ),
    asking(DECIDE, "Ghi ý kiến của lãnh đạo về các hồ sơ đã trình"),
    Action(
        "Giao nhiệm vụ từ hồ sơ",
        "Lập nhiệm vụ cho cơ quan trình theo ý kiến lãnh đạo, hoặc mở nhiệm vụ đã lập",
        _assign,
        more=True,
    ),
    Action("Lấy ý kiến về hồ sơ…", "Hỏi ý kiến cơ quan, phòng về hồ sơ đang chọn", _ask_opinions, more=True),
    Action("Xem ý kiến về hồ sơ", "Mở danh sách ý kiến về các hồ sơ đã chọn", _show_answers, more=True),
)
