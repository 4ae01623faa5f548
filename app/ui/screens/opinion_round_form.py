"""Lấy ý kiến: the form of a round with those who are asked and what they answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.opinion_round_form import AnswerRow, ExtensionRow, OpinionRoundForm
from app.core.fields import LABELS, NOUNS
from app.core.opinion_terms import Channel, RoundKind, TakenUp
from app.core.regulation_terms import Unanswered
from app.core.terms import Opinion, Secrecy
from app.rules.form_checks import opinion_round
from app.rules.secrets import said_after
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.screens.meeting_form import attendees
from app.ui.today import this_minute, today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.rules.regulation import Calendar

UNTIL_END = "Ý kiến đến hết ngày này vẫn tính"
"""Of the closing day, which has no hour."""
DEADLINE_HINT = "Để trống: theo quy chế. Gõ ngày, hoặc đếm từ hôm nay: “5 ngày làm việc”, “7 ngày”"
ASKED_HINT = "Lấy phiếu: để trống là hỏi tất cả thành viên UBND tỉnh. Hỏi cơ quan, phòng: ghi từng nơi"
_ROUND, _ANSWER, _EXTENSION = LABELS["opinion_round"], LABELS["opinion_answer"], LABELS["opinion_extension"]


def _load(session: Session, key: str | None) -> Loaded[OpinionRoundForm]:
    from app.services.forms.opinion_round import load

    return load(session, key, today=today())


def _check(form: OpinionRoundForm, calendar: Calendar) -> tuple[Complaint, ...]:
    return opinion_round.check(form, calendar, today=today())


def _save(session: Session, loaded: Loaded[OpinionRoundForm]) -> str:
    from app.services.forms.opinion_round import save

    return save(session, loaded, today=today(), hour=this_minute())


def _advise(session: Session, typed: Loaded[OpinionRoundForm]) -> tuple[Complaint, ...]:
    from app.services.forms.opinion_round import advise_agencies

    return advise_agencies(session, typed.values, today=today())


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.opinion_round import describe

    return describe(session, key, today=today())


WHAT = Section(
    "Nội dung xin ý kiến",
    (
        Field("kind", _ROUND["kind"], Entry.CHOICE, terms=RoundKind),
        Field("content", _ROUND["content"], Entry.TEXT, hint="Như: dự thảo Quyết định ban hành quy định …"),
        Field("number", _ROUND["number"], Entry.LINE),
        Field("secrecy", _ROUND["secrecy"], Entry.CHOICE, terms=Secrecy),
        Field("channel", _ROUND["channel"], Entry.CHOICE, terms=Channel),
        Field("lead", _ROUND["lead_id"], Entry.REF, find=lookups.agencies, may_add=("agency",)),
    ),
)
WHEN = Section(
    "Thời hạn",
    (
        Field("asked_on", _ROUND["asked_on"], Entry.DAY),
        Field(
            "answer_by",
            _ROUND["answer_by"],
            Entry.DEADLINE,
            hint=DEADLINE_HINT,
            met="closed_on",
            extended="extensions",
        ),
        Field("answer_at", _ROUND["answer_at"], Entry.TIME),
        Field(
            "unanswered",
            f"{_ROUND['unanswered']} (chưa chọn: theo quy chế)",
            Entry.CHOICE,
            terms=Unanswered,
            may_be_open=True,
        ),
        Field("closed_on", _ROUND["closed_on"], Entry.DAY, hint=UNTIL_END),
    ),
)
ANSWERS = Field(
    "answers",
    "Thành viên, cơ quan được hỏi",
    Entry.ROWS,
    hint=ASKED_HINT,
    row=AnswerRow,
    columns=(
        Field("who", "Thành viên, cơ quan", Entry.REF, required=True, find=attendees, may_add=("agency",)),
        Field("opinion", _ANSWER["opinion"], Entry.CHOICE, terms=Opinion, may_be_open=True),
        Field("answered_on", _ANSWER["answered_on"], Entry.DAY),
        Field("said", _ANSWER["said"], Entry.TEXT),
        Field("taken_up", _ANSWER["taken_up"], Entry.CHOICE, terms=TakenUp, may_be_open=True),
        Field("taken_up_words", _ANSWER["taken_up_words"], Entry.TEXT),
        Field("told_on", _ANSWER["told_on"], Entry.DAY),
    ),
)
EXTENSIONS = Field(
    "extensions",
    "Gia hạn trả lời",
    Entry.ROWS,
    row=ExtensionRow,
    columns=(
        Field("extended_to", _EXTENSION["extended_to"], Entry.DEADLINE, required=True),
        Field("decided_on", _EXTENSION["decided_on"], Entry.DAY),
        Field("reason", _EXTENSION["reason"], Entry.LINE),
    ),
)

OPINION_ROUND_FORM: FormScreen[OpinionRoundForm] = FormScreen(
    name="opinion_round",
    noun=NOUNS["opinion_round"],
    table="opinion_round",
    sections=(
        WHAT,
        WHEN,
        Section("Ý kiến", (ANSWERS,)),
        Section(
            "Gửi kèm",
            (
                Field("points", _ROUND["points"], Entry.TEXT, hint="Mỗi dòng một vấn đề"),
                Field("papers", _ROUND["papers"], Entry.TEXT, hint="Mỗi dòng một tài liệu, có số và ngày"),
            ),
            folded=True,
        ),
        Section(
            "Liên quan",
            (
                Field("dossier", _ROUND["dossier_id"], Entry.REF, find=lookups.dossiers),
                Field("programme_item", _ROUND["programme_item_id"], Entry.REF, find=lookups.programme_items),
                Field("agenda_item", _ROUND["agenda_item_id"], Entry.REF, find=lookups.agenda_items),
                Field(
                    "chair",
                    _ROUND["chair_id"],
                    Entry.REF,
                    hint="Để trống: người giữ chức Chủ tịch UBND tỉnh",
                    find=lookups.people,
                ),
                Field("note", _ROUND["note"], Entry.TEXT),
            ),
            folded=True,
        ),
        Section(
            "Văn bản góp ý gửi bộ, ngành, tỉnh khác",
            (
                Field("asker", _ROUND["asker"], Entry.LINE),
                Field("reply_number", _ROUND["reply_number"], Entry.LINE),
                Field("replied_on", _ROUND["replied_on"], Entry.DAY),
            ),
            fits=lambda form: form.kind is RoundKind.REPLY or bool(form.asker or form.reply_number),
        ),
        Section("Gia hạn", (EXTENSIONS,), folded=True),
    ),
    load=_load,
    check=_check,
    save=_save,
    describe=_describe,
    advise=_advise,
    remark=lambda before, now: said_after(before.secrecy, now.secrecy),
)
