"""Fields that the office defined are columns of the list: hidden at first, chosen as any other, told with it."""

import pytest

from app.briefings.custom_fields import CustomFieldForm, CustomRow
from app.briefings.forms import Loaded, Ref
from app.briefings.task_form import TaskForm
from app.core.custom_terms import CustomKind
from app.services.forms import custom_field
from app.services.forms import task as task_form
from app.ui.lists.export import Exporter
from app.ui.screens.tasks import TASKS
from app.ui.today import today
from tests.conftest import ACTOR


def define(session, name, **more) -> Ref:
    key = custom_field.save(session, Loaded("", CustomFieldForm(name=name, **more)))
    return Ref("custom_field", key, name)


@pytest.fixture
def money(database) -> Ref:
    """A field of numbers, and a task of which it says something."""
    with database.write(ACTOR) as session:
        money = define(session, "Kinh phí", kind=CustomKind.NUMBER)
        form = TaskForm(content="Làm đường", assigned_on=today(), custom=(CustomRow(money, "1.234,5"),))
        task_form.save(session, Loaded("", form), today=today())
        return money


def titles(view) -> list[str]:
    return [column.title for column in view.declared.columns]


def shown(view) -> list[str]:
    return [titles(view)[number] for number in view.header.shown()]


def choose(view, title) -> None:
    [entry] = [one for one in view.header.menu().actions() if one.text() == title]
    entry.trigger()


def test_a_field_is_a_column_that_can_be_chosen(qtbot, show, money):
    view = show(screen=TASKS)
    qtbot.waitUntil(lambda: "Kinh phí" in titles(view))
    assert "Kinh phí" not in shown(view)
    choose(view, "Kinh phí")
    assert shown(view)[-1] == "Kinh phí"
    qtbot.waitUntil(lambda: view.model.rowCount() == 1)
    place = titles(view).index("Kinh phí")
    assert view.model.data(view.model.index(0, place)) == "1.234,5"
    assert isinstance(view.exporter(), Exporter)
    assert view.shown().columns[-1] == place, "it goes out with the list"


def test_a_new_field_comes_and_what_was_chosen_stays(qtbot, show, money, tasks):
    view = show(screen=TASKS)
    qtbot.waitUntil(lambda: "Kinh phí" in titles(view))
    choose(view, "Kinh phí")
    tasks.do(lambda session: define(session, "Sản phẩm"), lambda _: None)
    qtbot.waitUntil(lambda: "Sản phẩm (riêng)" in titles(view))
    assert "Kinh phí" in shown(view)
    assert "Sản phẩm (riêng)" not in shown(view)
    assert len(set(titles(view))) == len(titles(view))


def test_a_renamed_field_is_the_same_column_under_its_new_name(qtbot, show, money, tasks):
    view = show(screen=TASKS)
    qtbot.waitUntil(lambda: "Kinh phí" in titles(view))

    def rename(session) -> None:
        form = CustomFieldForm(name="Dự toán", kind=CustomKind.NUMBER)
        custom_field.save(session, Loaded(money.key, form, 10**9))

    tasks.do(rename, lambda _: None)
    qtbot.waitUntil(lambda: "Dự toán" in titles(view))
    assert "Kinh phí" not in titles(view)


def chips(view) -> list[str]:
    return [chip.words.text() for chip in view.filters.chips.values()]


def test_a_field_is_a_filter_that_is_remembered(qtbot, show, money):
    view, name = show(screen=TASKS), f"own_{money.key}"
    qtbot.waitUntil(lambda: name in view.filters.buttons)
    assert "Kinh phí…" in [one.text() for one in view.filters.more.menu().actions()]
    view.filters.choose({name: ("1234.5",)})
    qtbot.waitUntil(lambda: chips(view) == ["Kinh phí: 1.234,5"] and view.model.rowCount() == 1)
    view._remember()
    again = show(screen=TASKS)
    qtbot.waitUntil(lambda: chips(again) == ["Kinh phí: 1.234,5"] and again.model.rowCount() == 1)
    again.filters.choose({name: ("none",)})
    qtbot.waitUntil(lambda: chips(again) == ["Kinh phí: Chưa ghi"] and again.model.rowCount() == 0)


def test_a_filter_that_is_gone_filters_no_more(qtbot, show, money, tasks):
    view, name = show(screen=TASKS), f"own_{money.key}"
    qtbot.waitUntil(lambda: name in view.filters.buttons)
    view.filters.choose({name: ("none",)})
    qtbot.waitUntil(lambda: chips(view) == ["Kinh phí: Chưa ghi"])
    view.filters.offer([])
    assert (view.filters.codes(), name in view.filters.buttons) == ({}, False)
    assert "Kinh phí…" not in [one.text() for one in view.filters.more.menu().actions()]
