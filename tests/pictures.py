"""Takes a picture of every screen: `python -m tests.pictures FOLDER [--look LOOK] [--only NAME] [--data FOLDER]`.

The data are the sample's, or a copy of a data folder's, such as one that `demo-data --size year` filled.

The looks are those in which every screen must be good: 1366×768, 1920×1080 at 150 %, dark, high contrast, and with
letters at 200 %. No screen is needed.
The pictures of the guide: `python -m tests.pictures docs/pictures --look guide`.
"""

import argparse
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

ACTOR = "Nguyễn Thị Thanh Hà"
SETTLE_S, LONGEST_S = 0.6, 20.0
SAMPLE_MONTH = (2026, 10)
EXPORTS = "D:\\Giao ban"


@dataclass(frozen=True, slots=True)
class LookOfPictures:
    """The size of the window in points, how many dots a point has, the look by its name, the size of texts."""

    width: int
    height: int
    dots: str = "1"
    look: str = "LIGHT"
    scale: float = 1.0


LOOKS = {
    "normal": LookOfPictures(1366, 768),
    "large": LookOfPictures(1280, 720, "1.5"),
    "dark": LookOfPictures(1366, 768, look="DARK"),
    "contrast": LookOfPictures(1366, 768, look="CONTRAST"),
    "letters": LookOfPictures(1366, 768, scale=2.0),
    "guide": LookOfPictures(1366, 768),
}


def main() -> int:
    asked = _options()
    look = LOOKS[asked.look]
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QT_SCALE_FACTOR"] = look.dots
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, _window(Path(scratch), look, asked.data) as window:
        shots = {**SHOTS, **_rest()}
        wanted = {asked.only} if asked.only else _of_guide() if asked.look == "guide" else set(shots)
        for name, prepare in shots.items():
            if name in wanted:
                shown = prepare(window) or window
                _settle(name)
                shown.grab().save(str(asked.folder / f"{name}.png"))
                if shown is not window:
                    shown.close()
                print(f"{name}.png")
    return 0


