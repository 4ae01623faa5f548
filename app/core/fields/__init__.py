"""What tables and their fields are called: the words of the history, the undo menu and the bin.

One file a family; a new table stands in its family and in `NOUNS`.
"""

from app.core.fields import (
    agencies,
    documents,
    meetings,
    office,
    opinions,
    programme,
    reports,
    schedule,
    tasks,
)

NOUNS = {
    "task": "nhiệm vụ",
    "programme_item": "mục chương trình công tác",
    "programme_proposal": "nội dung đăng ký",
    "programme_plan": "kế hoạch công tác",
    "meeting": "cuộc họp",
    "invitation": "giấy mời đến",
    "report_obligation": "báo cáo định kỳ",
    "opinion_round": "đợt lấy ý kiến",
    "dossier": "hồ sơ trình",
    "source_document": "văn bản giao nhiệm vụ",
    "official_document": "văn bản phát hành",
    "word_template": "mẫu Word",
    "document_number": "số văn bản",
    "agency_request": "yêu cầu cung cấp tài liệu",
    "handover": "lần bàn giao",
    "agency": "cơ quan",
    "person": "cá nhân",
    "post": "chức danh",
    "field": "lĩnh vực",
    "written_part": "phần lời văn",
    "special_day": "ngày nghỉ, làm bù",
    "setting": "thiết lập",
    "attachment": "tệp đính kèm",
    "task_agency": "cơ quan thực hiện",
    "extension": "lần gia hạn",
    "delay_report": "báo cáo chậm tiến độ",
    "progress_entry": "báo cáo tiến độ",
    "task_return": "lần trả lại kết quả",
    "extension_request": "đề nghị gia hạn",
    "task_contact": "lần liên hệ",
    "task_event": "việc của nhiệm vụ",
    "document_waiver": "xác nhận không cần giao việc",
    "handover_item": "nội dung bàn giao",
    "programme_agency": "cơ quan thực hiện",
    "adjustment": "lần điều chỉnh",
    "programme_milestone": "bước thực hiện",
    "programme_progress": "báo cáo tiến độ chương trình",
    "meeting_attendance": "thành phần dự họp",
    "agenda_item": "nội dung họp",
    "agenda_proposal": "nội dung đề xuất",
    "meeting_step": "bước chuẩn bị họp",
    "meeting_paper": "tài liệu của nội dung họp",
    "consultation": "lần xin ý kiến",
    "attendance_item": "nội dung được mời dự",
    "meeting_record": "diễn biến cuộc họp",
    "item_record": "diễn biến nội dung họp",
    "speech": "ý kiến phát biểu",
    "meeting_lock": "lần khóa, mở cuộc họp",
    "press_event": "thông tin báo chí",
    "invitation_attendee": "người đi họp",
    "conclusion": "kết luận",
    "conclusion_task": "nhiệm vụ theo kết luận",
    "opinion_extension": "lần gia hạn trả lời",
    "opinion_answer": "ý kiến trả lời",
    "opinion_reminder": "lần nhắc trả lời",
    "session_vote": "lần biểu quyết",
    "session_ballot": "phiếu của thành viên",
    "dossier_version": "lần nhận hồ sơ",
    "dossier_check": "điểm thẩm tra",
    "agency_alias": "tên gọi khác",
    "post_holding": "thời gian giữ chức danh",
    "field_leader": "người phụ trách lĩnh vực",
}
"""One row of each logged table; those that name a save first, parts of others last."""

_COMMON = {"deleted_at": "Xóa lúc"}
_FAMILIES = (agencies, documents, meetings, office, opinions, programme, reports, schedule, tasks)

LABELS = {table: {**fields, **_COMMON} for family in _FAMILIES for table, fields in family.FIELDS.items()}
"""The label of each logged column, by table."""
