"""What is secret has no files; those that it had before lose their names and their bytes (duty 12)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.briefings.document_form import DocumentForm
from app.briefings.dossier_form import DossierForm, VersionRow
from app.briefings.forms import Loaded
from app.briefings.opinion_round_form import OpinionRoundForm
from app.briefings.register_forms import IncomingForm
from app.briefings.task_lines import TaskLine
from app.core.errors import AppError
from app.core.ids import uuid7
from app.core.opinion_terms import Channel
from app.core.terms import Secrecy
from app.models.attachments import HIDDEN_FILE, path_of, store
from app.models.check import check
from app.models.database import Database
from app.models.office import Attachment
from app.models.task import Task
from app.services import bin as bin_
from app.services import undo
from app.services.attached_files import attach_files, attached_files, remove_file
from app.services.forms import document, dossier, incoming, opinion_round
from app.services.settings import load_preset
from tests.conftest import ACTOR

DAY, TODAY = date(2026, 11, 2), date(2026, 11, 23)
NAME = "Bản vẽ Qwzkx.pdf"
Hide = Callable[[Session, str], Any]


def of_document(session: Session) -> str:
    return document.save(
        session, Loaded("", DocumentForm("5/UB", DAY, tasks=(TaskLine("Việc"),))), today=TODAY
    )


def hide_document(session: Session, key: str) -> None:
    loaded = document.load(session, key, today=TODAY)
    lines = tuple(replace(one, content="") for one in loaded.values.tasks)
    values = replace(loaded.values, secrecy=Secrecy.SECRET, tasks=lines)
    document.save(session, replace(loaded, values=values), today=TODAY)


def of_task(session: Session) -> str:
    of_document(session)
    return session.scalars(select(Task.id)).one().hex


def hide_task(session: Session, key: str) -> None:
    row = session.get_one(Task, UUID(key))
    assert row.source_document_id is not None
    hide_document(session, row.source_document_id.hex)


def of_round(session: Session) -> str:
    load_preset(session)
    form = OpinionRoundForm(content="Dự thảo", asked_on=DAY)
    return opinion_round.save(session, Loaded("", form), today=TODAY)


def hide_round(session: Session, key: str) -> None:
    loaded = opinion_round.load(session, key, today=TODAY)
    hidden = {"secrecy": Secrecy.SECRET, "channel": Channel.PAPER, "number": "7/TTr", "content": ""}
    opinion_round.save(session, replace(loaded, values=replace(loaded.values, **hidden)), today=TODAY)  # type: ignore[arg-type]


def of_dossier(session: Session) -> str:
    form = DossierForm(content="Hồ sơ", versions=(VersionRow(received_on=DAY),))
    return dossier.save(session, Loaded("", form))


def hide_dossier(session: Session, key: str) -> None:
    loaded = dossier.load(session, key, today=TODAY)
    hidden = {"secrecy": Secrecy.SECRET, "number": "8/TTr", "content": ""}
    dossier.save(session, replace(loaded, values=replace(loaded.values, **hidden)))  # type: ignore[arg-type]


def of_incoming(session: Session) -> str:
    return incoming.save(session, Loaded("", IncomingForm(arrived_on=DAY, summary="Văn bản")))


def hide_incoming(session: Session, key: str) -> None:
    loaded = incoming.load(session, key, today=TODAY)
    values = replace(loaded.values, secrecy=Secrecy.SECRET, summary="")
    incoming.save(session, replace(loaded, values=values))


RECORDS: dict[str, tuple[Callable[[Session], str], Hide]] = {
    "source_document": (of_document, hide_document),
    "task": (of_task, hide_task),
    "opinion_round": (of_round, hide_round),
    "dossier": (of_dossier, hide_dossier),
    "incoming_document": (of_incoming, hide_incoming),
}


def with_file(database: Database, table: str, folder: Path) -> str:
    """A record with a file attached; its key."""
    (folder / NAME).write_bytes(b"Qwzkx")
    stored = store(folder / NAME, database.folder)
    with database.write(ACTOR) as session:
        key = RECORDS[table][0](session)
        attach_files(session, [stored], table=table, key=key)
    return key


@pytest.mark.parametrize("table", RECORDS)
def test_files_must_go_before_and_nothing_of_them_is_left(
    database: Database, tmp_path: Path, table: str
) -> None:
    key, hide = with_file(database, table, tmp_path), RECORDS[table][1]
    with pytest.raises(AppError, match="Còn 1 tệp đính kèm"), database.write(ACTOR) as session:
        hide(session, key)
    with database.write(ACTOR) as session:
        [file] = attached_files(session, table, key)
        remove_file(session, file.key)
    with database.write(ACTOR) as session:
        hide(session, key)
    kept = [
        path
        for path in database.folder.rglob("*")
        if path.is_file() and b"qwzkx" in path.read_bytes().lower()
    ]
    assert kept == []
    assert check(database.folder) == []
    with pytest.raises(AppError, match="không đính kèm tệp"), database.write(ACTOR) as session:
        bin_.restore(session, "attachment", UUID(file.key))
    for _ in range(2):
        with database.write(ACTOR) as session:
            undo.undo(session)
    assert check(database.folder) == []
    with database.read() as session:
        assert session.scalars(select(Attachment.name)).all() == [HIDDEN_FILE]


def test_the_same_bytes_stay_for_another_record(database: Database, tmp_path: Path) -> None:
    key = with_file(database, "dossier", tmp_path)
    with database.write(ACTOR) as session:
        [file] = attached_files(session, "dossier", key)
        attach_files(session, [file], table="meeting", key=uuid7().hex)
        remove_file(session, file.key)
    with database.write(ACTOR) as session:
        hide_dossier(session, key)
    assert path_of(database.folder, file.sha256).read_bytes() == b"Qwzkx"
