"""What belongs to a draft unseen survives JSON."""

import json
from dataclasses import dataclass
from datetime import date, time

import pytest

from app.briefings.forms import Ref
from app.core.terms import TaskKind
from app.ui.forms.plain import base_of, from_plain, to_plain
from tests.ui.forms.samples import Step, Work

KIND = next(iter(TaskKind))


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        7,
        "chữ",
        date(2026, 11, 23),
        time(8, 30),
        KIND,
        Ref("agency", "", "Mới"),
        (1, (2, 3)),
        (Ref("agency", "1", "Sở"), date(2026, 1, 1)),
    ],
)
def test_a_value_comes_back_as_it_was(value):
    back = from_plain(json.loads(json.dumps(to_plain(value))))
    assert back == value
    assert type(back) is type(value)


def test_the_base_is_what_the_form_does_not_show():
    kept = base_of(Work(content="a", unseen="b"), {"content"})
    assert kept["unseen"] == "b"
    assert "content" not in kept


def test_parts_that_no_json_holds_are_left_out():
    assert "steps" not in base_of(Work(steps=(Step("a"),)), set())


@dataclass(frozen=True)
class Odd:
    """A value that no form holds."""

    what: object = object()


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="object"):
        to_plain(Odd().what)
