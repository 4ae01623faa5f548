"""Biểu quyết: the form of a vote on one content, by name, by raised hands or by secret papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from app.briefings.forms import Complaint, Details, Loaded
from app.briefings.session_vote_form import BallotRow, SessionVoteForm
from app.core.fields import LABELS, NOUNS
from app.core.opinion_terms import Ballot, VoteMethod
from app.rules.form_checks import session_vote
from app.ui.forms.screen import Entry, Field, FormScreen, Section
from app.ui.screens import lookups
from app.ui.screens.meeting_form import refuse_closed_row
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SENTENCE_HINT = "Để trống: theo mẫu ở Cài đặt. Chỗ ghi số liệu: {tán thành}, {tỷ lệ}, {kết quả}…"
_VOTE, _BALLOT = LABELS["session_vote"], LABELS["session_ballot"]


def _load(session: Session, key: str | None) -> Loaded[SessionVoteForm]:
    from app.services.forms.session_vote import load

    if key is not None:
        refuse_closed_row(session, "session_vote", key)
    return load(session, key, today=today())


def _save(session: Session, loaded: Loaded[SessionVoteForm]) -> str:
    from app.services.forms.session_vote import save

    return save(session, loaded, today=today())


def _advise(session: Session, loaded: Loaded[SessionVoteForm]) -> tuple[Complaint, ...]:
    from app.services.forms.session_vote import advise

    return advise(session, loaded, today=today())


def _of_content(session: Session, item: str) -> Mapping[str, Any]:
    from app.services.session_votes import of_content

    return of_content(session, item)


def _describe(session: Session, key: str) -> Details:
    from app.services.forms.session_vote import describe

    return describe(session, key)


WHAT = Section(
    "Biểu quyết",
    (
        Field(
            "item",
            _VOTE["agenda_item_id"],
            Entry.REF,
            required=True,
            find=lookups.agenda_items,
            advised=True,
        ),
        Field("about", _VOTE["about"], Entry.LINE, hint="Để trống: chính nội dung họp", advised=True),
        Field("method", _VOTE["method"], Entry.CHOICE, terms=VoteMethod),
        Field("members", _VOTE["members"], Entry.NUMBER, required=True, advised=True),
        Field("present", _VOTE["present"], Entry.NUMBER, required=True, advised=True),
    ),
)
BALLOTS = Field(
    "ballots",
    "Ai không dự: chọn “Vắng mặt”, hoặc bỏ dòng (×)",
    Entry.ROWS,
    row=BallotRow,
    columns=(
        Field("who", _BALLOT["person_id"], Entry.REF, required=True, find=lookups.people),
        Field("value", _BALLOT["value"], Entry.CHOICE, terms=Ballot),
    ),
)
COUNTS = Section(
    "Kết quả kiểm đếm",
    (
        *(Field(name, _VOTE[name], Entry.NUMBER) for name in session_vote.SIDES),
        Field(
            "chair_vote",
            f"{_VOTE['chair_vote']} (quyết định khi hai bên bằng nhau)",
            Entry.CHOICE,
            terms=Ballot,
            may_be_open=True,
            advised=True,
        ),
    ),
    fits=lambda form: form.method is not VoteMethod.BY_NAME,
)
PAPERS = Section(
    "Số phiếu",
    tuple(Field(name, _VOTE[name], Entry.NUMBER) for name in session_vote.PAPERS),
    fits=lambda form: form.method is VoteMethod.SECRET,
)
NAMES = Section("Từng thành viên", (BALLOTS,), fits=lambda form: form.method is VoteMethod.BY_NAME)
WORDS = Section(
    "Ghi vào văn bản",
    (
        Field("sentence", _VOTE["sentence"], Entry.TEXT, hint=SENTENCE_HINT),
        Field("note", _VOTE["note"], Entry.TEXT),
    ),
)

SESSION_VOTE_FORM: FormScreen[SessionVoteForm] = FormScreen(
    name="session_vote",
    noun=NOUNS["session_vote"],
    table="session_vote",
    sections=(WHAT, NAMES, PAPERS, COUNTS, WORDS),
    load=_load,
    check=session_vote.check,
    save=_save,
    describe=_describe,
    advise=_advise,
    fill=("item", _of_content),
)
