"""The generic form: shown, judged, saved, kept as a draft."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from sqlalchemy import select

from app.briefings.forms import Ref
from app.models.agency import Agency
from app.models.database import open_database
from app.models.task import Task
from app.services.drafts import list_drafts
from app.ui.forms.view import CHANGED_ELSEWHERE, DROPPED, UNSAVED, FormView
from tests.ui.forms.conftest import ready
from tests.ui.forms.samples import TODAY, Work, work_form

Key = Qt.Key


def entry(form, name):
    return form.frames[name].entry


def write(form, name, text):
    """Put a text into a field as if it was typed, without a key of a Vietnamese letter."""
    box = entry(form, name).box
    box.setPlainText(text) if isinstance(box, QPlainTextEdit) else box.setText(text)


def fill(form, agencies, content="Trình đề án"):
    write(form, "content", content)
    entry(form, "lead").take(Ref("agency", agencies["Sở Y tế"], "Sở Y tế"))


def save(qtbot, form):
    with qtbot.waitSignal(form.saved) as heard:
        form.save()
    ready(qtbot, form)
    return heard.args[0]


def contents(database):
    with database.read() as session:
        return sorted(session.scalars(select(Task.content)))


def drafts(database):
    with database.read() as session:
        return list_drafts(session)


def told(form, name):
    label = form.frames[name].complaint
    return label.text() if label.isVisibleTo(form) else ""


def press(qtbot, form, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or form, key, modifier)


def test_a_new_form_has_its_title_and_the_focus_in_its_first_field(form):
    assert form.head.title.text() == "Nhiệm vụ mới"
    assert entry(form, "content").box.hasFocus()
    assert form.frames["content"].label.text() == "Nội dung nhiệm vụ *"
    assert entry(form, "content").box.accessibleName() == "Nội dung nhiệm vụ"
    assert form.is_saved()


def test_what_was_complained_of_goes_once_it_is_read_filled_in(qtbot, form, agencies, tasks):
    """As the chair that a new meeting gets from its kind when it is saved."""
    fill(form, agencies, content="Rà soát " * 9)
    key = save(qtbot, form)
    assert "Nội dung dài" in told(form, "content")
    tasks.do(lambda session: setattr(session.get_one(Task, UUID(key)), "content", "Rà soát"))
    qtbot.waitUntil(lambda: entry(form, "content").value() == "Rà soát")
    assert told(form, "content") == ""


def test_tab_goes_from_field_to_field_as_they_are_read(qtbot, form):
    seen = []
    for _ in range(6):
        seen.append(QApplication.focusWidget().accessibleName())
        press(qtbot, form, Key.Key_Tab)
    assert seen == [
        "Nội dung nhiệm vụ",
        "Sản phẩm",
        "Cơ quan chủ trì",
        "Cơ quan phối hợp",
        "Ngày giao",
        "Thời hạn",
    ]


def test_every_widget_that_takes_the_focus_has_a_name(form):
    stops = [stop for frame in form.frames.values() for stop in frame.entry.stops()]
    assert all(stop.accessibleName() for stop in stops)


def test_a_complaint_comes_when_the_field_is_left_and_not_before(qtbot, form):
    entry(form, "assigned_on").setFocus()
    write(form, "assigned_on", "abc")
    assert told(form, "assigned_on") == ""
    entry(form, "kind").setFocus()
    assert told(form, "assigned_on") == "▲ Không hiểu ngày “abc”; gõ như 15/11/2026."
    assert told(form, "content") == "▲ Cần nhập nội dung nhiệm vụ.", "it was left empty"
    assert told(form, "lead") == "", "it was not visited"
    entry(form, "assigned_on").setFocus()
    write(form, "assigned_on", "5/9")
    assert told(form, "assigned_on"), "never while typing"
    entry(form, "kind").setFocus()
    assert told(form, "assigned_on") == ""
    assert entry(form, "assigned_on").box.text() == "05/09/2026"


def test_what_was_put_right_in_a_row_is_no_complaint_in_its_next_cell(form):
    row = entry(form, "steps").rows[0]
    row.entries["what"].box.setText("họp")
    row.entries["on"].setFocus()
    row.entries["on"].box.setText("abc")
    entry(form, "kind").setFocus()
    assert row.label.text() == "▲ Không hiểu ngày “abc”; gõ như 15/11/2026."
    row.entries["on"].setFocus()
    row.entries["on"].box.setText("5/9")
    row.entries["what"].setFocus()
    assert row.label.text() == ""


def test_a_cell_of_a_row_is_judged_when_it_is_left_and_no_other(form):
    steps = entry(form, "steps")
    row = steps.rows[0]
    row.entries["on"].setFocus()
    row.entries["on"].box.setText("abc")
    assert row.label.text() == "", "never while typing"
    row.entries["who"].setFocus()
    assert row.label.text() == "▲ Không hiểu ngày “abc”; gõ như 15/11/2026.", (
        "nothing of the content, not visited"
    )
    row.entries["on"].setFocus()
    row.entries["on"].box.setText("30/11/2026")
    row.entries["what"].setFocus()
    assert row.label.text() == "▲ Ngày báo cáo chưa đến.", "the rules of the form are heard on it"
    row.entries["who"].setFocus()
    assert row.label.text().splitlines() == ["▲ Cần nhập nội dung.", "▲ Ngày báo cáo chưa đến."]
    assert told(form, "steps") == ""


def test_what_was_said_of_a_cell_goes_with_its_row_and_with_the_form(form):
    steps = entry(form, "steps")
    steps.add_row()
    first, second = steps.rows
    for row in (first, second):
        row.entries["what"].box.setText("họp")
    first.entries["on"].setFocus()
    first.entries["on"].box.setText("abc")
    second.entries["what"].setFocus()
    assert first.label.text()
    steps.move_row(first, 1)
    first.entries["who"].setFocus()
    first.entries["what"].setFocus()
    assert (first.label.text(), second.label.text()) == ("", "▲ Không hiểu ngày “abc”; gõ như 15/11/2026.")
    form.drafting.drop()
    form._close()
    assert second.label.text() == ""


def test_the_rules_of_the_form_are_heard_and_a_warning_lets_through(qtbot, form, agencies):
    fill(form, agencies, "x" * 61)
    write(form, "assigned_on", "15/11/2026")
    write(form, "deadline", "10/11/2026")
    form.save()
    assert told(form, "deadline") == "▲ Thời hạn đang trước ngày giao."
    assert "nên tách" in told(form, "content")
    assert entry(form, "deadline").box.hasFocus(), "a warning does not hold the focus"
    write(form, "deadline", "10/12/2026")
    save(qtbot, form)


def test_saving_a_faulty_form_shows_all_complaints_and_goes_to_the_first(form, shell):
    failed = []
    form.save(failed=lambda: failed.append(True))
    assert told(form, "content") == "▲ Cần nhập nội dung nhiệm vụ."
    assert told(form, "lead") == "▲ Cần chọn cơ quan chủ trì."
    assert entry(form, "content").box.hasFocus()
    assert (failed, shell.said) == ([True], [("Chưa lưu nhiệm vụ: còn 2 chỗ cần sửa.", False)])


def test_what_was_said_of_faults_goes_when_the_form_goes(qtbot, form, shell):
    write(form, "content", "dở")
    form.save()
    assert shell.said[-1][0].startswith("Chưa lưu")
    form.close_form()
    with qtbot.waitSignal(form.closed):
        form.bar.buttons[1].click()
    assert shell.said[-1] == (DROPPED, False)


def test_faults_of_a_form_that_another_replaces_are_told_no_more(qtbot, form, shell):
    form.save()
    form.open()
    ready(qtbot, form)
    assert shell.said[-1] == ("", False)


def test_saving_keeps_the_form_open_on_the_record(qtbot, form, shell, agencies, store, database):
    fill(form, agencies)
    write(form, "deadline", "trước 15/12")
    key = save(qtbot, form)
    assert shell.said == [("Đã lưu nhiệm vụ “Trình đề án”", True)]
    assert form.head.title.text() == "Sửa nhiệm vụ"
    assert form.is_saved()
    assert (store.rest[key].deadline, store.rest[key].deadline_words) == (date(2026, 12, 14), "trước 15/12")
    write(form, "content", "Trình đề án lần 2")
    assert save(qtbot, form) == key
    assert contents(database) == ["Trình đề án lần 2"]


def test_ctrl_s_saves_and_ctrl_enter_begins_the_next(qtbot, form, agencies, database):
    fill(form, agencies, "một")
    with qtbot.waitSignal(form.saved):
        press(qtbot, form, Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    ready(qtbot, form)
    write(form, "content", "hai")
    entry(form, "content").setFocus()
    with qtbot.waitSignal(form.saved):
        press(qtbot, form, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ready(qtbot, form)
    assert form.head.title.text() == "Nhiệm vụ mới"
    assert entry(form, "content").value() == ""
    assert told(form, "content") == ""
    assert contents(database) == ["hai"]


def test_what_is_typed_while_saving_stays_and_is_not_saved_yet(qtbot, form, agencies, database):
    fill(form, agencies, "một")
    with qtbot.waitSignal(form.saved):
        form.save()
        assert not form.head.save.isEnabled()
        write(form, "product", "Tờ trình")
    ready(qtbot, form)
    assert entry(form, "product").value() == "Tờ trình"
    assert not form.is_saved()
    save(qtbot, form)
    assert form.is_saved()


def test_saving_again_while_saving_waits_its_turn(qtbot, form, agencies, database):
    fill(form, agencies, "một")
    form.save()
    write(form, "content", "hai")
    done = []
    form.save(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    ready(qtbot, form)
    assert contents(database) == ["hai"]


def test_a_refusal_loses_nothing(qtbot, form, agencies, reported, database):
    fill(form, agencies, "hỏng")
    failed = []
    form.save(failed=lambda: failed.append(True))
    qtbot.waitUntil(lambda: bool(failed))
    assert [str(error) for error in reported] == ["Không lưu được."]
    assert entry(form, "content").value() == "hỏng"
    assert form.head.save.isEnabled()
    assert not form.is_saved()
    assert contents(database) == []


def test_a_new_name_becomes_a_row_once_it_is_saved(qtbot, form, agencies, database):
    fill(form, agencies)
    entry(form, "lead").take(Ref("agency", "", "Sở Nội vụ"))
    save(qtbot, form)
    with database.read() as session:
        made = session.scalar(select(Agency.id).where(Agency.name == "Sở Nội vụ"))
    assert entry(form, "lead").value() == Ref("agency", made.hex, "Sở Nội vụ")
    assert form.is_saved()


def test_esc_closes_a_saved_form_at_once(qtbot, form):
    with qtbot.waitSignal(form.closed):
        press(qtbot, form, Key.Key_Escape)


def test_esc_asks_before_text_is_lost(qtbot, form, agencies, database):
    closed = []
    form.closed.connect(lambda: closed.append(True))
    fill(form, agencies)
    press(qtbot, form, Key.Key_Escape)
    assert form.bar.label.text() == UNSAVED
    assert [button.text() for button in form.bar.buttons] == ["Lưu", "Bỏ", "Ở lại"]
    form.bar.buttons[2].click()
    assert not form.bar.isVisible()
    assert (closed, entry(form, "content").value()) == ([], "Trình đề án")
    press(qtbot, form, Key.Key_Escape)
    press(qtbot, form, Key.Key_Escape)
    assert not form.bar.isVisible(), "the second Esc stays"
    box = entry(form, "note").stops()[0]
    box.setFocus()
    for answer in (False, True):
        press(qtbot, box, Key.Key_Escape)
        assert form.focusWidget() is form.bar.buttons[0]
        form.bar.buttons[2].click() if answer else press(qtbot, form, Key.Key_Escape)
        assert form.focusWidget() is box, "the cursor is where it was"
    press(qtbot, form, Key.Key_Escape)
    with qtbot.waitSignal(form.closed):
        form.bar.buttons[0].click()
    assert contents(database) == ["Trình đề án"]


def test_a_form_that_is_closed_asks_no_more(qtbot, form, tasks, reported, monkeypatch):
    form.close_form()
    asked = []
    monkeypatch.setattr(form, "_ask", lambda: asked.append(True))
    with qtbot.waitSignal(tasks.changed):
        tasks.do(lambda _: None)
    assert asked == []
    done = []
    form.save(lambda: done.append(True))
    assert done == [True], "there is nothing to save"


def test_discarding_drops_the_text_and_its_draft(qtbot, form, tasks, database):
    write(form, "content", "bỏ đi")
    form.drafting.keep()
    form.close_form()
    with qtbot.waitSignal(form.closed):
        form.bar.buttons[1].click()
    assert form.is_saved()
    tasks.do(lambda _: None)
    with qtbot.waitSignal(tasks.changed):
        pass
    assert drafts(database) == ()


def test_a_record_is_opened_with_its_values(qtbot, form, agencies, store):
    fill(form, agencies)
    key = save(qtbot, form)
    form.open()
    ready(qtbot, form)
    form.open(key)
    ready(qtbot, form)
    assert form.head.title.text() == "Sửa nhiệm vụ"
    assert entry(form, "content").value() == "Trình đề án"
    assert form.is_saved()


def test_a_new_record_may_begin_with_values(qtbot, form):
    form.open(start=Work(content="Từ kết luận họp", unseen="meeting 7"))
    ready(qtbot, form)
    assert entry(form, "content").value() == "Từ kết luận họp"
    assert form._record.values().unseen == "meeting 7"
    assert form.is_saved()


def test_a_record_that_is_gone_is_told_and_the_form_closes(qtbot, form, reported):
    with qtbot.waitSignal(form.closed):
        form.open(UUID(int=7).hex)
    assert [str(error) for error in reported] == ["Không còn nhiệm vụ này."]


def change(qtbot, tasks, key, **values):
    def job(session):
        task = session.get(Task, UUID(key))
        for name, value in values.items():
            setattr(task, name, value)

    with qtbot.waitSignal(tasks.changed):
        tasks.do(job)


def test_what_was_changed_elsewhere_is_shown_in_fields_that_are_not_touched(qtbot, form, tasks, agencies):
    fill(form, agencies)
    key = save(qtbot, form)
    write(form, "product", "của tôi")
    change(qtbot, tasks, key, content="Nơi khác")
    qtbot.waitUntil(lambda: entry(form, "content").value() == "Nơi khác")
    assert entry(form, "product").value() == "của tôi"
    assert not form.bar.isVisible()
    save(qtbot, form)


def test_a_record_that_cannot_be_open_any_more_says_so_in_its_form_and_nowhere_else(
    qtbot, form, tasks, agencies, reported
):
    fill(form, agencies)
    key = save(qtbot, form)
    change(qtbot, tasks, key, deleted_at=datetime.now(UTC))
    qtbot.waitUntil(lambda: form.bar.isVisibleTo(form))
    assert "Không còn nhiệm vụ này." in form.bar.label.text()
    assert reported == []


def test_a_field_that_both_changed_is_kept_and_told(qtbot, form, tasks, agencies, database):
    fill(form, agencies)
    key = save(qtbot, form)
    write(form, "content", "Của tôi")
    change(qtbot, tasks, key, content="Nơi khác")
    qtbot.waitUntil(form.bar.isVisible)
    assert form.bar.label.text() == CHANGED_ELSEWHERE
    assert entry(form, "content").value() == "Của tôi"
    save(qtbot, form)
    assert contents(database) == ["Của tôi"]


def kept(qtbot, form, database):
    """Keep a draft now and wait for it."""
    with qtbot.waitSignal(form.drafting.kept):
        form.drafting.keep()
    return drafts(database)


def test_a_draft_is_kept_by_itself(qtbot, form, database, monkeypatch):
    form.drafting._timer.setInterval(1)
    with qtbot.waitSignal(form.drafting.kept):
        write(form, "content", "đang gõ")
    assert [(row.form, row.key, row.title) for row in drafts(database)] == [("work", "", "đang gõ")]
    assert form.head.note.text().startswith("Đã giữ bản nháp lúc ")


def test_a_draft_is_offered_after_a_kill(qtbot, form, shell, store, agencies, database):
    form.open(start=Work(unseen="meeting 7"))
    ready(qtbot, form)
    write(form, "content", "đang gõ")
    write(form, "assigned_on", "chưa xong/")
    write(form, "deadline", "trước 15/12")
    entry(form, "others").take(Ref("agency", agencies["Sở Y tế"], "Sở Y tế"))
    write(form, "others", "so x")
    steps = entry(form, "steps")
    steps.rows[0].entries["what"].box.setText("họp")
    kept(qtbot, form, database)
    # Nothing is closed or saved, as after a kill; another window reads what was committed.
    again = open_database(database.folder, writable=False)
    with again.read() as session:
        assert [row.title for row in list_drafts(session)] == ["đang gõ"]
    again.close()
    other = FormView(work_form(store), shell, today=lambda: TODAY)
    qtbot.addWidget(other)
    other.open()
    ready(qtbot, other)
    assert "Có bản nháp “đang gõ” lúc " in other.bar.label.text()
    assert other.is_saved()
    other.bar.buttons[0].click()
    assert entry(other, "content").value() == "đang gõ"
    assert entry(other, "assigned_on").box.text() == "chưa xong/"
    assert (entry(other, "deadline").value(), entry(other, "deadline").words()) == (
        date(2026, 12, 14),
        "trước 15/12",
    )
    assert [ref.name for ref in entry(other, "others").value()] == ["Sở Y tế"]
    assert entry(other, "others").box.text() == "so x"
    assert [step.what for step in entry(other, "steps").value()] == ["họp"]
    assert other._record.values().unseen == "meeting 7"
    assert not other.is_saved()


def test_a_draft_that_was_chosen_is_used_at_once_even_an_older_one(qtbot, form, shell, store, database):
    write(form, "content", "bản cũ hơn")
    kept(qtbot, form, database)
    form.open()
    ready(qtbot, form)
    write(form, "content", "bản mới nhất")
    qtbot.waitUntil(lambda: len(drafts(database)) == 2 or form.drafting.keep() is not None)
    chosen = next(row for row in drafts(database) if row.title == "bản cũ hơn")
    other = FormView(work_form(store), shell, today=lambda: TODAY)
    qtbot.addWidget(other)
    other.open(start=chosen)
    ready(qtbot, other)
    assert entry(other, "content").value() == "bản cũ hơn"
    assert not other.bar.isVisibleTo(other)


def test_a_draft_of_a_record_fills_only_what_was_touched(qtbot, form, tasks, agencies, database):
    fill(form, agencies)
    key = save(qtbot, form)
    write(form, "product", "nháp")
    kept(qtbot, form, database)
    form._leave()  # as after a kill
    change(qtbot, tasks, key, content="Nơi khác")
    form.drafting.begin()
    form.open(key)
    ready(qtbot, form)
    form.bar.buttons[0].click()
    assert (entry(form, "content").value(), entry(form, "product").value()) == ("Nơi khác", "nháp")
    save(qtbot, form)
    assert drafts(database) == ()


def test_a_draft_that_is_not_wanted_is_dropped(qtbot, form, tasks, database):
    write(form, "content", "nháp")
    kept(qtbot, form, database)
    form.open()
    ready(qtbot, form)
    form.bar.buttons[1].click()
    with qtbot.waitSignal(tasks.changed):
        tasks.do(lambda _: None)
    assert drafts(database) == ()


def test_a_saved_form_leaves_no_draft(qtbot, form, agencies, database):
    fill(form, agencies)
    assert len(kept(qtbot, form, database)) == 1
    save(qtbot, form)
    assert drafts(database) == ()


def test_a_draft_kept_while_a_save_is_under_way_goes_with_it(qtbot, form, tasks, agencies, database):
    fill(form, agencies)
    with qtbot.waitSignal(form.saved):
        form.save()
        form.drafting.keep()  # as its timer does
    ready(qtbot, form)
    with qtbot.waitSignal(tasks.changed):
        tasks.do(lambda _: None)
    assert drafts(database) == ()


def test_what_is_typed_while_a_save_is_under_way_is_kept_as_a_draft_of_the_record(
    qtbot, form, agencies, database
):
    fill(form, agencies)
    with qtbot.waitSignal(form.saved) as heard:
        form.save()
        write(form, "content", "Thêm nữa")
    ready(qtbot, form)
    assert [(row.key, row.title) for row in kept(qtbot, form, database)] == [(heard.args[0], "Thêm nữa")]


def test_a_draft_of_another_new_record_is_not_offered_into_the_one_just_saved(
    qtbot, form, agencies, database
):
    write(form, "content", "bản khác")
    kept(qtbot, form, database)
    form.open()
    ready(qtbot, form)
    fill(form, agencies)
    save(qtbot, form)
    assert not form.bar.isVisibleTo(form)
    assert [row.title for row in drafts(database)] == ["bản khác"]


def test_drafts_do_not_make_the_lists_ask_again(qtbot, form, tasks, database):
    heard = []
    tasks.changed.connect(lambda: heard.append(True))
    write(form, "content", "nháp")
    kept(qtbot, form, database)
    assert heard == []


def test_a_folded_group_opens_for_what_stands_in_it(qtbot, form):
    note = form.body.groups[-1]
    assert [group.title.isVisibleTo(form) for group in form.body.groups] == [False, False, False, True]
    assert not note.is_open
    note.title.click()
    assert form.frames["note"].isVisibleTo(form)
    form.open(start=replace(Work(), note="có"))
    ready(qtbot, form)
    assert note.is_open


@pytest.mark.parametrize("words", ["Sở Y tế", "so y te"])
def test_saving_takes_a_name_that_is_typed_out(qtbot, form, agencies, store, words):
    fill(form, agencies)
    entry(form, "lead").box.setFocus()
    entry(form, "lead").box.setText(words)
    entry(form, "lead").box.textEdited.emit(words)
    form.save()
    with qtbot.waitSignal(form.saved) as heard:
        pass
    assert store.rest[heard.args[0]].lead == Ref("agency", agencies["Sở Y tế"], "Sở Y tế")


def test_an_untouched_record_is_saved_only_where_the_form_proposes_something(
    qtbot, form, shell, agencies, store, tasks
):
    fill(form, agencies)
    key = save(qtbot, form)
    done = []
    form.save(lambda: done.append(True))
    assert (done, shell.said[-1]) == ([True], ("Không có thay đổi nào cần lưu", False))
    other = FormView(replace(work_form(store), proposes=True), shell, today=lambda: TODAY)
    qtbot.addWidget(other)
    other.open(key)
    ready(qtbot, other)
    with qtbot.waitSignal(other.saved):
        other.save()


def test_files_of_a_form_without_a_table_are_not_shown(qtbot, shell, store):
    view = FormView(replace(work_form(store), table=""), shell, today=lambda: TODAY)
    qtbot.addWidget(view)
    assert view.files.parent() is None or not view.files.isVisibleTo(view)


def test_the_keys_stand_on_the_buttons_only_where_there_is_room(form):
    assert form.head.save.text() == "Lưu (Ctrl+S)"
    form.resize(600, 700)
    assert form.head.save.text() == "Lưu"
    assert form.head.save_and_next.toolTip() == "Lưu và thêm mới (Ctrl+Enter)"
    form.resize(900, 700)
    assert form.head.close_button.text() == "Đóng (Esc)"