def _of_guide() -> set[str]:
    """The pictures that the guide and the README show."""
    told = [Path(name).read_text(encoding="utf-8") for name in ("docs/huong-dan.md", "README.md")]
    return set(re.findall(r"pictures/([\w-]+)\.png", " ".join(told)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--look", choices=LOOKS, default="normal")
    parser.add_argument("--only")
    parser.add_argument("--data", type=Path)
    return parser.parse_args()


@contextmanager
def _window(scratch: Path, look: LookOfPictures, data: Path | None) -> Iterator[Any]:
    """The program's window on a copy of the data or on the sample, of the size and the look."""
    from PySide6.QtCore import QSettings
    from PySide6.QtWidgets import QApplication

    from app.models.database import open_database
    from app.ui import seat, theme
    from app.ui.tasks import Tasks
    from app.ui.widgets.saving import FOLDER_SETTING
    from app.ui.window import SETTINGS_NAME, Window

    app = QApplication.instance() or QApplication(sys.argv[:1])
    theme.apply(app, theme.Look[look.look], look.scale)
    folder = scratch / "du-lieu"
    if data:
        shutil.copytree(data, folder)
    else:
        folder.mkdir()
    remembered = QSettings(str(folder / SETTINGS_NAME), QSettings.Format.IniFormat)
    remembered.setValue(seat.FIRST_START_OVER, "true")
    remembered.setValue(FOLDER_SETTING, EXPORTS)
    remembered.sync()
    database = open_database(folder)
    if not data:
        _fill(database)
    tasks = Tasks(lambda: database, ACTOR)
    window = Window(tasks, folder)
    window.status.folder.setFixedWidth(0)  # the path of this machine is no example
    window.resize(look.width, look.height)
    window.show()
    _settle("open")
    try:
        yield window
    finally:
        window.hide()
        tasks.close()
        database.close()


def _fill(database: Any) -> None:
    from app.core.paths import resources
    from app.importers.office_workbook import apply, propose, read_workbook
    from app.services.regulation_versions import read_regulations
    from app.services.settings import load_preset

    with database.write(ACTOR) as session:
        load_preset(session)
    with database.write(ACTOR) as session:
        sample = read_workbook(resources() / "sample" / "office-messy.xlsx")
        apply(session, propose(session, sample, read_regulations(session), today=date(2026, 11, 23)))
    with database.write(ACTOR) as session:
        _make_documents(session)
        _fill_week(session)


def _make_documents(session: Any) -> None:
    """Documents of the office: some that went out, drafts, numbers of all states."""

    from app.briefings.issuing import Details
    from app.briefings.lists import Wanted
    from app.briefings.number_sheets import HeldNumber
    from app.services.issued import issue
    from app.services.lists.document_numbers import find
    from app.services.number_lines import cancel_numbers, hold_elsewhere
    from app.services.official_documents import draft_of, new_typed

    day = date(2026, 11, 3)
    what = "Kết quả thực hiện nhiệm vụ tháng {} năm 2026"
    for code, month in (("month_report", 9), ("month_bulletin", 9), ("month_bulletin", 10)):
        issue(session, code, f"2026-{month:02d}", issued_on=day, today=day, what=what.format(month))
    draft_of(session, "quarter_report", "2026-Q4")
    new_typed(session, "typed_plan", Details(summary="Kế hoạch trực Tết Nguyên đán năm 2027"))
    for said in ("Thông báo lịch tiếp công dân", "Thông báo nghỉ lễ"):
        hold_elsewhere(session, HeldNumber(letters="TB", summary=said), year=2026)
    asked = Wanted(filters={"state": ("reserved",)}, order="number", descending=True)
    cancel_numbers(session, find(session, asked, today=day).keys[:1], reason="Không ban hành")


def _fill_week(session: Any) -> None:
    """The present week of the leaders; two lines want the same room."""
    from datetime import time, timedelta

    from app.briefings.schedule import Half
    from app.models.schedule import Appointment
    from app.ui.today import today

    monday = today() - timedelta(days=today().weekday())
    for day, hour, content, place in (
        (0, 8, "Giao ban Văn phòng", "Phòng họp số 1"),
        (1, 14, "Làm việc với Đoàn công tác của Bộ Tài chính", "Phòng họp số 2"),
        (2, 8, "Họp rà soát giải ngân vốn đầu tư công", "Phòng họp số 1"),
        (2, 9, "Nghe báo cáo quy hoạch chung đô thị", "Phòng họp số 1"),
        (3, 14, "Tiếp công dân định kỳ", "Trụ sở Tiếp công dân tỉnh"),
        (4, 8, "Kiểm tra công tác phòng cháy, chữa cháy rừng", "Xã Ea Kar"),
    ):
        day_of, half = monday + timedelta(days=day), Half.MORNING if hour < 12 else Half.AFTERNOON
        session.add(Appointment(day=day_of, half=half, starts_at=time(hour), content=content, place=place))


def _settle(_: str) -> None:
    """Let the answers come and forms be made, however busy the machine is, and the window paint."""
    from PySide6.QtWidgets import QApplication

    from app.ui.window import Window

    windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window)]
    begun = quiet_since = time.monotonic()
    while time.monotonic() < min(quiet_since + SETTLE_S, begun + LONGEST_S):
        QApplication.processEvents()
        if any(window.tasks.is_busy() or _is_making(window) for window in windows):
            quiet_since = time.monotonic()
        time.sleep(0.01)
    QApplication.processEvents()  # what was asked for by the last step


def _is_making(window: Any) -> bool:
    """Whether a form is still made, a part a turn of the event loop."""
    from app.ui.slices import Slices

    return any(slices._left for slices in window.findChildren(Slices))


def _page(name: str) -> Callable[[Any], None]:
    return lambda window: window.show_page(name)


def _tasks(window: Any) -> None:
    from app.briefings.lists import Wanted

    window.show_list("tasks", Wanted(filters={"state": ("overdue",)}))
    _choose_row(window, 0)


def _choose_row(window: Any, row: int) -> None:
    """Put the cursor on a row of the list that is seen, once it is there."""
    from app.ui.lists.view import ListView

    _settle("list")
    [seen] = [view for view in window.findChildren(ListView) if view.isVisible()]
    seen.table.selectRow(row)


def _grouped(window: Any) -> None:
    from app.briefings.lists import Wanted

    window.show_list("tasks", Wanted(group="agency"))


def _form(name: str, table: str) -> Callable[[Any], None]:
    def show(window: Any) -> None:
        window.show_form(name, _first(window, table))

    return show


def _new(name: str) -> Callable[[Any], None]:
    return lambda window: window.show_form(name)


def _list(name: str, row: int = 0) -> Callable[[Any], None]:
    def show(window: Any) -> None:
        from app.briefings.lists import Wanted

        window.show_list(name, Wanted())
        _choose_row(window, row)

    return show


def _first(window: Any, table: str) -> str:
    from sqlalchemy import text

    found: list[str] = []
    window.tasks.ask(
        window,
        "first",
        lambda session: session.scalar(text(f"SELECT id FROM {table} ORDER BY id LIMIT 1")),
        found.append,
    )
    while not found:
        _settle("first")
    return found[0]


def _import(window: Any) -> None:
    from app.core.paths import resources

    window.take(resources() / "sample" / "office-messy.xlsx")


