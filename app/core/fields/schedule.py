"""The weekly schedule."""

FIELDS = {
    "appointment": {
        "day": "Ngày",
        "half": "Buổi",
        "starts_at": "Từ giờ",
        "ends_at": "Đến giờ",
        "kind": "Loại việc",
        "content": "Nội dung",
        "chair_post_id": "Chức danh chủ trì",
        "chair_person_id": "Người chủ trì",
        "attends": "Thành phần khác",
        "place": "Địa điểm",
        "prepares_id": "Cơ quan chuẩn bị",
        "office_leader_id": "Lãnh đạo Văn phòng dự",
        "room_id": "Phòng theo dõi",
        "meeting_id": "Cuộc họp",
        "note": "Ghi chú",
    },
    "appointment_person": {
        "appointment_id": "Mục lịch công tác",
        "post_id": "Chức danh",
        "person_id": "Người dự",
        "position": "Thứ tự",
    },
}
"""The label of each column, by table."""
