"""Every page of the window in the order of the side menu, which lists and forms each shows, and every form.

To add a page or a form: write its file here, list it. Its file is imported when it is first shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from app.ui.forms.screen import FormScreen
    from app.ui.lists.screen import ListScreen
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


def _maker(module: str, name: str) -> Callable[[Shell], QWidget]:
    """A widget of its own class, imported when it is first shown."""

    def make(shell: Shell) -> QWidget:
        page: QWidget = _value(module, name)(shell)
        return page

    return make


def _records(
    name: str,
    title: str,
    *,
    lists: tuple[str, ...],
    forms: tuple[str, ...] = (),
    counted: str = "",
    told: Mapping[str, tuple[str, str]] | None = None,
    views: tuple[tuple[str, str, str], ...] = (),
    behind: tuple[tuple[str, str, str], ...] = (),
) -> Page:
    """A page of lists; `told` says for a list which module's function tells the panel beside it.

    `views` are tabs before the lists that show records in another way, `behind` those after them: title, module, class.
    """

    def make(shell: Shell) -> QWidget:
        from app.ui.record_page import PageView, RecordPage

        tells = {each: _value(*where) for each, where in (told or {}).items()}
        seen = [
            PageView(title, _maker(module, name), behind=last)
            for some, last in ((views, False), (behind, True))
            for title, module, name in some
        ]
        return RecordPage(shell, tuple(list_named(each) for each in lists), tells, seen)

    return Page(name, title, make, lists, forms, counted)


def _value(module: str, name: str) -> Any:
    return getattr(import_module(f"app.ui.screens.{module}"), name)


def list_named(name: str) -> ListScreen[Any]:
    """The list of a name: the value in capitals in the file of that name; LookupError if there is none."""
    if not any(name in page.lists for page in CATALOG):
        raise LookupError(name)
    found: ListScreen[Any] = _value(name, name.upper())
    return found


MENU = (
    Page("desk", "Bàn làm việc", _maker("desk", "DeskPage")),
    _records(
        "tasks",
        "Nhiệm vụ",
        lists=("tasks", "documents", "oral_instructions", "recurring_tasks", "task_templates"),
        forms=("task", "document", "oral_instruction", "recurring", "task_template", "from_template"),
        counted="nhiệm vụ quá hạn",
    ),
    _records(
        "following",
        "Theo dõi nhiệm vụ",
        told={
            "delay_reports": ("task_parts", "tell_delay"),
            "extension_requests": ("task_parts", "tell_request"),
            "extensions": ("task_parts", "tell_extension"),
            "obstacles": ("task_parts", "tell_obstacle"),
            "task_events": ("task_parts", "tell_event"),
            "coordination": ("task_parts", "tell_coordination"),
        },
        lists=(
            *("delay_reports", "extension_requests", "extensions", "obstacles"),
            *("task_events", "coordination", "agency_requests"),
        ),
        forms=("agency_request",),
    ),
    _records(
        "programme",
        "Chương trình công tác",
        told={
            "adjustments": ("adjustments", "tell"),
            "progress_round": ("progress_round", "tell"),
            "programme_changes": ("programme_changes", "tell"),
        },
        lists=(
            *("programme", "registrations", "adjustments", "progress_round"),
            *("plans", "programme_shares", "programme_changes"),
        ),
        forms=("programme_item", "registration", "plan"),
        counted="mục chậm tiến độ",
    ),
    _records(
        "meetings",
        "Cuộc họp",
        lists=("meetings", "papers", "proposals", "regular_meetings", "presence", "invitations"),
        forms=("meeting", "agenda_item", "agenda_proposal", "guests", "conclusion_tasks", "invitation"),
        counted="cuộc họp hôm nay",
    ),
    _records(
        "opinions",
        "Lấy ý kiến – Hồ sơ",
        told={"answers": ("answer_details", "tell")},
        lists=("rounds", "answers", "dossiers", "votes"),
        forms=("opinion_round", "dossier", "session_vote"),
        counted="đợt lấy ý kiến cần đôn đốc",
    ),
    _records(
        "schedule",
        "Lịch công tác",
        views=(("Tuần", "week_view", "WeekView"),),
        lists=("appointments",),
        forms=("appointment",),
    ),
    _records(
        "reports",
        "Báo cáo định kỳ",
        behind=(("Lịch tháng", "due_month_view", "DueMonthView"),),
        told={"due_days": ("due_days", "tell")},
        lists=("reports", "due_days"),
        forms=("report", "report_merge", "report_round"),
        counted="báo cáo cần đôn đốc",
    ),
    Page("statistics", "Thống kê", _maker("statistics", "StatisticsPage")),
    _records(
        "registry",
        "Cơ quan – Cá nhân",
        told={"handovers": ("handovers", "tell")},
        lists=("agencies", "people", "posts", "delegations", "fields", "handovers"),
        forms=("agency", "person", "post", "delegation", "field"),
    ),
    Page("briefing", "Tài liệu giao ban", _maker("briefing", "BriefingPage"), forms=("office_texts",)),
    Page(
        "official",
        "Văn bản",
        _maker("official", "OfficialPage"),
        lists=("official_documents", "document_numbers"),
        forms=("official",),
    ),
    _records(
        "books",
        "Sổ văn bản",
        lists=("incoming", "registers"),
        forms=("incoming", "register_entry"),
    ),
    Page("format", "Kiểm tra thể thức", _maker("format_check", "FormatCheckPage")),
    Page("settings", "Cài đặt", _maker("settings", "SettingsPage")),
)
"""The pages of the side menu."""

OTHERS = (
    Page("regulation", "Quy chế", _maker("regulation", "RegulationPage"), lists=("regulation",)),
    _records("number_changes", "Nhật ký quy chế", lists=("number_changes",)),
    _records("custom_fields", "Trường riêng", lists=("custom_fields",), forms=("custom_field",)),
    Page("minutes", "Ghi biên bản", _maker("minutes", "MinutesPage"), forms=("minutes",)),
    Page("import", "Nhập tệp Excel", _maker("importing", "ImportPage")),
    Page("templates", "Mẫu Word", _maker("templates", "TemplatesPage")),
    Page("history", "Lịch sử", _maker("history", "HistoryPage")),
    _records("bin", "Thùng rác", told={"bin": ("bin", "tell")}, lists=("bin",)),
    Page("backups", "Sao lưu và khôi phục", _maker("backups", "BackupsPage")),
)
"""The pages that the menu button leads to."""

CATALOG = MENU + OTHERS


FORMS = (
    "task",
    "document",
    "oral_instruction",
    "recurring",
    "task_template",
    "from_template",
    "agency_request",
    "programme_item",
    "registration",
    "plan",
    "meeting",
    "agenda_item",
    "agenda_proposal",
    "guests",
    "conclusion_tasks",
    "opinion_round",
    "dossier",
    "session_vote",
    "appointment",
    "incoming",
    "register_entry",
    "invitation",
    "report",
    "report_merge",
    "report_round",
    "agency",
    "person",
    "post",
    "delegation",
    "field",
    "custom_field",
)
"""Every form of records by its name; its file `NAME_form.py` is imported when it is first opened."""


def form_named(name: str) -> FormScreen[Any]:
    """The form of a name: the value `NAME_FORM` in the file `NAME_form.py`; LookupError if there is none."""
    if name not in FORMS:
        raise LookupError(name)
    found: FormScreen[Any] = _value(f"{name}_form", f"{name.upper()}_FORM")
    return found


_OF_OWN_PAGES = (
    "app.ui.screens.desk",
    "app.ui.screens.week_view",
    "app.ui.screens.answer_details",
    "app.ui.widgets.figure_table",
    "app.ui.screens.statistics_work",
    "app.ui.screens.statistics",
    "app.ui.widgets.words_edit",
    "app.ui.widgets.office_texts",
    "app.ui.widgets.agency_figures",
    "app.ui.widgets.key_figures",
    "app.ui.widgets.export_panel",
    "app.ui.screens.briefing",
    "app.ui.widgets.details_form",
    "app.ui.widgets.page_view",
    "app.ui.widgets.preview_pane",
    "app.ui.widgets.print_dialog",
    "app.ui.forms.sheet",
    "app.ui.screens.composing_view",
    "app.ui.screens.composing",
    "app.ui.screens.official",
    "app.ui.widgets.minutes_editor",
    "app.ui.widgets.attendance_panel",
    "app.ui.screens.minutes_view",
    "app.ui.screens.minutes",
    "app.ui.screens.format_check",
    "app.ui.widgets.letterhead_preview",
    "app.ui.widgets.setting_fields",
    "app.ui.widgets.days_off",
    "app.ui.widgets.kind_ways",
    "app.ui.widgets.regulation_section",
    "app.ui.widgets.seat_section",
    "app.ui.screens.settings",
    "app.ui.widgets.regulation_choice",
    "app.ui.screens.regulation",
    "app.ui.screens.custom_fields",
    "app.ui.widgets.column_mapping",
    "app.ui.widgets.sheet_view",
    "app.ui.screens.importing",
    "app.ui.screens.templates",
    "app.ui.screens.history",
    "app.ui.screens.bin",
    "app.ui.screens.backups",
)
"""The modules of the pages that are no lists."""


_OF_LISTS = (
    "html",
    "app.ui.widgets.tab_bar",
    "app.ui.detail_panel",
    "app.ui.slices",
    "app.ui.record_page",
    "app.ui.lists.screen",
    "app.ui.lists.commands",
    "app.ui.sheets",
    "app.ui.lists.groups",
    "app.ui.widgets.cells",
    "app.ui.lists.model",
    "app.ui.lists.header",
    "app.ui.lists.filters",
    "app.ui.lists.table",
    "app.ui.lists.search_line",
    "app.ui.lists.layout",
    "app.ui.lists.own_columns",
    "app.ui.lists.questions",
    "app.ui.widgets.choice_box",
    "app.ui.lists.view",
    "app.ui.forms.screen",
    "app.ui.screens.task_making_actions",
    "app.ui.screens.document_actions",
    "app.ui.screens.task_actions",
)
_OF_FORMS = (
    "app.ui.forms.choice_entries",
    "app.ui.lists.popup",
    "app.ui.forms.calendar",
    "app.ui.forms.text_entries",
    "app.ui.forms.day_entry",
    "app.ui.forms.ref_entries",
    "app.ui.forms.making",
    "app.ui.forms.row_places",
    "app.ui.forms.rows_entry",
    "app.ui.forms.body",
    "app.ui.forms.files_section",
    "app.ui.forms.drafting",
    "app.ui.forms.judging",
    "app.ui.forms.head",
    "app.ui.forms.record",
    "app.ui.forms.advising",
    "app.ui.forms.layout",
    "app.ui.forms.question_bar",
    "app.ui.forms.view",
)
"""The modules that every list needs, and every form; what takes long to import, a part at a time."""


def modules() -> tuple[str, ...]:
    """The modules of all pages and of their forms, the likeliest first."""
    lists = (f"app.ui.screens.{name}" for page in MENU for name in page.lists)
    forms = (f"app.ui.screens.{name}_form" for name in FORMS)
    return *_OF_LISTS, *lists, *_OF_FORMS, *forms, *_OF_OWN_PAGES


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
