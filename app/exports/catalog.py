"""Every kind of document there is. To add one: write its file in `documents`, list it here."""

from app.exports.documents import list_table, month_bulletin, month_report, month_workbook, task_sheet

MONTHLY_SET = (month_report, month_bulletin, month_workbook)
WORKBOOKS = (task_sheet,)
LISTS = (list_table,)
