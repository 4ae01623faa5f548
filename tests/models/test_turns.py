"""Long work in a session looks now and then whether somebody waits; a thread does before every question."""

from threading import Thread

from app.models.asking import ask
from app.models.turns import SOME, give_way, giving_way, giving_way_here, set_way, wait_on_this_thread


def test_without_a_window_nobody_is_waited_for(database):
    with database.read() as session:
        give_way(session)
        assert list(giving_way(session, "abc")) == ["a", "b", "c"]


def test_the_way_is_given_between_some_rows(database):
    waited: list[str] = []
    with database.read() as session:
        set_way(session, lambda: waited.append("waited"))
        rows = giving_way(session, range(2 * SOME + 1))
        assert [(row, len(waited)) for row in rows] == [(row, 1 + row // SOME) for row in range(2 * SOME + 1)]
    with database.read() as session:
        give_way(session)  # another session waits for nobody
    assert len(waited) == 3


def test_the_way_is_given_between_some_rows_of_a_file():
    waited: list[str] = []
    told: list[tuple[int, int]] = []

    def read() -> None:
        wait_on_this_thread(lambda: waited.append("waited"))
        told.extend((row, len(waited)) for row in giving_way_here(range(2 * SOME + 1)))

    thread = Thread(target=read)
    thread.start()
    thread.join()
    assert told == [(row, 1 + row // SOME) for row in range(2 * SOME + 1)]
    assert list(giving_way_here("abc")) == ["a", "b", "c"]  # another thread waits for nobody
    assert len(waited) == 3


def test_who_is_in_a_hurry_goes_before_each_question_of_a_thread_that_waits(database):
    waited: list[str] = []

    def questions() -> None:
        wait_on_this_thread(lambda: waited.append("waited"))
        with database.look() as snapshot:
            ask(snapshot, "SELECT 1 AS one")
        assert len(waited) == 1
        with database.read() as session:  # "BEGIN" is one, too
            ask(session, "SELECT 1 AS one")
            session.connection().exec_driver_sql("SELECT 1")

    thread = Thread(target=questions)
    thread.start()
    thread.join()
    assert len(waited) == 4
    with database.look() as snapshot:
        ask(snapshot, "SELECT 1 AS one")  # another thread waits for nobody
    assert len(waited) == 4
