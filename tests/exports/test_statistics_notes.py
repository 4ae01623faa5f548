"""What a reader of a statistic is told of agencies that merged."""

from app.exports.statistics import merged


def test_agencies_that_stand_under_others_are_counted() -> None:
    rows = ({}, None, {"agency": ("heir", "one", "two")}, {"state": ("no_lead",)}, {"agency": ("alone",)})
    assert merged(rows) == ("2 cơ quan đã sáp nhập được tính ở cơ quan kế thừa",)


def test_nothing_is_said_where_nobody_merged() -> None:
    assert merged([{"agency": ("alone",)}, {"leader": ("a",)}]) == ()
