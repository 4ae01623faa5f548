"""The workbook that a department fills in and sends back: the columns of the import, each task with its key."""

from datetime import date
from decimal import Decimal
from functools import partial

from app.briefings.custom_fields import CustomColumn
from app.briefings.task_sheet import SheetTask, TaskSheet
from app.core.custom_terms import CustomKind
from app.core.tables import Cell, Column, Kind, tabulate
from app.core.words import short_date
from app.exports.document import Document, Paragraph, Role, Section
from app.exports.formats import Format

FORMATS = (Format.XLSX,)
HOW_TO = (
    "Đơn vị điền hoặc sửa các cột Tiến độ, Ngày hoàn thành, Văn bản kết quả, Ngày văn bản kết quả, Ngày báo cáo chậm, "
    "Lý do chậm, Ghi chú; các cột của từng cơ quan ghi mỗi cơ quan một dòng, như “Sở Y tế: Trần Thị Bình”; giữ nguyên "
    "cột Mã nhiệm vụ rồi gửi lại Văn phòng."
)
BETWEEN = "; "
YES, NO = "Có", "Không"

COLUMNS: tuple[Column[SheetTask], ...] = (
    Column("Số, ký hiệu văn bản giao", lambda task: task.document_number, 16),
    Column("Ngày ban hành", lambda task: task.document_date, 11, Kind.DATE),
    Column("Cơ quan ban hành", lambda task: task.issuer, 16),
    Column("Độ mật", lambda task: task.secrecy, 8),
    Column("Nội dung nhiệm vụ", lambda task: task.content, 48),
    Column("Lãnh đạo giao", lambda task: task.assigner, 16),
    Column("Cơ quan chủ trì", lambda task: BETWEEN.join(task.leads), 20),
    Column("Cơ quan phối hợp", lambda task: BETWEEN.join(task.coordinating), 20),
    Column("Sản phẩm", lambda task: task.product, 14),
    Column("Lĩnh vực", lambda task: task.field, 12),
    Column("Ngày giao", lambda task: task.assigned_on, 11, Kind.DATE),
    Column("Thời hạn hoàn thành", lambda task: task.deadline, 14, Kind.DATE),
    Column("Gia hạn đến ngày", lambda task: task.extended_to, 11, Kind.DATE),
    Column("Ngày chấp thuận gia hạn", lambda task: task.extension_decided_on, 11, Kind.DATE),
    Column("Ngày hoàn thành", lambda task: task.completed_on, 11, Kind.DATE),
    Column("Văn bản kết quả", lambda task: task.result_document, 16),
    Column("Ngày văn bản kết quả", lambda task: task.result_on, 11, Kind.DATE),
    Column("Chất lượng", lambda task: _said(task.quality, "Đạt", "Không đạt"), 10),
    Column("Ngày báo cáo chậm", lambda task: task.delay_reported_on, 11, Kind.DATE),
    Column("Lý do được chấp nhận", lambda task: _said(task.delay_accepted), 10),
    Column("Lý do chậm", lambda task: task.delay_reason, 20),
    Column("Thu hồi", lambda task: YES if task.withdrawn else "", 8),
    Column("Ngày thu hồi", lambda task: task.withdrawn_on, 11, Kind.DATE),
    Column("Tiến độ: ngày báo cáo", lambda _: None, 11, Kind.DATE),
    Column("Tiến độ: đạt (%)", lambda task: task.percent, 8, Kind.NUMBER),
    Column("Tiến độ: nội dung", lambda task: task.progress, 28),
    Column("Tiến độ: khó khăn, vướng mắc", lambda task: task.difficulty, 24),
    Column("Tiến độ: đề xuất, kiến nghị", lambda task: task.proposal, 24),
    Column("Đầu mối của từng cơ quan", lambda task: _parts(task, "contact"), 24),
    Column("Điện thoại đầu mối", lambda task: _parts(task, "phone"), 20),
    Column("Phần việc của từng cơ quan", lambda task: _parts(task, "part"), 28),
    Column("Hạn phần việc", lambda task: _parts(task, "deadline"), 20),
    Column("Ngày trả lời của từng cơ quan", lambda task: _parts(task, "answered_on"), 20),
    Column("Kết quả trả lời của từng cơ quan", lambda task: _parts(task, "answer"), 28),
    Column("Phòng theo dõi", lambda task: task.room, 16),
    Column("Phó Trưởng phòng", lambda task: task.deputy, 16),
    Column("Chuyên viên theo dõi", lambda task: task.officer, 16),
    Column("Trích yếu", lambda task: task.summary, 24),
    Column("Trang, điều, khoản", lambda task: task.passage, 12),
    Column("Đánh dấu", lambda task: BETWEEN.join(task.marks), 12),
    Column("Nguồn giao", lambda task: task.origin, 16),
    Column("Yêu cầu xử lý", lambda task: task.obligation, 11),
    Column("Ngày người duyệt đồng ý", lambda task: task.approved_on, 11, Kind.DATE),
    Column("Ghi chú", lambda task: task.note, 20),
    Column("Mã nhiệm vụ", lambda task: task.key, 34),
)


def columns_of(sheet: TaskSheet) -> tuple[Column[SheetTask], ...]:
    """The columns of the import, with those of the office's own fields before the note and the key."""
    return (*COLUMNS[:-2], *map(_own, sheet.own), *COLUMNS[-2:])


def _own(field: CustomColumn) -> Column[SheetTask]:
    kind = {CustomKind.NUMBER: Kind.NUMBER, CustomKind.DAY: Kind.DATE}.get(field.kind, Kind.TEXT)
    return Column(f"Trường riêng: {field.name}", partial(_value, field=field), 14, kind)


def _value(task: SheetTask, *, field: CustomColumn) -> Cell:
    kept = dict(task.custom).get(field.key, "")
    match field.kind:
        case CustomKind.NUMBER:
            return Decimal(kept) if kept else None
        case CustomKind.DAY:
            return date.fromisoformat(kept) if kept else None
        case _:
            return kept


def compose(sheet: TaskSheet) -> Document:
    """One sheet with the tasks, in their order."""
    day = short_date(sheet.taken_on)
    blocks = (
        Paragraph(Role.APPENDIX_TITLE, f"DANH MỤC NHIỆM VỤ TÍNH ĐẾN NGÀY {day}"),
        Paragraph(Role.APPENDIX_NOTE, HOW_TO),
        tabulate(columns_of(sheet), sheet.tasks),
    )
    section = Section(blocks, landscape=True, sheet="Nhiệm vụ")
    return Document(f"Nhiem vu {sheet.taken_on:%Y-%m-%d}", f"Nhiệm vụ tính đến {day}", (section,))


def _parts(task: SheetTask, name: str) -> str:
    """One line for each agency that says something."""
    said = ((part.agency, getattr(part, name)) for part in task.parts)
    days = ((agency, short_date(value) if isinstance(value, date) else value) for agency, value in said)
    return "\n".join(f"{agency}: {value}" for agency, value in days if value)


def _said(flag: bool | None, yes: str = YES, no: str = NO) -> str:
    if flag is None:
        return ""
    return yes if flag else no
