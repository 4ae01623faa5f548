"""Từ cuộc họp đến biểu quyết: a vote of those who are there, and the votes of a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Wanted
from app.ui.lists.screen import Action
from app.ui.shell import Shell
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.session_vote_form import SessionVoteForm
    from app.core.progress import Progress


def _vote(shell: Shell, keys: Sequence[str]) -> None:
    def fill(start: SessionVoteForm) -> None:
        _show(shell, keys[:1])  # behind the form: where one is once it is closed
        shell.show_form("session_vote", start=start)

    shell.tasks.study(partial(_begin, meeting=keys[0]), fill)


def _begin(session: Session, _: Progress, *, meeting: str) -> SessionVoteForm:
    from app.services.session_votes import begin

    return begin(session, meeting, today=today())


def _show(shell: Shell, keys: Sequence[str]) -> None:
    shell.show_list("votes", Wanted(filters={"meeting": tuple(keys)}))


VOTE = Action(
    label="Biểu quyết…",
    tip="Ghi biểu quyết một nội dung của cuộc họp đang chọn, từ các thành viên có mặt",
    run=_vote,
    more=True,
)
SHOW_VOTES = Action(
    label="Xem biểu quyết", tip="Mở danh sách biểu quyết của các cuộc họp đã chọn", run=_show, more=True
)
