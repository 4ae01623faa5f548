"""Drafts are kept, found again and dropped."""

from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.ids import uuid7
from app.models.change_log import Change
from app.models.database import open_database
from app.models.draft import Draft
from app.rules.secrets import HIDDEN_CONTENT
from app.services.drafts import drop_draft, find_draft, keep_draft, list_drafts

RECORD = uuid7().hex


def keep(session, draft, text, *, form="task", key=""):
    keep_draft(session, draft, form=form, key=key, title=f"Việc {text}", fields={"content": text})


def test_a_draft_is_found_by_its_form_and_record(session):
    first, second, other = uuid7().hex, uuid7().hex, uuid7().hex
    keep(session, first, "a")
    keep(session, second, "b", key=RECORD)
    keep(session, other, "c", form="meeting")
    found = find_draft(session, "task", RECORD)
    assert (found.row.id, found.row.title, found.fields) == (second, "Việc b", {"content": "b"})
    assert find_draft(session, "task", "").row.id == first
    assert find_draft(session, "meeting", RECORD) is None


def test_keeping_again_replaces_what_was_kept(session):
    draft = uuid7().hex
    keep(session, draft, "a")
    keep(session, draft, "ab")
    assert [row.title for row in list_drafts(session)] == ["Việc ab"]


def test_the_newest_comes_first(session):
    for text in "abc":
        keep(session, uuid7().hex, text)
    assert [row.title for row in list_drafts(session)] == ["Việc c", "Việc b", "Việc a"]
    assert find_draft(session, "task", "").row.title == "Việc c"


def test_a_dropped_draft_is_gone_and_dropping_again_does_nothing(session):
    draft = uuid7().hex
    keep(session, draft, "a")
    for _ in range(2):
        drop_draft(session, draft)
    assert list_drafts(session) == ()


def test_drafts_are_no_business_of_the_change_log(session):
    keep(session, uuid7().hex, "a")
    session.flush()
    assert session.query(Change).count() == 0


def test_a_second_opening_of_the_folder_finds_what_was_committed(database):
    with database.write("Lan") as session:
        keep(session, uuid7().hex, "chưa lưu")
    again = open_database(database.folder, writable=False)  # the first one is never closed: as after a kill
    with again.read() as session:
        assert find_draft(session, "task", "").fields == {"content": "chưa lưu"}
    again.close()


@pytest.mark.parametrize(
    "payload",
    [
        "",
        "{",
        "[]",
        "7",
        "null",
        '{"key": ""}',
        '{"key": "", "title": "", "fields": 7, "base": {}, "files": []}',
        '{"key": "", "title": "", "fields": {}, "base": {}, "files": [["một"]]}',
    ],
)
def test_a_draft_that_cannot_be_read_is_passed_over_and_logged(session, caplog, payload):
    good, bad = uuid7().hex, uuid7().hex
    keep(session, good, "a")
    keep(session, bad, "b")
    session.get(Draft, UUID(bad)).payload = payload
    assert [row.id for row in list_drafts(session)] == [good]
    assert find_draft(session, "task", "").row.id == good
    assert bad in caplog.text
    drop_draft(session, bad)


def test_of_a_secret_only_what_may_be_kept_is(session):
    fields = {
        "secrecy": "secret",
        "document_day": "20/11/2026",
        "content": "Bí mật",
        "progress": [["Bí mật"]],
    }
    base = {"content": "Bí mật", "deadline": None}
    keep_draft(session, uuid7().hex, form="task", key="", title="Bí mật", fields=fields, base=base)
    found = find_draft(session, "task", "")
    assert found.row.title == HIDDEN_CONTENT
    assert found.fields == {"secrecy": "secret", "document_day": "20/11/2026"}
    assert found.base == {"deadline": None}
    assert "Bí mật" not in session.scalars(select(Draft.payload)).one()


@pytest.mark.parametrize("secrecy", ["none", None, ""])
def test_what_is_no_secret_is_kept_whole(session, secrecy):
    fields = {"secrecy": secrecy, "content": "Việc thường"}
    keep_draft(session, uuid7().hex, form="task", key="", title="Việc thường", fields=fields)
    assert find_draft(session, "task", "").fields == fields
