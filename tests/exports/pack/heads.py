"""A meeting that packs are made for."""

from datetime import date, time

from app.briefings.pack import PackHead
from tests.exports.sample import OFFICE

HEAD = PackHead(
    OFFICE,
    "Phiên họp thường kỳ tháng 11 năm 2026",
    date(2026, 11, 30),
    time(7, 30),
    "Phòng họp số 1",
    "Chủ tịch UBND tỉnh",
    date(2026, 11, 29),
)
