"""Long work in a session looks now and then whether somebody waits."""

from app.models.turns import SOME, give_way, giving_way, set_way


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
