"""Files are attached to a form by dropping them, opened as copies, and removed."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from app.briefings.agency_request_form import AgencyRequestForm
from app.briefings.forms import Loaded, Ref
from app.briefings.task_form import TaskForm
from app.core.terms import AgencyKind, Secrecy
from app.models.agency import Agency
from app.rules.secrets import NO_FILES, NO_FILES_ADVICE
from app.services.attached_files import attached_files
from app.services.forms import agency_request, task
from app.ui.forms.files_section import DROP
from app.ui.forms.view import FormView
from app.ui.screens.agency_request_form import AGENCY_REQUEST_FORM
from app.ui.screens.dossier_form import DOSSIER_FORM
from app.ui.screens.task_form import TASK_FORM
from tests.ui.forms.conftest import ready
from tests.ui.forms.samples import TODAY
from tests.ui.forms.test_view import entry, fill, save


@pytest.fixture
def files(tmp_path):
    """Two files to attach."""
    paths = [tmp_path / name for name in ("Tờ trình.pdf", "phụ lục.xlsx")]
    for path in paths:
        path.write_bytes(path.name.encode())
    return paths


def drop(form, paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier  # a move is proposed
    offered = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDragEnterEvent(QPoint(5, 5), offered, mime, buttons, keys)
    QApplication.sendEvent(form, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(5, 5), offered, mime, buttons, keys)
    QApplication.sendEvent(form, event)
    for each in (enter, event):
        assert each.dropAction() is Qt.DropAction.CopyAction, "the file stays where it lies"


def stored(database, key):
    with database.read() as session:
        return [file.name for file in attached_files(session, "task", key)]


def shown(form):
    items = map(form.files.list.item, range(form.files.list.count()))
    return [item.text().split("   ·   ")[0] for item in items]


def test_files_dropped_on_a_new_record_are_attached_with_it(qtbot, form, agencies, files, database, shell):
    drop(form, files)
    qtbot.waitUntil(lambda: len(shown(form)) == 2)
    assert shell.said == [("Khi lưu sẽ đính kèm 2 tệp", False)], "the list of files may be out of sight"
    assert not form.is_saved()
    fill(form, agencies)
    key = save(qtbot, form)
    assert stored(database, key) == ["Tờ trình.pdf", "phụ lục.xlsx"]
    assert shown(form) == ["Tờ trình.pdf", "phụ lục.xlsx"]
    assert form.is_saved()


def test_files_dropped_on_a_record_are_attached_at_once(qtbot, form, agencies, files, database, shell):
    fill(form, agencies)
    key = save(qtbot, form)
    drop(form, files[:1])
    qtbot.waitUntil(lambda: shown(form) == ["Tờ trình.pdf"])
    assert stored(database, key) == ["Tờ trình.pdf"]
    assert shell.said[-1] == ("Đã đính kèm “Tờ trình.pdf”", True)
    assert form.is_saved()


def test_a_file_that_is_attached_already_is_told_and_not_attached_again(
    qtbot, form, agencies, files, database, shell
):
    drop(form, files[:1])
    qtbot.waitUntil(lambda: len(shown(form)) == 1)
    drop(form, files[:1])
    again = "“Tờ trình.pdf” đã đính kèm từ trước, không thêm lần nữa"
    qtbot.waitUntil(lambda: shell.said[-1:] == [(again, False)])
    assert shown(form) == ["Tờ trình.pdf"]
    fill(form, agencies)
    key = save(qtbot, form)
    drop(form, files[:1])
    qtbot.waitUntil(lambda: shell.said[-1] == (again, False) and len(shell.said) > 2)
    drop(form, files)
    qtbot.waitUntil(lambda: len(shown(form)) == 2)
    assert shell.said[-1] == (f"Đã đính kèm “phụ lục.xlsx”; {again}", True)
    assert stored(database, key) == ["Tờ trình.pdf", "phụ lục.xlsx"]


def test_a_removed_file_goes_to_the_bin_and_can_be_taken_back(qtbot, form, agencies, files, database, shell):
    drop(form, files)
    qtbot.waitUntil(lambda: len(shown(form)) == 2)
    fill(form, agencies)
    key = save(qtbot, form)
    form.files.list.setCurrentRow(0)
    form.files.remove_button.click()
    qtbot.waitUntil(lambda: shown(form) == ["phụ lục.xlsx"])
    assert stored(database, key) == ["phụ lục.xlsx"]
    assert shell.said[-1] == ("Đã bỏ tệp “Tờ trình.pdf”", True)


def test_a_file_that_waits_is_taken_out_before_it_was_attached(qtbot, form, files):
    drop(form, files)
    qtbot.waitUntil(lambda: len(shown(form)) == 2)
    form.files.list.setCurrentRow(0)
    form.files.remove_button.click()
    assert shown(form) == ["phụ lục.xlsx"]
    assert not form.files.open_button.isEnabled()


def test_a_copy_is_opened_not_what_was_kept(qtbot, form, agencies, files, monkeypatch, database):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    drop(form, files[:1])
    qtbot.waitUntil(lambda: len(shown(form)) == 1)
    fill(form, agencies)
    save(qtbot, form)
    form.files.list.setCurrentRow(0)
    form.files.open_button.click()
    qtbot.waitUntil(lambda: bool(opened))
    assert opened[0].endswith("Tờ trình.pdf")
    assert str(database.folder) not in opened[0]


def test_a_file_is_saved_elsewhere(qtbot, form, agencies, files, monkeypatch, tmp_path, shell):
    target = tmp_path / "bản sao.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    drop(form, files[:1])
    qtbot.waitUntil(lambda: len(shown(form)) == 1)
    fill(form, agencies)
    save(qtbot, form)
    form.files.list.setCurrentRow(0)
    form.files.save_button.click()
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: shell.said[-1][0] == f"Đã lưu tệp {target}")


def test_what_was_copied_for_one_record_does_not_go_to_the_next(qtbot, form, agencies, files, database):
    drop(form, files)
    form.open()
    ready(qtbot, form)
    qtbot.waitUntil(lambda: form.files._copying == 0)
    fill(form, agencies, "khác")
    assert stored(database, save(qtbot, form)) == []
    assert entry(form, "content").value() == "khác"


def test_files_that_wait_are_part_of_the_draft(qtbot, form, agencies, files, database):
    drop(form, files)
    qtbot.waitUntil(lambda: len(shown(form)) == 2)
    with qtbot.waitSignal(form.drafting.kept):
        form.drafting.keep()
    form._leave()  # as after a kill
    form.drafting.begin()
    form.open()
    ready(qtbot, form)
    assert shown(form) == []
    form.bar.buttons[0].click()
    assert shown(form) == ["Tờ trình.pdf", "phụ lục.xlsx"]
    fill(form, agencies)
    assert stored(database, save(qtbot, form)) == ["Tờ trình.pdf", "phụ lục.xlsx"]


def test_a_file_that_cannot_be_read_is_told(qtbot, form, files, reported, monkeypatch):
    from app.core.errors import AppError
    from app.models import attachments

    def fail(source, folder):
        raise AppError(f"Không đọc được tệp {source.name}.")

    monkeypatch.setattr(attachments, "store", fail)
    drop(form, files[:1])
    qtbot.waitUntil(lambda: bool(reported))
    qtbot.waitUntil(lambda: form.files._copying == 0)
    assert shown(form) == []


@pytest.fixture
def opened(qtbot, shell):
    """A form of the program on the screen, open on a record or a new one."""

    def opened(screen, key=None):
        view = FormView(screen, shell, today=lambda: TODAY)
        qtbot.addWidget(view)
        view.resize(900, 700)
        view.show()
        view.open(key)
        ready(qtbot, view)
        return view

    return opened


def is_refused(form, paths):
    """Whether a drop is refused before it is made, and the section says why and offers no button."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(form, enter)
    button, words = form.files.attach_button, form.files.state.text()
    refused = not enter.isAccepted()
    assert button.isHidden() is refused
    assert words == (f"{NO_FILES} {NO_FILES_ADVICE}" if refused else DROP)
    return refused


