"""The office's own fields, and what they say of tasks and meetings."""

_VALUE = {"field_id": "Trường riêng", "value": "Giá trị"}

FIELDS = {
    "custom_field": {
        "name": "Tên trường",
        "subject": "Dùng cho",
        "kind": "Kiểu",
        "choices": "Các lựa chọn, mỗi dòng một",
        "obligations": "Chỉ nhiệm vụ có yêu cầu xử lý",
        "meeting_kinds": "Chỉ loại cuộc họp",
    },
    "task_value": {"task_id": "Nhiệm vụ", **_VALUE},
    "meeting_value": {"meeting_id": "Cuộc họp", **_VALUE},
}
"""The label of each column, by table."""
