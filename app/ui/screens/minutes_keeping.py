"""Minutes are kept by themselves: every two seconds as a draft, every quarter of a minute in the records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.core.ids import uuid7

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from app.briefings.held_meeting import HeldMeeting
    from app.ui.tasks import Tasks

EVERY_MS = 2000
SETTLED_MS = 15_000


class Keeping(QObject):
    """The minutes of one meeting as they stand, and as they are stored."""

    kept = Signal(str)
    """They were kept, and at what time ("14:05:32")."""

    def __init__(self, owner: QObject, tasks: Tasks) -> None:
        super().__init__(owner)
        self._tasks = tasks
        self.stored: HeldMeeting | None = None
        self.now: HeldMeeting | None = None
        self._draft = uuid7().hex
        self._sent: HeldMeeting | None = None  # being written into the records
        self._waiting: list[tuple[Callable[[], object], Callable[[], object]]] = []
        self._soon = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._later = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._soon.timeout.connect(self.keep)
        self._later.timeout.connect(self.settle)
        self._kept: HeldMeeting | None = None

    def begin(self, minutes: HeldMeeting | None) -> None:
        """Go on with these minutes, as they are stored."""
        self._soon.stop()
        self._later.stop()
        self.stored = self.now = self._kept = minutes
        self._draft = uuid7().hex

    def change(self, minutes: HeldMeeting) -> None:
        """They stand like this now: kept soon, stored a little later."""
        self.now = minutes
        for timer in (self._soon, self._later):
            if not timer.isActive():
                timer.start()

    def is_settled(self) -> bool:
        """Whether all is stored."""
        return self.now == self.stored and self._sent is None

    def keep(self) -> None:
        """Keep now what is neither stored yet nor being stored."""
        before, now, draft = self.stored, self.now, self._draft
        if before is None or now is None or now in (before, self._kept, self._sent):
            return

        def write(session: Session) -> None:
            from app.services.minutes_drafts import keep

            keep(session, draft, before, now)

        self._kept = now
        self._tasks.do(write, lambda _: self._tell(), quiet=True)

    def settle(
        self, then: Callable[[], object] = lambda: None, *, failed: Callable[[], object] = lambda: None
    ) -> None:
        """Store what stands now, and go on; at once where all is stored.

        While it is being stored, what was typed since is kept at once and stored next: should the window be gone by
        then, it is found at the next start.
        """
        before, now = self.stored, self.now
        if before is None or now is None or (now == before and self._sent is None):
            then()
        elif self._sent is None:
            self._store(before, now, then, failed)
        else:
            self._waiting.append((then, failed))
            self.keep()

    def _store(
        self,
        before: HeldMeeting,
        now: HeldMeeting,
        then: Callable[[], object],
        failed: Callable[[], object],
    ) -> None:
        draft = self._draft

        def write(session: Session) -> None:
            from app.services.minutes_drafts import settle

            settle(session, draft, before, now)

        def stored(_: None) -> None:
            waiting = self._came_back()
            self.stored = self._kept = now
            self._tell()
            if self.now is not None and self.now != now:  # typed meanwhile: no older than this writing
                self.keep()
                self._later.start()
            then()
            for go_on, give_up in waiting:
                self.settle(go_on, failed=give_up)

        def refused() -> None:
            waiting = self._came_back()
            self.keep()
            for give_up in (failed, *(each for _, each in waiting)):  # the user was told once
                give_up()

        self._soon.stop()
        self._later.stop()
        self._sent = now
        self._tasks.do(write, stored, failed=refused)

    def _came_back(self) -> list[tuple[Callable[[], object], Callable[[], object]]]:
        """Nothing is being written any more; who waited for that."""
        waiting, self._waiting, self._sent = self._waiting, [], None
        return waiting

    def _tell(self) -> None:
        self.kept.emit(f"{datetime.now(UTC).astimezone():%H:%M:%S}")
