"""Dự họp: the answer of the chosen rows by one key, and the rows of a meeting (feature 30)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.briefings.lists import Wanted
from app.core.meeting_held_terms import Answer
from app.ui.lists.screen import Action
from app.ui.lists.verbs import noting
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.ui.shell import Shell


def _note(session: Session, keys: Sequence[str], *, said: Answer | None) -> int:
    from app.services.guest_answers import answer

    return answer(session, keys, answer=said, answered_on=today())


def _show(shell: Shell, keys: Sequence[str]) -> None:
    shell.show_list("presence", Wanted(filters={"meeting": tuple(keys)}))


BY_KEY = (
    *(
        noting(
            said.label,
            f"Ghi hôm nay trả lời “{said.label}” cho các dòng đã chọn (phím {place})",
            partial(_note, said=said),
            f"Đã ghi “{said.label}”: {{}} nơi.",
            shortcut=str(place),
        )
        for place, said in enumerate(Answer, 1)
    ),
    noting(
        "Chưa trả lời",
        "Bỏ trả lời đã ghi của các dòng đã chọn (phím 0)",
        partial(_note, said=None),
        "Đã bỏ trả lời của {} nơi.",
        shortcut="0",
    ),
)
SHOW_ANSWERS = Action(
    label="Ghi trả lời, dự thay",
    tip="Mở bảng những nơi được mời: phím 1 sẽ dự, 2 cử người thay, 3 không dự được, 0 bỏ; F2 ghi người dự thay, lý do",
    run=_show,
    more=True,
)
