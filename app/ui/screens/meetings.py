"""Cuộc họp: every meeting, what it still lacks and what came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from app.briefings.lists import Choice
from app.core.custom_terms import CustomSubject
from app.core.tables import Column, Kind
from app.core.terms import MeetingStanding
from app.core.words import weekday
from app.ui.lists.screen import Filter, ListScreen
from app.ui.lists.services import ListService
from app.ui.lists.verbs import add, tasks_of
from app.ui.screens.custom_columns import columns_of, filters_of
from app.ui.screens.document_actions import OF_MEETINGS
from app.ui.screens.meeting_actions import (
    ARRANGE,
    BY_RULE,
    BY_TEMPLATE,
    CALENDAR,
    CANCEL,
    CONCLUSIONS_TO_TASKS,
    GUESTS,
    INVITE,
    MINUTES,
    MOVE,
    PACK,
    PRESS,
    REINSTATE,
    REPEAT,
)
from app.ui.screens.presence_actions import SHOW_ANSWERS
from app.ui.screens.schedule_actions import TO_SCHEDULE
from app.ui.screens.vote_actions import SHOW_VOTES, VOTE
from app.ui.theme import Mark

if TYPE_CHECKING:
    from app.services.lists.meetings import ListedMeeting

ASK = ListService("meetings")
MISSING, STEPS = "Thiếu tài liệu", "Các bước"


def missing_mark(row: ListedMeeting) -> Mark:
    """How urgent missing papers are: what is over cannot be hurried any more."""
    if row.papers_missing and row.standing is MeetingStanding.TODAY:
        return Mark.LATE
    return Mark.SOON if row.papers_missing and row.standing is MeetingStanding.COMING else Mark.NEUTRAL


def is_off(row: ListedMeeting) -> bool:
    """Whether a meeting was cancelled."""
    return row.standing is MeetingStanding.CANCELLED


def steps_mark(row: ListedMeeting) -> Mark:
    """Whether a step of the preparation is late (duty 62), or there is none any more."""
    if is_off(row):
        return Mark.GONE
    return Mark.SOON if row.step_is_late else Mark.NEUTRAL


def _day(row: ListedMeeting) -> str:
    said = weekday(row.held_on)
    return said[0].upper() + said[1:]


COLUMNS: tuple[Column[ListedMeeting], ...] = (
    Column("Thứ", _day, 8),
    Column("Ngày họp", lambda row: row.held_on, 10, Kind.DATE),
    Column("Giờ", lambda row: f"{row.starts_at:%H:%M}" if row.starts_at else None, 6, Kind.CENTRED),
    Column("Tên cuộc họp", lambda row: row.title, 30),
    Column(MISSING, lambda row: str(row.papers_missing) if row.papers_missing else "", 10),
    Column(STEPS, lambda row: row.steps, 7, Kind.CENTRED),
    Column("Loại", lambda row: row.kind.label, 20),
    Column("Chủ trì", lambda row: row.chair, 16),
    Column("Địa điểm", lambda row: row.place, 18),
    Column("Nội dung", lambda row: row.contents or None, 8, Kind.NUMBER),
    Column("Kết luận", lambda row: row.conclusions or None, 8, Kind.NUMBER),
    Column("Nhiệm vụ", lambda row: row.tasks or None, 8, Kind.NUMBER),
)

MEETINGS: ListScreen[ListedMeeting] = ListScreen(
    name="meetings",
    title="Cuộc họp",
    noun="cuộc họp",
    columns=COLUMNS,
    orders=(
        "",
        "held_on",
        "",
        "title",
        "papers_missing",
        "",
        "kind",
        "chair",
        "",
        "contents",
        "conclusions",
        "tasks",
    ),
    find=ASK.find,
    page=ASK.page,
    totals=ASK.totals,
    empty="Chưa có cuộc họp nào.",
    filters=(
        Filter("period", "Ngày họp", period=True),
        Filter("state", "Tình trạng", ASK.choices("state")),
        Filter("kind", "Loại cuộc họp", ASK.choices("kind")),
        Filter("leader", "Chủ trì", ASK.choices("leader")),
    ),
    groups=(Choice("month", "Tháng"), Choice("kind", "Loại cuộc họp")),
    marks={MISSING: missing_mark, STEPS: steps_mark},
    is_off=is_off,
    hidden=frozenset({"Loại", "Chủ trì", "Địa điểm", "Nội dung", "Kết luận", "Nhiệm vụ"}),
    actions=(
        add("Thêm cuộc họp", "meeting"),
        ARRANGE,
        MINUTES,
        BY_RULE,
        GUESTS,
        SHOW_ANSWERS,
        CONCLUSIONS_TO_TASKS,
        replace(PACK, more=True),
        INVITE,
        VOTE,
        SHOW_VOTES,
        PRESS,
        BY_TEMPLATE,
        TO_SCHEDULE,
        CALENDAR,
        REPEAT,
        MOVE,
        CANCEL,
        REINSTATE,
        replace(tasks_of("meeting", "theo kết luận của các cuộc họp đã chọn"), more=True),
        *OF_MEETINGS,
    ),
    form="meeting",
    table="meeting",
    more=columns_of(CustomSubject.MEETING),
    more_filters=filters_of(CustomSubject.MEETING),
)