def _format_check(window: Any) -> None:
    """A letter as ordinary typists make it."""
    from tests.exports.check.making import LETTER, body, centred, official, p

    path = Path(tempfile.mkdtemp()) / "Cong van de nghi.docx"
    made = official(
        LETTER,
        motto=centred("Độc lập – Tự do – Hạnh phúc", 13),
        number=centred("Số: 7 / VP - TH", 14, bold=False),
        date=p("Đắk Lắk, ngày 5 tháng 03 năm 2026", align="right", size=14),
        last=body("Đề nghị  các cơ quan, đơn vị thực hiện.", align="left"),
        recipients=p("- Như kính gửi;", size=12) + p("- Lưu VT.", size=12),
        posts=centred("KT CHÁNH VĂN PHÒNG") + centred("PHÓ CHÁNH VĂN PHÒNG"),
    )
    path.write_bytes(made)
    window.take(path)


def _briefing(window: Any) -> None:
    window.show_page("briefing")
    window.page().picker.set_month(*SAMPLE_MONTH)
    window.page().picker.picked.emit(*SAMPLE_MONTH)


def _pack(window: Any) -> Any:
    """The pack of the first meeting, with files as departments send them."""
    from app.ui.screens.pack import open_pack
    from tests.exports.pack.papers import lying, plain

    sent = (
        (("01. Báo cáo.pdf", plain(24)), ("02. Phụ lục số liệu.pdf", lying(12)), ("Bảng tính.xlsx", b"PK")),
        (("Tờ trình.pdf", plain(8)), ("Ý kiến thẩm định.pdf", plain(3))),
    )
    key = _first(window, "meeting")
    window.tasks.do(lambda session: _send(session, window.folder, key, sent))
    _settle("sent")
    pack = open_pack(window, key)
    _settle("pages")
    return pack


def _send(session: Any, folder: Path, key: str, sent: Any) -> None:
    from uuid import UUID

    from app.models.attachments import attach
    from app.models.meeting import AgendaItem
    from app.services.forms.common import part_rows

    for item, files in zip(part_rows(session, AgendaItem, {"meeting_id": UUID(key)}), sent, strict=False):
        for name, content in files:
            path = folder.parent / name
            path.write_bytes(content)
            attach(session, path, folder=folder, owner_table="agenda_item", owner_id=item.id)


def _official(code: str, subject: str = "") -> Callable[[Any], None]:
    """The page of documents on a kind, about its likeliest subject."""

    def show(window: Any) -> None:
        from app.ui.screens.official_work import Paper

        window.show_form("official", start=Paper(code, subject))
        _settle("kind")
        _settle("pages")

    return show


def _official_ways(window: Any) -> None:
    """How an official letter goes out."""
    _official("urging_letters")(window)
    window.page().composing.tabs.setCurrentIndex(1)


def _print(window: Any) -> Any:
    from app.exports.document import Document
    from app.ui.widgets.print_dialog import PrintDialog

    report = Document("bao-cao", "Báo cáo tháng 10/2026", ())
    dialog = PrintDialog(window, window.settings, report, pages=16, current=2)
    dialog.show()
    return dialog


def _templates(window: Any) -> None:
    """A template that can be used, and what the check says of one that cannot."""
    from tests.exports.templates.letters import letter

    window.show_page("templates")
    _settle("page")
    good = ("{{ ten_co_quan }}", "Kính mời dự {{ ten_cuoc_hop }}, {{ gio_hop }} {{ ngay_hop }}")
    bad = ("{{ ten_cuochop }}", "Chủ trì: {{ chu_tri", "{%p for x in noi_dung %}")
    for name, words in (("Giấy mời riêng.docx", good), ("Mẫu gửi nhầm.docx", bad)):
        path = window.folder.parent / name
        path.write_bytes(letter(*words))
        window.page().add([path])
        _settle("added")


def _preview(window: Any) -> Any:
    from app.exports.documents import period_report
    from app.services.month_set import read_month_set
    from app.ui.today import today
    from app.ui.widgets.preview import open_preview

    found: list[Any] = []
    asked = partial(read_month_set, year=SAMPLE_MONTH[0], month=SAMPLE_MONTH[1], today=today())
    window.tasks.ask(window, "month", asked, found.append)
    while not found:
        _settle("month")
    preview = open_preview(
        window, window, period_report.compose(found[0].report.briefing, found[0].report.edition)
    )
    _settle("pages")
    if not preview.pane.small.isChecked():
        preview.pane.small.click()
    _settle("small pages")
    return preview


def _first_start(window: Any) -> Any:
    from app.ui.first_start import FirstStart

    guide = FirstStart(window)
    guide.resize(window.size())
    guide.show()
    return guide


