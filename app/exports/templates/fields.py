"""Every field that a template may name, by kind: the one place that declares them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from app.briefings.edition import Edition
from app.briefings.figures import TaskFigures
from app.briefings.meeting import AssignedTask, Guest, MeetingBriefing
from app.briefings.month import ProgrammeRow, TaskRow
from app.briefings.period import PeriodBriefing
from app.core.rich_text import plain
from app.core.template_kinds import TemplateKind
from app.core.words import hour, long_date, percent, short_date, weekday
from app.exports import sentences as say
from app.exports.templates.field import AnyField, Field, ListField, Told

Numbered = tuple[int, Any]
"""A row with its number from 1."""


def fields_of(kind: TemplateKind) -> tuple[AnyField, ...]:
    """All fields of a kind, those of the office last."""
    match kind:
        case TemplateKind.MEETING:
            return (*MEETING, *OFFICE)
        case TemplateKind.MONTH:
            return (*MONTH, *OFFICE)


def _edition(told: Told) -> Edition:
    edition: Edition = told[1]
    return edition


def _meeting(told: Told) -> MeetingBriefing:
    meeting: MeetingBriefing = told[0]
    return meeting


def _month(told: Told) -> PeriodBriefing:
    month: PeriodBriefing = told[0]
    return month


def _tasks(told: Told) -> TaskFigures:
    return _month(told).figures.tasks


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _names(names: Iterable[str]) -> str:
    return "; ".join(names)


NUMBER = Field("so", "Số thứ tự", 1, lambda row: row[0])
NAME = (NUMBER, Field("ten", "Tên", "Các sở, ban, ngành", lambda row: row[1]))

OFFICE: tuple[AnyField, ...] = (
    Field(
        "co_quan_chu_quan",
        "Cơ quan chủ quản (UBND tỉnh không có)",
        "UBND TỈNH ĐẮK LẮK",
        lambda told: _edition(told).parent_name,
        may_be_empty=True,
    ),
    Field(
        "ten_co_quan",
        "Tên cơ quan (đầu văn bản)",
        "VĂN PHÒNG",
        lambda told: " ".join(_edition(told).agency_lines),
    ),
    Field(
        "noi_ban_hanh", "Cơ quan trong câu", "Văn phòng UBND tỉnh Đắk Lắk", lambda told: _edition(told).issuer
    ),
    Field("dia_danh", "Địa danh", "Đắk Lắk", lambda told: _edition(told).place),
    Field("ngay_lap", "Ngày lập", "ngày 29 tháng 11 năm 2026", lambda told: long_date(_edition(told).dated)),
    Field("nam_lap", "Năm lập", "2026", lambda told: str(_edition(told).dated.year)),
    Field(
        "chuc_vu_ky",
        "Quyền hạn, chức vụ ký",
        "CHÁNH VĂN PHÒNG",
        lambda told: "\n".join(_edition(told).signer_lines),
    ),
    Field("nguoi_ky", "Họ tên người ký", "Trần Quang Bình", lambda told: _edition(told).signer_name),
    Field("luu", "Nơi lưu", "VT, TH", lambda told: _edition(told).archive),
    ListField("kinh_gui", "Nơi kính gửi", lambda told: _edition(told).addressees, NAME),
    ListField("noi_nhan", "Nơi nhận", lambda told: _edition(told).recipients, NAME),
)


def _guest(told: Numbered) -> Guest:
    guest: Guest = told[1]
    return guest


def _assigned(told: Numbered) -> AssignedTask:
    task: AssignedTask = told[1]
    return task


def _assigned_tasks(told: Told) -> Iterable[AssignedTask]:
    return (task for conclusion in _meeting(told).conclusions for task in conclusion.tasks)


MEETING: tuple[AnyField, ...] = (
    Field("ten_cuoc_hop", "Tên cuộc họp", "Phiên họp thường kỳ tháng 11", lambda told: _meeting(told).title),
    Field(
        "loai_cuoc_hop",
        "Loại cuộc họp",
        "Phiên họp thường kỳ UBND tỉnh",
        lambda told: _meeting(told).kind.label,
    ),
    Field(
        "ngay_hop",
        "Ngày họp (đủ chữ)",
        "ngày 30 tháng 11 năm 2026",
        lambda told: long_date(_meeting(told).held_on),
    ),
    Field("ngay_hop_ngan", "Ngày họp (số)", "30/11/2026", lambda told: short_date(_meeting(told).held_on)),
    Field("thu", "Thứ trong tuần", "thứ Hai", lambda told: weekday(_meeting(told).held_on)),
    Field(
        "gio_hop", "Giờ họp", "07 giờ 30", lambda told: hour(at) if (at := _meeting(told).starts_at) else ""
    ),
    Field("dia_diem", "Địa điểm", "Phòng họp số 1", lambda told: _names(_meeting(told).places)),
    Field("chu_tri", "Họ tên người chủ trì", "Nguyễn Văn An", lambda told: _meeting(told).chair_name),
    Field(
        "chuc_vu_chu_tri",
        "Chức vụ người chủ trì",
        "Chủ tịch UBND tỉnh",
        lambda told: _meeting(told).chair_post,
    ),
    Field(
        "han_gui_tai_lieu",
        "Hạn gửi tài liệu",
        "25/11/2026",
        lambda told: short_date(_meeting(told).documents_due_on),
    ),
    Field("so_noi_dung", "Số nội dung", 5, lambda told: len(_meeting(told).agenda)),
    Field("so_ket_luan", "Số kết luận", 8, lambda told: len(_meeting(told).conclusions)),
    ListField(
        "noi_dung_hop",
        "Các nội dung họp",
        lambda told: _meeting(told).agenda,
        (
            NUMBER,
            Field("noi_dung", "Nội dung", "Báo cáo kinh tế - xã hội", lambda row: row[1].content),
            Field("co_quan", "Cơ quan trình", "Sở Tài chính", lambda row: row[1].agency, may_be_empty=True),
            Field(
                "ngay_nhan",
                "Ngày nhận tài liệu",
                "25/11/2026",
                lambda row: _day(row[1].received_on),
                may_be_empty=True,
            ),
        ),
    ),
    ListField(
        "thanh_phan",
        "Thành phần dự họp",
        lambda told: _meeting(told).guests,
        (
            NUMBER,
            Field("ten", "Người, cơ quan", "Lê Thị Hoa", lambda row: _guest(row).name),
            Field("chuc_vu", "Chức vụ", "Giám đốc Sở Y tế", lambda row: _guest(row).post, may_be_empty=True),
            Field("tinh_trang", "Có mặt, vắng", "Có mặt", lambda row: _guest(row).state.label),
            Field(
                "du_thay", "Người dự thay", "Bà Mai", lambda row: _guest(row).substitute, may_be_empty=True
            ),
        ),
    ),
    ListField(
        "ket_luan",
        "Các kết luận",
        lambda told: _meeting(told).conclusions,
        (NUMBER, Field("noi_dung", "Nội dung kết luận", "Thống nhất kế hoạch.", lambda row: row[1].content)),
    ),
    ListField(
        "nhiem_vu",
        "Nhiệm vụ theo kết luận",
        _assigned_tasks,
        (
            NUMBER,
            Field("noi_dung", "Nội dung nhiệm vụ", "Hoàn thiện đề án", lambda row: _assigned(row).content),
            Field("chu_tri", "Cơ quan chủ trì", "Sở Y tế", lambda row: _names(_assigned(row).leads)),
            Field(
                "phoi_hop",
                "Cơ quan phối hợp",
                "Sở Tài chính",
                lambda row: _names(_assigned(row).coordinating),
                True,
            ),
            Field("san_pham", "Sản phẩm", "Tờ trình", lambda row: _assigned(row).product, may_be_empty=True),
            Field(
                "thoi_han",
                "Thời hạn",
                "trước ngày 15 tháng 12 năm 2026",
                lambda row: _assigned(row).due,
                True,
            ),
        ),
    ),
)


def _task(told: Numbered) -> TaskRow:
    task: TaskRow = told[1]
    return task


def _item(told: Numbered) -> ProgrammeRow:
    item: ProgrammeRow = told[1]
    return item


def _late(row: Numbered) -> str:
    days = _task(row).days_late
    return str(days) if days else ""


TASK = (
    NUMBER,
    Field(
        "so_van_ban",
        "Số, ký hiệu văn bản giao",
        "12/UBND-TH",
        lambda row: _task(row).number,
        may_be_empty=True,
    ),
    Field("noi_dung", "Nội dung nhiệm vụ", "Xây dựng đề án", lambda row: say.what(_task(row))),
    Field("nguoi_giao", "Người giao", "Chủ tịch", lambda row: _task(row).assigner, may_be_empty=True),
    Field(
        "chu_tri", "Cơ quan chủ trì", "Sở Tài chính", lambda row: _names(_task(row).leads), may_be_empty=True
    ),
    Field(
        "phoi_hop",
        "Cơ quan phối hợp",
        "Sở Y tế",
        lambda row: _names(_task(row).coordinating),
        may_be_empty=True,
    ),
    Field("san_pham", "Sản phẩm", "Báo cáo", lambda row: _task(row).product, may_be_empty=True),
    Field("ngay_giao", "Ngày giao", "05/09/2026", lambda row: _day(_task(row).assigned_on)),
    Field("thoi_han", "Thời hạn", "12/10/2026", lambda row: _day(_task(row).deadline), may_be_empty=True),
    Field(
        "ngay_hoan_thanh", "Ngày hoàn thành", "09/10/2026", lambda row: _day(_task(row).completed_on), True
    ),
    Field("tinh_trang", "Tình trạng", "Hoàn thành đúng hạn", lambda row: _task(row).outcome.label),
    Field("so_ngay_cham", "Số ngày chậm", "19", _late, may_be_empty=True),
    Field(
        "chuyen_vien",
        "Chuyên viên theo dõi",
        "Lê Văn Oanh",
        lambda row: _task(row).officer,
        may_be_empty=True,
    ),
)
AGENCY = (
    NUMBER,
    Field("co_quan", "Cơ quan", "Sở Tài chính", lambda row: row[1][0]),
    Field("tong", "Tổng số", 9, lambda row: row[1][1].total),
    Field("hoan_thanh", "Hoàn thành", 2, lambda row: row[1][1].done),
    Field("dung_han", "Hoàn thành đúng hạn", 1, lambda row: row[1][1].done_on_time),
    Field("hoan_thanh_qua_han", "Hoàn thành quá hạn", 1, lambda row: row[1][1].done_late),
    Field("chua_hoan_thanh", "Chưa hoàn thành", 7, lambda row: row[1][1].not_done),
    Field("qua_han", "Quá hạn", 2, lambda row: row[1][1].overdue),
    Field("ty_le", "Tỷ lệ hoàn thành", "22,22%", lambda row: percent(row[1][1].rate_done)),
)
ITEM = (
    NUMBER,
    Field("noi_dung", "Nội dung", "Đề án du lịch cộng đồng", lambda row: _item(row).content),
    Field("hinh_thuc", "Hình thức", "Đề án", lambda row: _item(row).form, may_be_empty=True),
    Field(
        "chu_tri", "Cơ quan chủ trì", "Sở Tài chính", lambda row: _names(_item(row).leads), may_be_empty=True
    ),
    Field("thang_trinh", "Tháng trình", "10/2026", lambda row: "{1:02d}/{0}".format(*_item(row).due)),
    Field(
        "nguyen_nhan", "Nguyên nhân chậm", "Chờ ý kiến", lambda row: _item(row).delay_cause, may_be_empty=True
    ),
)


def _coming(told: Told) -> Iterable[TaskRow]:
    coming = _month(told).coming
    return coming.tasks if coming else ()


def _words(slot: str, name: str, label: str, example: str) -> Field:
    return Field(name, label, example, lambda told: plain(_edition(told).written.get(slot, "")))


MONTH: tuple[AnyField, ...] = (
    Field("thang", "Tháng", "10", lambda told: str(_month(told).figures.period.start.month)),
    Field("nam", "Năm", "2026", lambda told: str(_month(told).figures.period.start.year)),
    Field("tu_ngay", "Từ ngày", "01/10/2026", lambda told: short_date(_month(told).figures.period.start)),
    Field("den_ngay", "Đến ngày", "31/10/2026", lambda told: short_date(_month(told).figures.period.end)),
    Field(
        "tinh_den_ngay",
        "Số liệu tính đến hết",
        "31/10/2026",
        lambda told: short_date(_month(told).figures.period.as_of),
    ),
    Field("tong_nhiem_vu", "Tổng số nhiệm vụ", 120, lambda told: _tasks(told).total),
    Field("ky_truoc_chuyen_sang", "Kỳ trước chuyển sang", 70, lambda told: _tasks(told).carried_over),
    Field("giao_moi", "Giao mới trong kỳ", 50, lambda told: _tasks(told).new),
    Field("hoan_thanh", "Đã hoàn thành", 80, lambda told: _tasks(told).done),
    Field("dung_han", "Hoàn thành đúng hạn", 70, lambda told: _tasks(told).done_on_time),
    Field("hoan_thanh_qua_han", "Hoàn thành quá hạn", 10, lambda told: _tasks(told).done_late),
    Field("chua_hoan_thanh", "Chưa hoàn thành", 40, lambda told: _tasks(told).not_done),
    Field("trong_han", "Chưa hoàn thành, trong hạn", 25, lambda told: _tasks(told).in_time),
    Field("khong_thoi_han", "Không ghi thời hạn", 5, lambda told: _tasks(told).no_deadline),
    Field("qua_han", "Quá hạn chưa hoàn thành", 10, lambda told: _tasks(told).overdue),
    Field("ty_le_hoan_thanh", "Tỷ lệ hoàn thành", "66,67%", lambda told: percent(_tasks(told).rate_done)),
    Field("ty_le_dung_han", "Tỷ lệ đúng hạn", "87,5%", lambda told: percent(_tasks(told).rate_on_time)),
    Field("ct_phai_trinh", "Chương trình: phải trình", 30, lambda told: _month(told).figures.programme.due),
    Field("ct_da_trinh", "Chương trình: đã trình", 27, lambda told: _month(told).figures.programme.submitted),
    Field(
        "ct_da_ban_hanh", "Chương trình: đã ban hành", 15, lambda told: _month(told).figures.programme.issued
    ),
    Field(
        "ct_chua_trinh",
        "Chương trình: chưa trình",
        3,
        lambda told: _month(told).figures.programme.not_submitted,
    ),
    Field(
        "ct_trinh_cham",
        "Chương trình: trình chậm",
        2,
        lambda told: _month(told).figures.programme.submitted_late,
    ),
    Field(
        "ct_sang_ky_khac",
        "Chương trình: điều chỉnh sang kỳ khác",
        1,
        lambda told: _month(told).figures.programme.moved,
    ),
    Field(
        "ct_chuyen_ky", "Chương trình: chuyển kỳ sau", 1, lambda told: _month(told).figures.programme.carried
    ),
    Field("ct_da_rut", "Chương trình: rút khỏi", 1, lambda told: _month(told).figures.programme.dropped),
    _words("causes", "nguyen_nhan", "Nguyên nhân (phần lời)", "Một số nội dung phức tạp."),
    _words("assessment", "danh_gia", "Đánh giá (phần lời)", "Các cơ quan có nhiều cố gắng."),
    _words("proposals", "de_xuat", "Đề xuất, kiến nghị (phần lời)", "Đề nghị đôn đốc các sở."),
    _words("next_month", "trong_tam_thang_sau", "Trọng tâm tháng sau (phần lời)", "Hoàn thành đề án."),
    ListField("nhiem_vu", "Nhiệm vụ trong tháng", lambda told: _month(told).tasks, TASK),
    ListField("nhiem_vu_qua_han", "Nhiệm vụ quá hạn", lambda told: _month(told).overdue, TASK),
    ListField("nhiem_vu_thang_sau", "Nhiệm vụ đến hạn tháng sau", _coming, TASK),
    ListField(
        "theo_co_quan",
        "Kết quả theo cơ quan",
        lambda told: _month(told).figures.tasks_by_agency.items(),
        AGENCY,
    ),
    ListField("muc_chua_trinh", "Mục chương trình chưa trình", lambda told: _month(told).not_submitted, ITEM),
)
