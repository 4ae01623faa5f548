"""What every office does, whatever its work: days pass, rows are deleted and restored, saves are taken back."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from app.core.ids import uuid7
from app.core.paths import DATABASE_NAME
from app.models import backup
from app.models.database import open_database
from app.models.replay import replay
from app.services import backup_diff, drafts, undo
from app.services import bin as bin_
from tests.models.edits import contents, copy_log
from tests.services.machine import truths
from tests.services.machine.office import PLACES, Office, Tables, alive

BINNED = (
    *(
        "task",
        "source_document",
        "programme_item",
        "programme_proposal",
        "meeting",
        "agenda_item",
        "conclusion",
    ),
    *("opinion_round", "appointment", "report_obligation", "session_vote", "agenda_proposal", "speech"),
    *("dossier", "incoming_document", "recurring_task", "task_template", "meeting_paper"),
)
"""The tables whose rows people delete and restore."""


class Shared(Office):
    """The verbs that are of no one family; locks, secrets and the log hold after each verb of any."""

    def __init__(self) -> None:
        """No backup was made yet."""
        super().__init__()
        self.kept: tuple[Path, Tables] | None = None

    @rule(days=st.integers(1, 12))
    def time_passes(self, days: int) -> None:
        self.today = self.day(days)

    @rule(name=st.sampled_from(BINNED), place=PLACES)
    def delete(self, name: str, place: int) -> None:
        key = self.pick(truths.model_named(name), place)
        if key:
            self.save(lambda session: bin_.delete(session, name, truths.key(key)))

    @rule(name=st.sampled_from(BINNED), place=PLACES)
    def restore(self, name: str, place: int) -> None:
        gone = sorted(key for key, row in self.now[name].items() if row["deleted_at"] is not None)
        if gone:
            key = truths.key(gone[place % len(gone)])
            self.save(lambda session: bin_.restore(session, name, key))

    @rule(name=st.sampled_from(BINNED), places=st.lists(PLACES, min_size=2, max_size=3))
    def delete_several(self, name: str, places: list[int]) -> None:
        found = [self.pick(truths.model_named(name), place) for place in places]
        keys = [truths.key(key) for key in dict.fromkeys(found) if key]
        self.save(lambda session: bin_.delete_all(session, name, keys))

    @rule(name=st.sampled_from(("task", "meeting", "dossier")), place=PLACES, dropped=st.booleans())
    def leave_form_half_filled(self, name: str, place: int, dropped: bool) -> None:
        """What is kept of a form is no change of what the office holds."""
        draft, key, words = (
            uuid7().hex,
            self.pick(truths.model_named(name), place) or "",
            self.words("Dở dang"),
        )
        logged, said = self.last_change(), {"title": words, "fields": {"content": words}}
        self.save(lambda session: drafts.keep_draft(session, draft, form=name, key=key, **said))
        if dropped:
            self.save(lambda session: drafts.drop_draft(session, draft))
        with self.database.read() as session:
            left = {row.id for row in drafts.list_drafts(session)}
        assert (draft in left) != dropped
        assert self.last_change() == logged

    @rule()
    def back_up(self) -> None:
        """A copy of all that is there now."""
        self.kept = backup.make(self.folder, "manual"), self.now

    @rule()
    def bring_backup_back(self) -> None:
        """All is what it was then, what was locked since as well; it can be taken back as any save."""
        if self.kept is None:
            return
        path, wanted = self.kept
        done = self.save(lambda session: backup_diff.restore(session, path))
        assert done is not None, self.refusals[-1:]
        assert alive(self.now) == alive(wanted)
        self.before, self.took_back = {}, True

    def forget(self, key: str) -> None:
        """A backup would bring back what became secret, of which people are told: it is not brought back here."""
        super().forget(key)
        self.kept = None

    @rule()
    def undo(self) -> None:
        self._back(self.undoable, self.redoable, undo.undo)

    @rule()
    def redo(self) -> None:
        self._back(self.redoable, self.undoable, undo.redo)

    def _back(self, stack: list[Any], other: list[Any], verb: Any) -> None:
        """The tables are again what they were; what lies in the bin is no part of that."""
        if not stack:
            return
        wanted, left, kept = stack.pop(), self.now, (list(self.undoable), list(self.redoable))
        done = self.save(lambda session: verb(session) is not None)
        self.undoable[:], self.redoable[:] = kept
        self.took_back = True
        if wanted is None:
            other += [None] if done else []
            return
        assert done, self.refusals[-1:]
        assert alive(self.now) == alive(wanted)
        other.append(left)

    @invariant()
    def nothing_locked_changes(self) -> None:
        if self.before:
            truths.locks_hold(self.before, self.now)

    @invariant()
    def secrets_are_nowhere(self) -> None:
        if self.struck:
            assert truths.telling(self.now, self.struck) == []
            query = "SELECT group_concat(coalesce(old_values, '') || new_values, ' ') FROM change_log"
            log = self.raw.execute(query).fetchone()[0]
            assert [words for words in self.struck if words in log] == []

    def teardown(self) -> None:
        """All that can be taken back leaves nothing; the log says what the tables hold, then as before."""
        try:
            if len(self.now["task"]) % 2:
                self._replayed()
            self._take_all_back()
            self._replayed()
        finally:
            super().teardown()

    def _take_all_back(self) -> None:
        """Back to what was there before the first save, or to the last that became secret: from there nothing goes."""
        while self.undoable and self.undoable[-1] is not None:
            self.undo()

    def _replayed(self) -> None:
        live = self.folder / DATABASE_NAME
        with TemporaryDirectory() as name:
            copy = Path(name)
            shutil.copy(self.empty / DATABASE_NAME, copy / DATABASE_NAME)
            copy_log(live, copy / DATABASE_NAME)
            database = open_database(copy)
            with database.write("Phục hồi") as session:
                replay(session.connection())
            database.close()
            assert contents(copy / DATABASE_NAME) == contents(live)
