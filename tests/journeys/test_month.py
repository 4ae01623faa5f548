"""The month: the office's words, figures down to their rows, the set in every format, pages seen and printed."""

from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from PySide6.QtWidgets import QApplication

from app import NAME
from app.cli.main import main
from app.ui.widgets.export_panel import CANCELLED
from app.ui.widgets.preview import Preview
from app.ui.widgets.printing import PrintJob
from tests.journeys.conftest import SPECIALIST, actors
from tests.journeys.hands import CTRL, LONG, Hands, Key

OFFICE = Path(__file__).parents[1] / "files" / "office-clean.xlsx"
IMPORTER = "Nguyễn Văn Nhập"
WORDS = "Mưa lũ kéo dài làm chậm tiến độ."


@pytest.fixture
def office(desk_folder: Path) -> Path:
    """The data folder with a year of the sample office."""
    assert main(["--data", str(desk_folder), "--actor", IMPORTER, "import", str(OFFICE), "--yes"]) == 0
    return desk_folder


def write_words(hands: Hands) -> None:
    page = hands.page()
    hands.wait(page.texts.isEnabled)
    assert page.picker.shown() == (2026, 10)
    hands.go_to(page.texts.boxes["causes"])
    hands.type(WORDS)
    hands.press(Key.Key_S, CTRL)
    hands.wait(lambda: page.is_saved() and not page.texts.button.isEnabled())


def drill_down(hands: Hands) -> None:
    """Every figure opens as many rows as it says."""
    page = hands.page()
    said = [(row.line.name, row.line.said) for row in page.figures.rows]
    assert len(said) > 12
    for number, (name, figure) in enumerate(said):
        hands.window.show_page("briefing")
        page.figures.rows[number].click()
        view, wanted = hands.list(), page.figures.rows[number].line.link.wanted
        count = int(figure.split(" ")[0].replace(".", ""))
        hands.wait(lambda view=view, wanted=wanted: view.wanted().filters == wanted.filters)
        hands.wait(lambda view=view, count=count: len(view.model.keys) == count)
        assert name
        view.clear_filters()
    hands.window.show_page("briefing")


def cancel_leaves_nothing(hands: Hands, folder: Path) -> None:
    export = hands.page().export
    export.folder.setText(str(folder))
    export.start.click()
    hands.wait(export.progress.is_busy)
    export.progress.stop.click()
    hands.wait(lambda: export.state.text() == CANCELLED)
    assert not folder.exists() or list(folder.iterdir()) == []


def export_all(hands: Hands, folder: Path) -> None:
    export = hands.page().export
    export.folder.setText(str(folder))
    export.start.click()
    hands.wait(lambda: export.files.count() > 0, timeout=2 * LONG)


def see_and_print(hands: Hands, target: Path) -> int:
    """The pages of the report as they are printed; their number."""
    hands.press(Key.Key_P, CTRL)
    found: list[Preview] = []

    def is_open() -> bool:
        found[:] = [w for w in QApplication.topLevelWidgets() if isinstance(w, Preview) and w.isVisible()]
        return bool(found) and found[0].view.pages is not None and found[0].print.isEnabled()

    hands.wait(is_open)
    preview = found[0]
    pages = len(preview.view.pages.sizes)
    preview.print_on(PrintJob("Báo cáo", tuple(range(1, pages + 1)), file=target))
    hands.wait(lambda: preview.state.text() == f"Đã in {pages} trang vào tệp {target.name}.")
    preview.close()
    return pages


@pytest.mark.slow
def test_from_the_words_to_the_printed_set(sit, office, tmp_path):
    out, printed, pages = tmp_path / "ra", tmp_path / "in.pdf", 0

    def day(hands: Hands) -> None:
        nonlocal pages
        hands.turn("briefing")
        write_words(hands)
        drill_down(hands)
        cancel_leaves_nothing(hands, tmp_path / "không")
        export_all(hands, out)
        pages = see_and_print(hands, printed)

    assert sit(office, day) == 0
    files = {path.name: path for path in out.iterdir()}
    words = [path for path in files.values() if path.suffix == ".docx"]
    assert any(WORDS in paragraph.text for path in words for paragraph in docx.Document(str(path)).paragraphs)
    [book] = (openpyxl.load_workbook(path) for path in files.values() if path.suffix == ".xlsx")
    assert "PL I" in book.sheetnames
    report = pypdf.PdfReader(files["Bao cao thang 10-2026.pdf"])
    assert WORDS in " ".join(" ".join(page.extract_text() for page in report.pages).split())
    assert len(pypdf.PdfReader(printed).pages) == len(report.pages) == pages
    assert not [path for path in out.iterdir() if path.name.startswith(".")]
    assert actors(office) == [NAME, IMPORTER, SPECIALIST]
