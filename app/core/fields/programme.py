"""The work programme."""

FIELDS = {
    "programme_item": {
        "book": "Chương trình",
        "content": "Nội dung",
        "form": "Hình thức",
        "level": "Cấp quyết định",
        "leader_post_id": "Chức danh phụ trách",
        "leader_person_id": "Lãnh đạo phụ trách",
        "due_year": "Năm trình",
        "due_month": "Tháng trình",
        "submitted_on": "Ngày trình",
        "issued_on": "Ngày ban hành",
        "withdrawn": "Đã rút",
        "withdrawn_on": "Ngày rút",
        "delay_cause": "Nguyên nhân chậm",
        "note": "Ghi chú",
    },
    "programme_agency": {
        "item_id": "Mục chương trình",
        "agency_id": "Cơ quan",
        "role": "Vai trò",
        "position": "Thứ tự",
    },
    "adjustment": {
        "item_id": "Mục chương trình",
        "to_year": "Chuyển sang năm",
        "to_month": "Chuyển sang tháng",
        "ground": "Căn cứ điều chỉnh",
        "reason": "Lý do",
        "necessity": "Sự cần thiết",
        "effect": "Tác động",
        "document_number": "Văn bản",
        "requested_on": "Ngày đề nghị",
        "decided_on": "Ngày quyết định",
    },
}
"""The label of each column, by table."""
