"""Thêm nội dung theo quy tắc: what the rules put on the agenda of a meeting, seen before (feature 24)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from app.briefings.bulk_changes import Changed
from app.briefings.meeting_verbs import ByRule
from app.core.fields import NOUNS
from app.core.meeting_terms import AgendaRule
from app.ui.forms.screen import Entry, Field, SheetScreen
from app.ui.today import today

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.bulk_changes import Chosen
    from app.services.agenda_rules import Candidate
    from app.ui.shell import Shell


def ask_rules(shell: Shell, keys: Sequence[str]) -> None:
    """Ask by which rules contents come on the agenda of a meeting, show them, and put them on it."""
    from app.ui.forms.sheet import open_sheet

    open_sheet(BY_RULE, keys[:1], shell)


def _chosen(session: Session, keys: Sequence[str]) -> Chosen:
    from app.models.meeting import Meeting
    from app.services.choosing import chosen

    return chosen(session, Meeting, keys)


def _begin(session: Session, keys: Sequence[str]) -> ByRule:
    from app.services.agenda_rules import usual_rules

    return ByRule(usual_rules(session, keys[0]))


def _preview(session: Session, keys: Sequence[str], values: ByRule) -> Sequence[Changed]:
    from app.models.agency import Agency
    from app.services.agenda_rules import find

    def agency(key: object) -> str:
        row = session.get(Agency, key) if key else None
        return row.name if row else ""

    found = (one for key in keys for one in find(session, key, values.rules, today=today()))
    return tuple(Changed(one.content, _rule(one), agency(one.agency_id), one.key) for one in found)


def _rule(one: Candidate) -> str:
    """Which rule brings a content, and what its dossier lacks."""
    return f"{one.rule.label} (thiếu {', '.join(one.lacks)})" if one.lacks else one.rule.label


def _insert(session: Session, keys: Sequence[str], values: ByRule) -> int:
    from app.services.agenda_rules import insert

    return sum(insert(session, key, values.rules, today=today(), without=values.without) for key in keys)


BY_RULE: SheetScreen[ByRule] = SheetScreen(
    title="Thêm nội dung theo quy tắc",
    verb="Thêm",
    noun=NOUNS["meeting"],
    fields=(Field("rules", "Lấy nội dung từ", Entry.CHOICES, terms=AgendaRule),),
    start=ByRule,
    check=lambda _values, _calendar: (),
    chosen=_chosen,
    left_out="",
    change=_insert,
    done="Đã thêm {} nội dung vào chương trình họp.",
    preview=_preview,
    fate="nhận nội dung",
    begin=_begin,
    heads=("Nội dung sẽ thêm", "Theo quy tắc", "Cơ quan"),
    widths=(40, 30, 16),
    leaves_out="without",
    counts_preview=True,
    counted="nội dung",
)