def test_what_is_to_be_secret_takes_no_file_and_says_why(opened, files, shell):
    view = opened(DOSSIER_FORM)
    assert not is_refused(view, files)
    level = view.frames["secrecy"].entry.box
    level.setCurrentIndex(list(Secrecy).index(Secrecy.SECRET))
    assert is_refused(view, files)
    view.files.add(files)
    assert shell.said[-1][0].startswith(NO_FILES)
    assert shown(view) == []
    level.setCurrentIndex(list(Secrecy).index(Secrecy.NONE))
    assert not is_refused(view, files)


def test_a_record_that_is_secret_takes_no_file_and_another_does(opened, database, files, qtbot):
    with database.write("Lan") as session:
        document = Ref("source_document", "", "12/UBND-M")
        secret = TaskForm(document=document, secrecy=Secrecy.SECRET, assigned_on=TODAY)
        key = task.save(session, Loaded("", secret), today=TODAY)
        plain = task.save(session, Loaded("", TaskForm(content="Việc", assigned_on=TODAY)), today=TODAY)
        agency = Agency(name="Sở Nội vụ", kind=AgencyKind.DEPARTMENT)
        session.add(agency)
        session.flush()
        asked = AgencyRequestForm(
            content="12/UBND-M",
            agency=Ref("agency", agency.id.hex, agency.name),
            requested_on=TODAY,
            task=Ref("task", key, ""),
        )
        request = agency_request.save(session, Loaded("", asked))
    view = opened(TASK_FORM, key)
    assert is_refused(view, files)
    view.open(plain)
    ready(qtbot, view)
    assert not is_refused(view, files)
    assert is_refused(opened(AGENCY_REQUEST_FORM, request), files)
