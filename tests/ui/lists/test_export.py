"""A list as a file or on paper."""

import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook

from app.briefings.lists import Wanted
from app.core.errors import AppError
from app.exports.formats import Format
from app.ui.lists import export
from app.ui.widgets import saving
from tests.exports.readable import readable
from tests.ui.lists.hands import LEAD, Key, Modifier, press

AGENCIES = ("Sở Y tế", "Ban Dân tộc")


@pytest.fixture(autouse=True)
def day(monkeypatch):
    monkeypatch.setattr(export, "today", lambda: date(2026, 11, 23))


@pytest.fixture
def view(show, fill):
    fill((f"Việc {number}" for number in range(6)), agencies=AGENCIES)
    return show()


@pytest.fixture
def answered(monkeypatch, tmp_path):
    """The dialog for the name of a file is answered with this one; what it was asked is kept."""
    asked = []

    def ask(owner, title, start, kind):
        asked.append((title, start, kind))
        return str(tmp_path / "Việc của tôi"), kind

    monkeypatch.setattr(saving.QFileDialog, "getSaveFileName", ask)
    return asked


@pytest.fixture
def previewed(monkeypatch):
    """The documents that were handed to the preview."""
    documents = []
    preview = ModuleType("app.ui.widgets.preview")
    preview.open_preview = lambda owner, shell, document: documents.append(document)
    monkeypatch.setitem(sys.modules, "app.ui.widgets.preview", preview)
    return documents


def entries(view) -> list[str]:
    """What can be had; the choice of paper stands last, under a line."""
    view.menu.aboutToShow.emit()
    *texts, line, paper = [action.text() for action in view.menu.actions()]
    assert (line, paper) == ("", "Khổ giấy A3")
    return texts


def test_what_is_on_the_screen_is_what_is_exported(qtbot, view, shell, answered, tmp_path):
    view.header.moveSection(view.header.visualIndex(LEAD), 0)
    view.header.setSectionHidden(3, True)
    view.show_wanted(Wanted("viec", {"period": ("2026-01-01..2026-01-05",)}, "content", True, "lead"))
    view.menu.aboutToShow.emit()
    view.menu.actions()[0].trigger()
    qtbot.waitUntil(lambda: len(shell.said) == 1)
    assert shell.said == [("Đã xuất 5 nhiệm vụ ra tệp Việc của tôi.xlsx.", False)]
    title, start, kind = answered[0]
    assert (title, kind) == ("Xuất danh sách nhiệm vụ", "Excel (*.xlsx)")
    assert start.endswith("Danh sach nhiem vu 23-11-2026.xlsx")
    sheet = load_workbook(tmp_path / "Việc của tôi.xlsx").worksheets[0]
    said = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert [row[:3] for row in said if row and isinstance(row[0], int)] == [
        [1, "Ban Dân tộc", "Việc 3"],
        [2, "Ban Dân tộc", "Việc 1"],
        [3, "Sở Y tế", "Việc 4"],
        [4, "Sở Y tế", "Việc 2"],
        [5, "Sở Y tế", "Việc 0"],
    ]
    assert ["Ban Dân tộc (2)"] in said
    assert any("Ngày giao: 01/01/2026 – 05/01/2026" in str(row) for row in said)


@pytest.mark.parametrize(("format_", "begin"), [(Format.DOCX, b"PK"), (Format.PDF, b"%PDF")])
def test_every_format_can_be_had(qtbot, view, shell, answered, tmp_path, format_, begin):
    view.exporter().save(view.shown(), format_)
    qtbot.waitUntil(lambda: len(shell.said) == 1)
    assert (tmp_path / f"Việc của tôi.{format_}").read_bytes().startswith(begin)
    assert not view.progress.is_busy()


def test_several_chosen_rows_can_be_had_alone(qtbot, view, previewed):
    view.table.choose([0])
    assert entries(view) == ["Xuất Excel…", "Xuất Word…", "Xuất PDF…", "In…\tCtrl+P"]
    view.table.choose([0, 2])
    assert entries(view)[4:] == ["Chỉ 2 dòng đã chọn", "Xuất Excel…", "Xuất Word…", "Xuất PDF…", "In…"]
    view.menu.actions()[-3].trigger()
    qtbot.waitUntil(lambda: len(previewed) == 1)
    said = readable(previewed[0])
    assert [f"Việc {n}" in said for n in range(6)] == [False, False, False, True, False, True]
    assert "các dòng đã chọn" in said.lower()


def test_chosen_rows_of_groups_keep_the_headings_they_stand_under(qtbot, view, previewed):
    view.show_wanted(Wanted(group="lead"))
    qtbot.waitUntil(lambda: view.model.rowCount() == 8)
    view.table.choose([3, 5])
    view.print_document(only_chosen=True)
    qtbot.waitUntil(lambda: len(previewed) == 1)
    assert "  # Sở Y tế (2)\n" in readable(previewed[0])
    assert "  # Ban Dân tộc" not in readable(previewed[0])


