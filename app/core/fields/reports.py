"""Reports that agencies owe."""

FIELDS = {
    "report_obligation": {
        "name": "Tên báo cáo",
        "agency_id": "Cơ quan báo cáo",
        "person_id": "Người báo cáo",
        "code": "Loại theo quy chế",
        "period_from": "Kỳ từ ngày",
        "period_to": "Kỳ đến ngày",
        "due_on": "Hạn gửi",
        "due_hour": "Trước giờ",
        "received_on": "Ngày nhận",
        "received_at": "Giờ nhận",
        "document_number": "Số văn bản",
        "results": "Kết quả nổi bật",
        "difficulties": "Khó khăn, vướng mắc",
        "proposals": "Đề xuất, kiến nghị",
        "source": "Căn cứ",
    },
    "report_reminder": {
        "report_id": "Báo cáo",
        "reminded_on": "Ngày nhắc",
        "way": "Cách nhắc",
        "note": "Ghi chú",
        "letter_id": "Công văn đôn đốc",
    },
    "report_use": {
        "report_id": "Báo cáo",
        "kind_code": "Đưa vào loại văn bản",
        "subject": "Của kỳ",
        "slot": "Vào phần",
        "said": "Nội dung đã lấy",
    },
}
"""The label of each column, by table."""
