"""Every kind of document there is. To add one: write its file in `documents`, list it here."""

from app.exports.documents import month_bulletin, month_report, month_workbook

MONTHLY_SET = (month_report, month_bulletin, month_workbook)
