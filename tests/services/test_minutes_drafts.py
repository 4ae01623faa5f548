"""Minutes that were typed and not stored are found again after a kill; those of a locked meeting wait."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from app.core.ids import uuid7
from app.rules import taking_minutes as take
from app.services import meeting_locks as locks
from app.services.drafts import list_drafts
from app.services.held_meeting import read_held
from app.services.minutes_drafts import FORM, keep, open_minutes, settle
from app.services.settings import load_preset
from tests.services.meetings_held import Held, store_session


@pytest.fixture
def held(session: Session) -> Held:
    load_preset(session)
    return store_session(session)


def test_what_was_kept_is_stored_when_the_minutes_are_opened_again(session: Session, held: Held) -> None:
    before = open_minutes(session, held.meeting)
    now = replace(take.with_speech(before, uuid7().hex, held.items[0], "Vũ Bình"), notes="Nghỉ 9 giờ")
    draft = uuid7().hex
    keep(session, draft, before, replace(now, notes="Nghỉ"))
    keep(session, draft, before, now)
    (kept,) = list_drafts(session)
    assert (kept.form, kept.key, kept.title) == (FORM, held.meeting, "Phiên họp tháng 11")
    assert read_held(session, held.meeting) == before
    assert open_minutes(session, held.meeting) == now
    assert list_drafts(session) == ()


def test_storing_forgets_the_draft(session: Session, held: Held) -> None:
    before = open_minutes(session, held.meeting)
    now = replace(before, secretary="Hồ Chi")
    draft = uuid7().hex
    keep(session, draft, before, now)
    settle(session, draft, before, now)
    assert list_drafts(session) == ()
    assert open_minutes(session, held.meeting) == now


def test_what_was_kept_of_a_locked_meeting_waits_until_it_is_opened(session: Session, held: Held) -> None:
    before = open_minutes(session, held.meeting)
    now = replace(before, secretary="Hồ Chi")
    keep(session, uuid7().hex, before, now)
    locks.lock(session, held.meeting, by="Hồ Chi")
    assert open_minutes(session, held.meeting).secretary == ""
    locks.reopen(session, held.meeting, by="Hồ Chi", reason="ghi nốt")
    assert open_minutes(session, held.meeting).secretary == "Hồ Chi"
