"""The groups of a form as they come, one a turn: what is there already is not squeezed meanwhile."""

from dataclasses import replace

from app.core.terms import TaskKind
from app.models.task import Task
from app.ui.forms.view import FormView
from tests.ui.forms.conftest import ready
from tests.ui.forms.samples import TODAY, Step, Work, work_form


def test_the_form_grows_with_each_group(qtbot, shell, store):
    view = FormView(work_form(store), shell, today=lambda: TODAY)
    qtbot.addWidget(view)
    view.resize(900, 200)  # too low for all fields
    with qtbot.waitExposed(view):
        view.show()
    inner, steps = view.area.widget(), len(view.body._slices._left)
    assert steps > 1, "some groups are still to come"
    heights = []
    for _ in range(steps):
        view.body._slices._go_on()  # and no turn of the event loop, in which Qt would lay out
        assert inner.height() >= inner.minimumSizeHint().height()
        heights.append(inner.height())
    assert heights == sorted(heights)
    assert heights[-1] > view.area.viewport().height()


def test_opening_a_form_makes_no_field_before_its_turn(qtbot, shell, store):
    view = FormView(work_form(store), shell, today=lambda: TODAY)
    qtbot.addWidget(view)
    waiting = len(view.body._slices._left)
    assert waiting > 1
    view.open()
    assert len(view.body._slices._left) == waiting
    qtbot.waitUntil(view.body.isEnabled)


def test_fields_are_no_wider_than_can_be_read_but_rows_may_be(qtbot, form):
    form.resize(1600, 900)
    widths = {name: frame.width() for name, frame in form.frames.items()}
    rows = [name for name, frame in form.frames.items() if frame.field.entry == "rows"]
    assert rows, "the sample has a grid"
    assert all(widths[name] > widths["content"] for name in rows)


def test_a_group_is_there_only_while_the_values_fit_it(qtbot, shell, store):
    screen = work_form(store)
    first, second, *rest = screen.sections
    urgent = replace(
        second, title="Gấp", fields=second.fields[2:4], fits=lambda work: work.kind is not TaskKind.NORMAL
    )
    others = replace(second, fields=(*second.fields[:2], *second.fields[4:]))
    view = FormView(replace(screen, sections=(first, others, urgent, *rest)), shell, today=lambda: TODAY)
    qtbot.addWidget(view)
    view.resize(900, 700)
    with qtbot.waitExposed(view):
        view.show()
    view.open()
    qtbot.waitUntil(view.body.isEnabled)
    day, kind = view.frames["deadline"], view.frames["kind"].entry
    assert not day.isVisible()
    kind.box.setCurrentIndex(1)
    assert day.isVisible()
    kind.box.setCurrentIndex(0)
    assert not day.isVisible()
    view.body.reveal(day)
    assert day.isVisible(), "what is wrong is shown wherever it stands"


def test_many_rows_are_made_before_they_are_shown_a_row_a_turn(qtbot, form, store, database, monkeypatch):
    with database.write("Lan") as session:
        task = Task(assigned_on=TODAY, content="Nhiều bước")
        session.add(task)
        session.flush()
        key = task.id.hex
    store.rest[key] = Work(steps=tuple(Step(what=f"Bước {number}") for number in range(12)))
    get_ready, shown = form.body.get_ready, []

    def watched(*given):
        get_ready(*given)
        shown.append(form._record)

    monkeypatch.setattr(form.body, "get_ready", watched)
    form.open(key)
    ready(qtbot, form)
    assert shown == [None], "the rows were on their way first"
    assert [row.value().what for row in form.frames["steps"].entry.rows] == [f"Bước {n}" for n in range(12)]


def test_what_was_on_its_way_is_not_shown_once_another_is_opened(qtbot, form, store, database):
    with database.write("Lan") as session:
        tasks = [Task(assigned_on=TODAY, content=content) for content in ("Nhiều", "Ít")]
        session.add_all(tasks)
        session.flush()
        many, few = (task.id.hex for task in tasks)
    store.rest[many] = Work(steps=tuple(Step(what=str(number)) for number in range(12)))
    form.open(many)
    qtbot.waitUntil(lambda: form.body._readying is not None)
    form.close_form()
    form.open(few)
    ready(qtbot, form)
    assert form.frames["content"].entry.value() == "Ít"
