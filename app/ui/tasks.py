"""Work off the UI thread: reading, changing, and long work on values; answers come back on the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from threading import Event
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from app.core.progress import CancelledError
from app.ui import problems
from app.ui.floor import Floor
from app.ui.reading import OutdatedError, Reading

if TYPE_CHECKING:  # SQLAlchemy is imported on the database threads: the window is painted before
    from concurrent.futures import Future, ThreadPoolExecutor
    from contextlib import AbstractContextManager

    from sqlalchemy.orm import Session

    from app.briefings.erased import Erased
    from app.core.progress import Progress
    from app.models.asking import Reads, Snapshot
    from app.models.database import Database

T = TypeVar("T")
R = TypeVar("R", bound="Reads")

WORKERS = 2
STEPS = 1000


class UnopenedError(Exception):
    """The data could not be opened; the user was told so."""


class Tasks(QObject):
    """One reader thread, one writer thread, and a pool for work that needs no database.

    They begin with the first question: the writer opens the data, and whoever asks waits for it.
    """

    changed = Signal()
    """What screens show may be another now, by a change that was committed or a new day: every open list asks again."""

    saved = Signal()
    """A change was committed."""

    refused = Signal(object)
    """The data could not be opened, and why; what was asked and what will be is dropped."""

    began = Signal()
    """Another thread works from now on, after nothing was under way."""

    actor_changed = Signal(str)
    """Somebody else sits at the desk: changes are logged under this name from now on."""

    erased = Signal(object)
    """A change made something secret: what was taken away of it (`briefings.erased`)."""

    upgrading = Signal(str, int, int)
    """Data of an older version are brought up to date: what is done, and how far it is (`core.progress.Stages`)."""

    _finished = Signal(int, object)

    def __init__(self, open_data: Callable[[], Database], actor: str) -> None:
        super().__init__()
        self.actor = actor
        self.floor = Floor(self)
        self._open_data = open_data
        self._threads: _Threads | None = None
        self._opening: Future[Database] | None = None
        self._tickets = count()
        self._latest: dict[tuple[int, str], int] = {}
        self._reading = Reading()
        self._under_way: set[Work] = set()
        self._awaited: dict[int, tuple[object, Callable[[Any], None]]] = {}
        self._closed = False
        self._ending = Event()
        self._told_of_upgrade = ("", -1)

    def ask(
        self,
        owner: QObject,
        question: str,
        job: Callable[[Session], T],
        then: Callable[[T], object],
        *,
        failed: Callable[[], object] = lambda: None,
    ) -> None:
        """Read with `job`, then hand its value to `then`; on a failure the user is told, `failed` is called.

        The answer is dropped when `owner` has asked the same `question` again, or is gone.
        """
        self._ask(owner, question, lambda database: database.read(), job, then, failed)

    def look(
        self,
        owner: QObject,
        question: str,
        job: Callable[[Snapshot], T],
        then: Callable[[T], object],
        *,
        failed: Callable[[], object] = lambda: None,
    ) -> None:
        """The same with a job that asks in SQL: right after the start it need not wait for SQLAlchemy."""
        self._ask(owner, question, lambda database: database.look(), job, then, failed)

    def _ask(
        self,
        owner: QObject,
        question: str,
        seen: Callable[[Database], AbstractContextManager[R]],
        job: Callable[[R], T],
        then: Callable[[T], object],
        failed: Callable[[], object],
    ) -> None:
        if self._closed:
            return
        key, ticket = (id(owner), question), next(self._tickets)
        self._latest[key] = ticket
        self._reading.break_off(key)

        def run() -> T:
            database = self._opened()
            if self._latest.get(key) != ticket:
                raise OutdatedError
            with seen(database) as reads:
                return self._reading.run(
                    key, reads, lambda: job(reads), lambda: self._latest.get(key) == ticket
                )

        def deliver(future: Future[T]) -> None:
            latest = self._latest.get(key) == ticket
            if latest:
                del self._latest[key]
            wanted = latest and isValid(owner)
            if not self._answer(future, then, wanted=wanted) and wanted:
                failed()

        self._submit(self._begun().reader, run, deliver)

    def do(
        self,
        job: Callable[[Session], T],
        then: Callable[[T], object] = lambda _: None,
        *,
        failed: Callable[[], object] = lambda: None,
        quiet: bool = False,
        actor: str = "",
    ) -> None:
        """Change with `job` in one transaction; then call `then` and tell every screen.

        On a failure nothing is changed, the user is told, and `failed` is called. A `quiet` change is one that
        no screen shows, like a draft: they are not told. `actor` is who does it, if not who sits at the desk.
        """

        from app.models.turns import set_way

        actor = actor or self.actor
        erased: list[Erased] = []

        def run() -> T:
            with self._opened().write(actor) as session:
                set_way(session, self.floor.give_way)
                made = job(session)
            erased.extend(filter(None, [session.info.get("erased")]))
            return made

        def deliver(future: Future[T]) -> None:
            if not self._answer(future, then, wanted=True):
                failed()
            elif not quiet:
                self.saved.emit()
                self.changed.emit()
            for one in erased:
                self.erased.emit(one)

        self._submit(self._begun().writer, run, deliver)

    def work(self, job: Callable[[Progress], T], then: Callable[[T], object]) -> Work:
        """Run `job` on values alone; it calls the progress it is given, which also stops it when cancelled."""
        work = Work(self.floor.give_way)
        self._under_way.add(work)

        def deliver(future: Future[T]) -> None:
            self._under_way.discard(work)
            work.ended.emit()
            self._answer(future, then, wanted=True)

        self._submit(self._begun().pool, lambda: job(work.step), deliver)
        return work

    def study(self, job: Callable[[Session, Progress], T], then: Callable[[T], object]) -> Work:
        """Read for long, on a snapshot of its own: questions of other screens need not wait for it."""

        from app.models.turns import set_way

        def run(progress: Progress) -> T:
            with self._opened().read() as session:
                set_way(session, self.floor.give_way)
                return job(session, progress)

        return self.work(run, then)

    def is_busy(self) -> bool:
        """Whether another thread works, or its answer is not handed over yet."""
        return bool(self._awaited)

    def close(self) -> None:
        """Stop long work, wait for changes under way; answers that come later are dropped."""
        self._ending.set()
        for work in self._under_way:
            work.cancel()
        self._latest.clear()
        self._reading.end()
        if self._threads:
            self._threads.end()
        self._closed = True

    def act_as(self, actor: str) -> None:
        """Log what is changed from now on under this name; what was asked before keeps the one before."""
        if actor != self.actor:
            self.actor = actor
            self.actor_changed.emit(actor)

    def tell_upgrade(self, stage: str, done: int, total: int) -> None:
        """Tell, on the thread that opens the data, how far bringing them up to date is.

        Raises:
            CancelledError: the window is being closed; the data are to stay as they were.
        """
        if self._ending.is_set():
            raise CancelledError
        self.floor.give_way()
        told = stage, done * STEPS // max(total, 1)
        if told != self._told_of_upgrade:
            self._told_of_upgrade = told
            self.upgrading.emit(stage, done, total)

    def refusal(self) -> BaseException | None:
        """Why the data could not be opened, once that is known; who closed the window meanwhile knows."""
        if self._opening is None or not self._opening.done():
            return None
        failure = self._opening.exception()
        return None if isinstance(failure, CancelledError) else failure

    def _begun(self) -> _Threads:
        """The threads; the first call has the data opened."""
        if self._threads is None:
            from PySide6.QtCore import Qt

            self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
            self._threads = _Threads(self.floor.wait)
            self._opening = self._submit(self._threads.writer, self._open_data, self._tell_refusal)
        return self._threads

    def _opened(self) -> Database:
        """The open data, on a thread that may wait for them."""
        opening = self._opening
        if opening is None or opening.exception() is not None:  # told once, not by each that asks
            raise UnopenedError
        return opening.result()

    def _tell_refusal(self, opening: Future[Database]) -> None:
        if refusal := opening.exception():
            self.refused.emit(refusal)

    def _submit(
        self, pool: ThreadPoolExecutor, run: Callable[[], T], deliver: Callable[[Future[T]], None]
    ) -> Future[T]:
        """Run on a thread of a pool, deliver on the UI thread.

        Both are held here until then: what they know of may be widgets, which must not die on another thread.
        """
        number = next(self._tickets)
        if not self._awaited:
            self.began.emit()
        self._awaited[number] = run, deliver
        future = pool.submit(_let_go(run))
        future.add_done_callback(lambda future: self._finished.emit(number, future))
        return future

    def _deliver(self, number: int, future: Future[Any]) -> None:
        _, deliver = self._awaited.pop(number)
        if not self._closed:
            self.floor.take()
            deliver(future)

    def _answer(self, future: Future[T], then: Callable[[T], object], *, wanted: bool) -> bool:
        """Hand over what came of a job; whether it succeeded."""
        match future.exception():
            case None:
                if wanted:
                    then(future.result())
                return True
            case CancelledError() | OutdatedError() | UnopenedError():
                pass
            case error if wanted:
                problems.report(error)
            case error:
                problems.record(error)
        return False


class _Threads:
    """Where work is done: one that reads, one that writes, and some that need no database or read for long."""

    def __init__(self, wait: Callable[[], object]) -> None:
        """Whoever asks the database on them calls `wait` before."""
        from concurrent.futures import ThreadPoolExecutor  # not before the first paint

        from app.models.turns import wait_on_this_thread

        def threads(many: int, name: str) -> ThreadPoolExecutor:
            return ThreadPoolExecutor(many, name, wait_on_this_thread, (wait,))

        self.reader, self.writer = threads(1, "reader"), threads(1, "writer")
        self.pool = threads(WORKERS, "work")

    def end(self) -> None:
        """Wait for what is under way."""
        for pool in (self.reader, self.writer, self.pool):
            pool.shutdown(wait=True)


def _let_go(run: Callable[[], T]) -> Callable[[], T]:
    """The same, once: its thread holds nothing of it any more when the answer is there."""
    held = [run]

    def run_once() -> T:
        return held.pop()()

    return run_once


class Work(QObject):
    """Long work under way; its signals come on the UI thread."""

    progressed = Signal(int, int)
    """Done and total, in steps of the work's own; sent a thousand times at most."""

    ended = Signal()

    _stepped = Signal(int, int)

    def __init__(self, give_way: Callable[[], object] = lambda: None) -> None:
        """`give_way` lets the window go first; it is called at each step."""
        super().__init__()
        self._give_way = give_way
        self._stop = Event()
        self._told = -1
        self._stepped.connect(self._pass_on)

    def cancel(self) -> None:
        """Stop at the next step."""
        self._stop.set()

    def is_cancelled(self) -> bool:
        """Whether it was told to stop."""
        return self._stop.is_set()

    def step(self, done: int, total: int) -> None:
        """Tell how far the work is, from its own thread.

        Raises:
            CancelledError: the user wants no more of it.
        """
        if self.is_cancelled():
            raise CancelledError
        self._give_way()
        share = done * STEPS // max(total, 1)
        if share != self._told:
            self._told = share
            self._stepped.emit(done, total)

    def _pass_on(self, done: int, total: int) -> None:
        self.progressed.emit(done, total)
