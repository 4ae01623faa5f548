"""Every page of the window in the order of the side menu, which lists and forms each shows, and every form.

To add a page or a form: write its file here, list it. Its file is imported when it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.forms.screen import FormScreen
    from app.ui.shell import Shell


class Page(NamedTuple):
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


def _official(shell: Shell) -> QWidget:
    from app.ui.screens.official import OfficialPage

    return OfficialPage(shell)


def _format(shell: Shell) -> QWidget:
    from app.ui.screens.format_check import FormatCheckPage

    return FormatCheckPage(shell)


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


def _templates(shell: Shell) -> QWidget:
    from app.ui.screens.templates import TemplatesPage

    return TemplatesPage(shell)


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
    Page(
        "official",
        "Văn bản",
        _official,
        lists=("official_documents", "document_numbers"),
        forms=("official",),
    ),
    Page("format", "Kiểm tra thể thức", _format),
    Page("settings", "Cài đặt", _settings),
)
"""The pages of the side menu."""

OTHERS = (
    Page("import", "Nhập tệp Excel", _import),
    Page("templates", "Mẫu Word", _templates),
    Page("history", "Lịch sử", _history),
    Page("bin", "Thùng rác", _bin, lists=("bin",)),
    Page("backups", "Sao lưu và khôi phục", _backups),
)
"""The pages that the menu button leads to."""

CATALOG = MENU + OTHERS


def _task_form() -> FormScreen[Any]:
    from app.ui.screens.task_form import TASK_FORM

    return TASK_FORM


def _document_form() -> FormScreen[Any]:
    from app.ui.screens.document_form import DOCUMENT_FORM

    return DOCUMENT_FORM


def _programme_item_form() -> FormScreen[Any]:
    from app.ui.screens.programme_item_form import PROGRAMME_ITEM_FORM

    return PROGRAMME_ITEM_FORM


def _meeting_form() -> FormScreen[Any]:
    from app.ui.screens.meeting_form import MEETING_FORM

    return MEETING_FORM


def _conclusion_tasks_form() -> FormScreen[Any]:
    from app.ui.screens.conclusion_tasks_form import CONCLUSION_TASKS_FORM

    return CONCLUSION_TASKS_FORM


def _report_form() -> FormScreen[Any]:
    from app.ui.screens.report_form import REPORT_FORM

    return REPORT_FORM


def _agency_form() -> FormScreen[Any]:
    from app.ui.screens.agency_form import AGENCY_FORM

    return AGENCY_FORM


def _person_form() -> FormScreen[Any]:
    from app.ui.screens.person_form import PERSON_FORM

    return PERSON_FORM


def _post_form() -> FormScreen[Any]:
    from app.ui.screens.post_form import POST_FORM

    return POST_FORM


def _field_form() -> FormScreen[Any]:
    from app.ui.screens.field_form import FIELD_FORM

    return FIELD_FORM


FORMS: Mapping[str, Callable[[], FormScreen[Any]]] = {
    "task": _task_form,
    "document": _document_form,
    "programme_item": _programme_item_form,
    "meeting": _meeting_form,
    "conclusion_tasks": _conclusion_tasks_form,
    "report": _report_form,
    "agency": _agency_form,
    "person": _person_form,
    "post": _post_form,
    "field": _field_form,
}
"""Every form of records by its name; its file is imported when it is first opened."""


def form_named(name: str) -> FormScreen[Any]:
    """The form of a name; LookupError if there is none."""
    return FORMS[name]()


def modules() -> tuple[str, ...]:
    """The modules of all pages and of their forms, the likeliest first; what takes long to import, a part at a time."""
    lists = [name for page in MENU for name in page.lists]
    return (
        "app.ui.record_page",
        "app.ui.lists.view",
        *(f"app.ui.screens.{name}" for name in lists),
        "app.ui.forms.view",
        *(f"app.ui.screens.{name}_form" for name in FORMS),
        "app.ui.screens.briefing",
        "app.ui.screens.official",
        "app.ui.screens.format_check",
        "app.ui.screens.settings",
        "app.ui.screens.importing",
        "app.exports.templates.check",
        "app.ui.screens.templates",
        "app.ui.screens.history",
        "app.ui.screens.bin",
        "app.ui.screens.backups",
    )


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