def test_ctrl_p_hands_the_document_to_the_preview(qtbot, view, previewed):
    view.setFocus()
    press(view.table, Key.Key_P, modifier=Modifier.ControlModifier)
    qtbot.waitUntil(lambda: len(previewed) == 1)
    document = previewed[0]
    assert document.title == "Danh sách nhiệm vụ"
    assert not view.progress.is_busy()


def test_without_a_name_nothing_is_written(view, shell, monkeypatch, tmp_path):
    monkeypatch.setattr(saving.QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    view.exporter().save(view.shown(), Format.PDF)
    assert (view.progress.is_busy(), shell.said) == (False, [])


def test_an_export_that_is_stopped_while_it_reads_leaves_nothing(
    qtbot, view, shell, answered, tmp_path, monkeypatch
):
    read = export.read_list

    def stopped(session, step, **what):
        step.__self__.cancel()
        return read(session, step, **what)

    monkeypatch.setattr(export, "read_list", stopped)
    with qtbot.waitSignal(view.progress.ended) as ended:
        view.exporter().save(view.shown(), Format.PDF)
    assert ended.args == [True]
    assert (list(tmp_path.glob("*.pdf*")), list(tmp_path.glob(".*"))) == ([], [])
    assert shell.said == [(export.STOPPED, False)]


def test_an_export_that_is_stopped_while_it_is_made_leaves_nothing(
    qtbot, view, shell, answered, tmp_path, monkeypatch
):
    compose = export._compose

    def stopped(listed, progress):
        progress.__self__.cancel()
        return compose(listed, progress)

    monkeypatch.setattr(export, "_compose", stopped)
    ended = []
    view.progress.ended.connect(ended.append)
    view.exporter().save(view.shown(), Format.PDF)
    qtbot.waitUntil(lambda: ended == [False, True])  # it was read, then stopped
    assert (list(tmp_path.glob("*.pdf*")), list(tmp_path.glob(".*.part"))) == ([], [])
    qtbot.waitUntil(lambda: shell.said == [(export.STOPPED, False)])


def test_a_folder_that_refuses_the_file_is_said(qtbot, view, shell, reported, monkeypatch, tmp_path):
    held = tmp_path / "tệp.pdf"
    held.mkdir()
    monkeypatch.setattr(saving.QFileDialog, "getSaveFileName", lambda *_: (str(held), ""))
    view.exporter().save(view.shown(), Format.PDF)
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert isinstance(reported[0], AppError)
    qtbot.waitUntil(lambda: not view.progress.is_busy())
    assert shell.said == []


def test_a_list_that_cannot_be_read_ends_the_export(qtbot, view, shell, reported, answered):
    def page(session, keys, wanted):
        raise ValueError("no")

    object.__setattr__(view.declared, "page", page)
    view.exporter().save(view.shown(), Format.PDF)
    qtbot.waitUntil(lambda: len(reported) == 1)
    assert (view.progress.is_busy(), shell.said) == (False, [])


def test_one_export_at_a_time(qtbot, view, shell, previewed):
    view.print_document()
    view.print_document()
    assert shell.said == [("Đang xuất danh sách trước; chờ xong hoặc bấm Hủy.", False)]
    qtbot.waitUntil(lambda: len(previewed) == 1)


def test_a_file_that_the_dialog_did_not_ask_about_stays(tmp_path, monkeypatch):
    (tmp_path / "a.pdf").write_bytes(b"khac")
    typed = iter(("a", "a.pdf", "b"))
    monkeypatch.setattr(saving.QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / next(typed)), ""))
    found = [saving.ask_path(None, saving.QSettings(), "x", title="x", format_=Format.PDF) for _ in range(3)]
    assert [path.name for path in found] == ["a (2).pdf", "a.pdf", "b.pdf"]


def test_only_an_ending_that_is_missing_is_added():
    names = ("a", "a.PDF", "a.b", "a.xlsx")
    assert [saving.with_ending(Path(name), Format.PDF).name for name in names] == [
        "a.pdf", "a.PDF", "a.b.pdf", "a.xlsx.pdf",
    ]  # fmt: skip


def test_the_larger_paper_is_a_choice_that_this_desk_remembers(qtbot, view, shell):
    view._offer_exports()
    view.menu.actions()[-1].trigger()
    assert (view.shown().on_a3, shell.settings.value(export.A3)) == (True, "true")
    view._offer_exports()
    assert view.menu.actions()[-1].isChecked()
    view.menu.actions()[-1].trigger()
    assert not view.shown().on_a3
