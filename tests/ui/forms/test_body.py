"""The groups of a form as they come, one a turn: what is there already is not squeezed meanwhile."""

from dataclasses import replace

from app.core.terms import TaskKind
from app.ui.forms.view import FormView
from tests.ui.forms.samples import TODAY, work_form


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