def _delete(window: Any) -> None:
    from uuid import UUID

    from app.services.bin import delete

    key = UUID(_first(window, "task"))
    window.tasks.do(lambda session: delete(session, "task", key))
    _settle("deleted")
    window.show_page("bin")


def _settings_ways(window: Any) -> None:
    """How documents go out, with the first page of a letter."""
    window.show_page("settings")
    window.page().show_section("Thể thức văn bản")
    _settle("settings-ways")
    window.page().ways.kinds.show_kind("urging_letters")


def _regulation(window: Any) -> None:
    """A number that is being changed, and what it would move."""
    window.show_page("regulation")
    _settle("regulation")
    page = window.page()
    keys = [page.list.model.key(row) for row in range(page.list.model.rowCount())]
    page.list.table.selectRow(keys.index("regulation.briefing_day"))
    _settle("number")
    page.editor.fields.fields["regulation.briefing_day"].entry.setValue(20)


def _alone(name: str) -> Callable[[Any], None]:
    """A list as it is first seen, no row chosen."""

    def show(window: Any) -> None:
        from app.briefings.lists import Wanted

        window.show_list(name, Wanted())

    return show


def _due_month(window: Any) -> None:
    window.show_page("reports")
    tabs = window.page().tabs
    tabs.setCurrentIndex(tabs.count() - 1)


SHOTS: dict[str, Callable[[Any], Any]] = {
    "desk": _page("desk"),
    "tasks": _tasks,
    "tasks-grouped": _grouped,
    "task-form": _form("task", "task"),
    "task-form-new": _new("task"),
    "documents": _list("documents"),
    "document-form": _form("document", "source_document"),
    "programme": _list("programme"),
    "programme-form": _form("programme_item", "programme_item"),
    "meetings": _list("meetings"),
    "meeting-form": _form("meeting", "meeting"),
    "papers": _list("papers"),
    "minutes": _form("minutes", "meeting"),
    "pack": _pack,
    "rounds": _list("rounds"),
    "opinion-round-form-new": _new("opinion_round"),
    "answers": _list("answers"),
    "dossiers": _list("dossiers"),
    "dossier-form-new": _new("dossier"),
    "votes": _list("votes"),
    "session-vote-form-new": _new("session_vote"),
    "week": _page("schedule"),
    "appointment-form-new": _new("appointment"),
    "statistics": _page("statistics"),
    "delay-reports": _list("delay_reports"),
    "extension-requests": _list("extension_requests"),
    "progress-round": _list("progress_round"),
    "programme-shares": _alone("programme_shares"),
    "registration-form-new": _new("registration"),
    "regular-meetings": _alone("regular_meetings"),
    "due-days": _alone("due_days"),
    "due-month": _due_month,
    "reports": _list("reports"),
    "report-form": _form("report", "report_obligation"),
    "registry": _list("agencies"),
    "agency-form": _form("agency", "agency"),
    "people": _list("people"),
    "posts": _list("posts"),
    "fields": _list("fields"),
    "person-form": _form("person", "person"),
    "post-form": _form("post", "post"),
    "field-form-new": _new("field"),
    "import": _import,
    "briefing": _briefing,
    "preview": _preview,
    "official": _official("month_report", "2026-10"),
    "official-letter": _official("urging_letters"),
    "official-minutes": _official("minutes"),
    "official-ways": _official_ways,
    "official-issued": _official("month_bulletin", "2026-10"),
    "document-numbers": _list("document_numbers"),
    "print": _print,
    "format": _format_check,
    "settings": _page("settings"),
    "settings-ways": _settings_ways,
    "regulation": _regulation,
    "number-changes": _alone("number_changes"),
    "delegations": _list("delegations"),
    "delegation-form-new": _new("delegation"),
    "bin": _delete,
    "templates": _templates,
    "history": _page("history"),
    "backups": _page("backups"),
    "first-start": _first_start,
}


def _rest() -> dict[str, Callable[[Any], Any]]:
    """The lists and the forms of the catalogue that have no picture of their own above."""
    from app.ui.screens.catalog import CATALOG, FORMS

    shown = {name.removesuffix("-new").removesuffix("-form") for name in SHOTS}
    lists = [name for page in CATALOG for name in page.lists]
    forms = [name for page in CATALOG for name in page.forms if name in FORMS]
    return {
        **{_dashed(name): _list(name) for name in lists if _dashed(name) not in shown},
        **{f"{_dashed(name)}-form-new": _new(name) for name in forms if _dashed(name) not in shown},
    }


def _dashed(name: str) -> str:
    return name.replace("_", "-")


if __name__ == "__main__":
    sys.exit(main())
