"""Settings and days off."""

FIELDS = {
    "setting": {
        "key": "Khóa",
        "value": "Giá trị",
        "source": "Căn cứ",
    },
    "regulation_change": {
        "key": "Khóa",
        "from_on": "Áp dụng từ ngày",
        "value": "Giá trị",
        "source": "Căn cứ",
    },
    "special_day": {
        "day": "Ngày",
        "kind": "Loại ngày",
        "name": "Tên ngày",
        "confirmed": "Đã xác nhận",
    },
}
"""The label of each column, by table."""
