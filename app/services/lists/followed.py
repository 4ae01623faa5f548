"""The filters by who follows a task on the day: asked of those tasks alone that an index says may be meant."""

from collections.abc import Callable, Sequence
from functools import partial

from app.services.followed_sql import ever_followed_by, ever_followed_in
from app.services.lists import task_sql as sql
from app.services.lists.common import NONE, Condition, one_of, one_or_none


def _followed(on_day: str, ever: Callable[[str], str], name: str, codes: Sequence[str]) -> Condition:
    asked = one_or_none(on_day, codes, name)
    if NONE in codes:
        return asked
    these = one_of("", codes, name).sql
    return Condition(f"(task.id IN ({ever(these)}) AND {asked.sql})", asked.values)


by_officer = partial(_followed, sql.FOLLOWED_BY, ever_followed_by, "officer")
in_room = partial(_followed, sql.ROOM, ever_followed_in, "room")


def by_officer_or_deputy(codes: Sequence[str]) -> Condition:
    """The tasks of which one of the people is the officer, or the deputy head of the room."""
    followed, helped = one_of(sql.FOLLOWED_BY, codes, "follower"), one_of("task.deputy_id", codes, "follower")
    these = one_of("", codes, "follower").sql
    ever = f"{ever_followed_by(these)} UNION SELECT id FROM task WHERE deputy_id {these}"
    return Condition(f"(task.id IN ({ever}) AND ({followed.sql} OR {helped.sql}))", followed.values)
