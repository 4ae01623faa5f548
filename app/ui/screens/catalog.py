"""Every page of the window, in the order of the side menu; which of them shows which list and which form.

To add a page: write its file here, list it. Its file is imported when it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class Page:
    """A page: what pages call it, its title, and how its widget is made; `lists` and `forms` are those it shows.

    `counted` says what the number beside it counts.
    """

    name: str
    title: str
    make: Callable[[Shell], QWidget]
    lists: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    counted: str = ""


def _desk(shell: Shell) -> QWidget:
    from app.ui.screens.desk import DeskPage

    return DeskPage(shell)


def _tasks(shell: Shell) -> QWidget:
    from app.ui.record_page import RecordPage
    from app.ui.screens.documents import DOCUMENTS
    from app.ui.screens.tasks import TASKS

    return RecordPage(shell, (TASKS, DOCUMENTS))


def _programme(shell: Shell) -> QWidget:
    from app.ui.record_page import RecordPage
    from app.ui.screens.programme import PROGRAMME

    return RecordPage(shell, (PROGRAMME,))


def _meetings(shell: Shell) -> QWidget:
    from app.ui.record_page import RecordPage
    from app.ui.screens.meetings import MEETINGS
    from app.ui.screens.paper_details import tell
    from app.ui.screens.papers import PAPERS

    return RecordPage(shell, (MEETINGS, PAPERS), {PAPERS.name: tell})


def _reports(shell: Shell) -> QWidget:
    from app.ui.record_page import RecordPage
    from app.ui.screens.reports import REPORTS

    return RecordPage(shell, (REPORTS,))


def _registry(shell: Shell) -> QWidget:
    from app.ui.record_page import RecordPage
    from app.ui.screens.agencies import AGENCIES
    from app.ui.screens.fields import FIELDS
    from app.ui.screens.people import PEOPLE
    from app.ui.screens.posts import POSTS

    return RecordPage(shell, (AGENCIES, PEOPLE, POSTS, FIELDS))


def _briefing(shell: Shell) -> QWidget:
    from app.ui.screens.briefing import BriefingPage

    return BriefingPage(shell)


def _settings(shell: Shell) -> QWidget:
    from app.ui.screens.settings import SettingsPage

    return SettingsPage(shell)


def _import(shell: Shell) -> QWidget:
    from app.ui.screens.importing import ImportPage

    return ImportPage(shell)


def _history(shell: Shell) -> QWidget:
    from app.ui.screens.history import HistoryPage

    return HistoryPage(shell)


def _bin(shell: Shell) -> QWidget:
    from app.ui.record_page import RecordPage
    from app.ui.screens.bin import BIN, tell

    return RecordPage(shell, (BIN,), {BIN.name: tell})


def _backups(shell: Shell) -> QWidget:
    from app.ui.screens.backups import BackupsPage

    return BackupsPage(shell)


MENU = (
    Page("desk", "Bàn làm việc", _desk),
    Page(
        "tasks",
        "Nhiệm vụ",
        _tasks,
        lists=("tasks", "documents"),
        forms=("task", "document"),
        counted="nhiệm vụ quá hạn",
    ),
    Page(
        "programme",
        "Chương trình công tác",
        _programme,
        lists=("programme",),
        forms=("programme_item",),
        counted="mục chậm tiến độ",
    ),
    Page(
        "meetings",
        "Cuộc họp",
        _meetings,
        lists=("meetings", "papers"),
        forms=("meeting", "conclusion_tasks"),
        counted="cuộc họp hôm nay",
    ),
    Page(
        "reports",
        "Báo cáo định kỳ",
        _reports,
        lists=("reports",),
        forms=("report",),
        counted="báo cáo cần đôn đốc",
    ),
    Page(
        "registry",
        "Cơ quan – Cá nhân",
        _registry,
        lists=("agencies", "people", "posts", "fields"),
        forms=("agency", "person", "post", "field"),
    ),
    Page("briefing", "Tài liệu giao ban", _briefing, forms=("office_texts",)),
    Page("settings", "Cài đặt", _settings),
)
"""The pages of the side menu."""

OTHERS = (
    Page("import", "Nhập tệp Excel", _import),
    Page("history", "Lịch sử", _history),
    Page("bin", "Thùng rác", _bin, lists=("bin",)),
    Page("backups", "Sao lưu và khôi phục", _backups),
)
"""The pages that the menu button leads to."""

CATALOG = MENU + OTHERS


def page_named(name: str) -> Page:
    """The page of a name; LookupError if there is none."""
    return _one(name, [page for page in CATALOG if page.name == name])


def page_of_list(name: str) -> Page:
    """The page that shows a list; LookupError if none does."""
    return _one(name, [page for page in CATALOG if name in page.lists])


def page_of_form(name: str) -> Page:
    """The page that shows a form; LookupError if none does."""
    return _one(name, [page for page in CATALOG if name in page.forms])


def _one(name: str, found: list[Page]) -> Page:
    if len(found) != 1:
        raise LookupError(f"{name}: {len(found)} pages")
    return found[0]
