"""The register of incoming documents, and the office's smaller registers."""

FIELDS = {
    "incoming_document": {
        "year": "Năm",
        "number": "Số đến",
        "arrived_on": "Ngày đến",
        "author": "Tác giả",
        "symbol": "Số, ký hiệu",
        "issued_on": "Ngày văn bản",
        "type_name": "Tên loại",
        "summary": "Trích yếu",
        "secrecy": "Độ mật",
        "room_id": "Phòng nhận",
        "person_id": "Người nhận",
        "handed_on": "Ngày chuyển",
        "deadline": "Thời hạn giải quyết",
        "progress": "Tiến độ giải quyết",
        "answer_symbol": "Văn bản trả lời",
        "answered_on": "Ngày giải quyết xong",
        "source_document_id": "Văn bản giao nhiệm vụ",
        "archive": "Nơi lưu",
        "note": "Ghi chú",
    },
    "register_entry": {
        "kind": "Loại sổ",
        "content": "Nội dung",
        "document_number": "Số văn bản",
        "dated": "Ngày",
        "agency_id": "Cơ quan liên quan",
        "person_id": "Người thực hiện",
        "approved_by": "Người đồng ý",
        "due_on": "Hạn, ngày xem lại",
        "done_on": "Ngày xong",
        "result": "Kết quả",
    },
}
"""The label of each column, by table."""
