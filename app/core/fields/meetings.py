"""Meetings and their conclusions."""

FIELDS = {
    "meeting": {
        "kind": "Loại cuộc họp",
        "title": "Tên cuộc họp",
        "held_on": "Ngày họp",
        "starts_at": "Giờ họp",
        "place": "Địa điểm",
        "chair_post_id": "Chức danh chủ trì",
        "chair_person_id": "Người chủ trì",
    },
    "meeting_attendance": {
        "meeting_id": "Cuộc họp",
        "person_id": "Người dự",
        "agency_id": "Cơ quan dự",
        "state": "Tham dự",
        "substitute": "Người dự thay",
    },
    "agenda_item": {
        "meeting_id": "Cuộc họp",
        "position": "Thứ tự",
        "content": "Nội dung",
        "agency_id": "Cơ quan trình",
        "documents_received_on": "Ngày nhận tài liệu",
    },
    "conclusion": {
        "meeting_id": "Cuộc họp",
        "agenda_item_id": "Nội dung họp",
        "position": "Thứ tự",
        "content": "Kết luận",
    },
    "conclusion_task": {
        "conclusion_id": "Kết luận",
        "task_id": "Nhiệm vụ",
    },
}
"""The label of each column, by table."""
