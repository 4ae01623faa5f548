"""Reports that agencies owe."""

FIELDS = {
    "report_obligation": {
        "name": "Tên báo cáo",
        "agency_id": "Cơ quan báo cáo",
        "period_from": "Kỳ từ ngày",
        "period_to": "Kỳ đến ngày",
        "due_on": "Hạn gửi",
        "received_on": "Ngày nhận",
    },
}
"""The label of each column, by table."""
