"""Tables are found by their headings wherever they stand, and only data rows are data."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.core.errors import AppError
from app.importers.office_workbook import Family, Level, ReadWorkbook, read_workbook
from app.importers.office_workbook.columns import letter
from tests.importers.office_workbook.making import AGENCIES, PROGRAMME, TASK, TASKS, workbook


def read(folder: Path, *rows: list[Any], sheet: str = "Trang 1", **more: Any) -> ReadWorkbook:
    return read_workbook(workbook(folder, {sheet: rows}), **more)


def messages(found: ReadWorkbook, level: Level = Level.ERROR) -> list[tuple[int | None, str, str]]:
    return [(c.row, c.column, c.message) for c in found.complaints if c.level is level]


def test_a_table_may_begin_below_many_titles(tmp_path: Path) -> None:
    titles = [["VĂN PHÒNG"], ["BẢNG THEO DÕI"]] * 20
    found = read(tmp_path, *titles, TASKS, [f"({place})" for place in range(1, 8)], [], TASK)
    (row,) = found.rows(Family.TASKS)
    assert (row.number, row.values["document_number"], row.values["lead"]) == (44, "12/UBND-TH", "Sở Y tế")
    assert found.complaints == ()


def test_two_heading_rows_are_read_together(tmp_path: Path) -> None:
    upper = [
        "TT",
        "Văn bản giao",
        "",
        "Nhiệm vụ",
        "Cơ quan",
        "",
        "Thời hạn",
        "",
        "Đã hoàn thành",
        "",
        "Ghi chú",
    ]
    lower = [
        "",
        "Số, ký hiệu",
        "Ngày",
        "",
        "Chủ trì",
        "Phối hợp",
        "Ban đầu",
        "Gia hạn đến",
        "Ngày hoàn thành",
        "Chất lượng",
        "",
    ]
    data = [
        1,
        "5/UBND",
        "01/10/2026",
        "Việc A",
        "Sở Y tế",
        "",
        "15/10/2026",
        "20/10/2026",
        "18/10/2026",
        "đạt",
        "ổn",
    ]
    found = read(tmp_path, ["BẢNG THEO DÕI NHIỆM VỤ"], upper, lower, data)
    (row,) = found.rows(Family.TASKS)
    assert row.values["document_number"] == "5/UBND"
    assert str(row.values["assigned_on"]) == "2026-10-01"
    assert str(row.values["extended_to"].day) == "2026-10-20"
    assert str(row.values["completed_on"]) == "2026-10-18"
    assert (row.values["quality"], row.values["note"]) == (True, "ổn")
    assert found.complaints == ()


def test_titles_of_groups_empty_rows_and_totals_are_no_data(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        TASKS,
        ["I", "", "", "Nhiệm vụ Chủ tịch giao"],
        [1, "1/UBND", "02/10/2026", "Việc A", "", "Sở Y tế", ""],
        ["1.1", "", "", "Lĩnh vực kinh tế"],
        [2, "2/UBND", "02/10/2026", "Việc B", "", "Sở Y tế", ""],
        [],
        ["II. Nhiệm vụ Phó Chủ tịch (kinh tế) giao"],
        ["a)", "3/UBND", "02/10/2026", "Việc C", "", "Sở Y tế", ""],
        ["B", "", "", "NHIỆM VỤ KHÁC"],
        [4, "4/UBND", "02/10/2026", "Việc D", "", "Sở Y tế", ""],
        ["", "", "", "Tổng cộng: 4 nhiệm vụ"],
        ["Tổng số", "", "", "", "", "", "4"],
        ["", "", "", "NGƯỜI LẬP BIỂU", "", "CHÁNH VĂN PHÒNG"],
    )
    rows = found.rows(Family.TASKS)
    assert [row.values["content"] for row in rows] == ["Việc A", "Việc B", "Việc C", "Việc D"]
    assert [row.group for row in rows] == [
        "Nhiệm vụ Chủ tịch giao",
        "Nhiệm vụ Chủ tịch giao",
        "Nhiệm vụ Phó Chủ tịch (kinh tế) giao",
        "NHIỆM VỤ KHÁC",
    ]
    assert messages(found) == []


def test_a_heading_repeated_on_every_page_is_no_data(tmp_path: Path) -> None:
    found = read(tmp_path, TASKS, TASK, TASKS, [2, *TASK[1:]])
    assert [row.number for row in found.rows(Family.TASKS)] == [2, 4]


def test_a_cell_merged_over_rows_counts_for_each(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = workbook(tmp_path, {"A": [TASKS, TASK, [2, "", "", "Việc hai", "", "Sở Y tế", ""]]})
    book = load_workbook(path)
    book["A"].merge_cells("B2:B3")
    book["A"].merge_cells("C2:C3")
    book.save(path)
    first, second = read_workbook(path).rows(Family.TASKS)
    assert second.values["document_number"] == first.values["document_number"]
    assert second.values["assigned_on"] == first.values["assigned_on"]


@pytest.mark.parametrize(
    ("heads", "family"),
    [
        (["Nội dung công việc", "Đơn vị thực hiện", "Ngày bắt đầu", "Hạn xử lý", "Kết quả"], Family.TASKS),
        (["Trích yếu", "Nội dung", "Xử lý", "Phối hợp", "Ngày ban hành", "Hạn xử lý"], Family.TASKS),
        (
            [
                "Nội dung",
                "Hình thức văn bản/cấp quyết định",
                "Cơ quan chủ trì",
                "Thời gian trình",
                "Ngày ban hành",
            ],
            Family.PROGRAMME,
        ),
        (["Tên đề án", "Cơ quan soạn thảo", "Tháng trình", "Đã trình ngày"], Family.PROGRAMME),
        (["Cuộc họp", "Thời gian họp", "Tài liệu", "Đơn vị chuẩn bị", "Ngày gửi"], Family.SESSION_DOCUMENTS),
        (["Loại báo cáo", "Đơn vị", "Hạn nộp", "Ngày nộp"], Family.REPORTS),
        (["Tên đơn vị", "Viết tắt", "Khối"], Family.AGENCIES),
        (["CƠ QUAN, ĐƠN VỊ", "KÝ HIỆU"], Family.AGENCIES),
    ],
)
def test_a_sheet_is_known_by_its_headings_not_by_its_name(
    tmp_path: Path, heads: list[str], family: Family
) -> None:
    found = read(tmp_path, ["STT", *heads], sheet="Sheet3")
    assert [table.family for table in found.tables] == [family]
    assert found.complaints == ()


def test_the_day_of_issue_means_what_the_sheet_means(tmp_path: Path) -> None:
    tasks = read(
        tmp_path,
        ["TT", "Số ký hiệu", "Ngày ban hành", "Nhiệm vụ", "Chủ trì"],
        [1, "1/A", "05/10/2026", "Việc", "Sở"],
    )
    assert str(tasks.rows(Family.TASKS)[0].values["assigned_on"]) == "2026-10-05"
    items = read(
        tmp_path,
        ["Nội dung", "Cơ quan chủ trì", "Tháng trình", "Ngày ban hành"],
        ["Đề án", "Sở", 9, "05/10/2026"],
    )
    assert str(items.rows(Family.PROGRAMME)[0].values["issued_on"]) == "2026-10-05"


def test_a_document_may_bring_its_day_in_the_same_cell(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ["TT", "Văn bản giao", "Nhiệm vụ", "Chủ trì"],
        [1, "Công văn số 12/UBND-TH ngày 5/10/2026", "Việc", "Sở"],
    )
    values = found.rows(Family.TASKS)[0].values
    assert (values["document_number"], str(values["document_date"])) == ("12/UBND-TH", "2026-10-05")


def test_an_unused_column_is_told_once(tmp_path: Path) -> None:
    found = read(tmp_path, [*TASKS, "Màu xe"], [*TASK, "đỏ"], [*TASK, "xanh"])
    assert messages(found, Level.WARNING) == [(None, "H (Màu xe)", "Cột này không dùng khi nhập.")]


def test_of_two_columns_with_one_meaning_the_first_counts(tmp_path: Path) -> None:
    found = read(tmp_path, [*TASKS, "Kỳ hạn"], [*TASK, "20/10/2026"])
    assert str(found.rows(Family.TASKS)[0].values["deadline"].day) == "2026-10-15"
    assert messages(found, Level.WARNING) == [
        (None, "H (Kỳ hạn)", "Cột này trùng ý nghĩa với cột G (Thời hạn); chỉ dùng cột G.")
    ]


def test_a_missing_column_is_an_error_that_names_its_wordings(tmp_path: Path) -> None:
    found = read(
        tmp_path, ["STT", "Nội dung nhiệm vụ", "Ngày giao", "Thời hạn"], [1, "Việc", "02/10/2026", ""]
    )
    assert messages(found) == [
        (
            None,
            "Cơ quan chủ trì",
            (
                "Thiếu cột “Cơ quan chủ trì”; tên cột được chấp nhận: Cơ quan chủ trì, Đơn vị chủ trì, Chủ trì, "
                "Cơ quan thực hiện, Đơn vị thực hiện, Đơn vị xử lý."
            ),
        )
    ]


def test_a_programme_without_its_months_is_not_taken_for_tasks(tmp_path: Path) -> None:
    head = [
        "STT",
        "Nội dung",
        "Cơ quan chủ trì",
        "Cấp quyết định",
        "Điều chỉnh sang tháng",
        "Ngày trình",
        "Ngày ban hành",
    ]
    row = [1, "Đề án", "Sở Y tế", "UBND tỉnh", "", "01/10/2026", "02/10/2026"]
    ((_, column, message),) = messages(read(tmp_path, head, row))
    assert (column, message[:11]) == ("Thời gian trình (tháng)", "Thiếu cột “")


def test_of_two_columns_with_one_meaning_the_more_usual_counts(tmp_path: Path) -> None:
    head = ["TT", "Ý kiến chỉ đạo", "Ngày giao", "Nội dung nhiệm vụ", "Đơn vị thực hiện", "Cơ quan chủ trì"]
    found = read(tmp_path, head, [1, "Đồng ý", "02/10/2026", "Việc thứ nhất", "Sở Nội vụ", "Sở Y tế"])
    (row,) = found.rows(Family.TASKS)
    assert (row.values["content"], row.values["lead"]) == ("Việc thứ nhất", "Sở Y tế")


@pytest.mark.parametrize("numbers", [[], [[f"({place})" for place in range(1, 8)]]])
def test_headings_merged_downwards_are_no_data(tmp_path: Path, numbers: list[list[str]]) -> None:
    path = workbook(tmp_path, {"A": [["NĂM 2026"], TASKS, [], *numbers, TASK]})
    book = load_workbook(path)
    for column in range(1, len(TASKS) + 1):
        book["A"].merge_cells(start_row=2, end_row=3, start_column=column, end_column=column)
    book.save(path)
    found = read_workbook(path)
    assert [row.values["content"] for row in found.rows(Family.TASKS)] == ["Việc thứ nhất"]
    assert found.complaints == ()


def test_headings_merged_in_part_are_read_over_both_rows(tmp_path: Path) -> None:
    upper = ["TT", "Văn bản giao", "", "Nhiệm vụ", "Cơ quan thực hiện", "", "Thời hạn", "Gia hạn", ""]
    lower = ["", "Số, ký hiệu", "Ngày ban hành", "", "Chủ trì", "Phối hợp", "", "Đến ngày", "Ngày chấp thuận"]
    days = ["15/10/2026", "20/10/2026", "14/10/2026"]
    path = workbook(
        tmp_path, {"A": [upper, lower, [1, "5/UBND", "01/10/2026", "Việc", "Sở Y tế", "", *days]]}
    )
    book = load_workbook(path)
    for column in (1, 4, 7):
        book["A"].merge_cells(start_row=1, end_row=2, start_column=column, end_column=column)
    for column in (2, 5, 8):
        book["A"].merge_cells(start_row=1, end_row=1, start_column=column, end_column=column + 1)
    book.save(path)
    found = read_workbook(path)
    (row,) = found.rows(Family.TASKS)
    assert found.complaints == ()
    assert (str(row.values["extended_to"].day), str(row.values["extension_decided_on"])) == (
        "2026-10-20",
        "2026-10-14",
    )


def test_a_broken_cell_of_a_document_number_is_one_complaint(tmp_path: Path) -> None:
    ((row, column, message),) = messages(read(tmp_path, TASKS, [1, "#REF!", *TASK[2:]]))
    assert (row, column) == (2, "B (Số, ký hiệu)")
    assert message.startswith("Ô có lỗi Excel #REF!")


def test_a_file_without_any_known_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AppError, match=r"Không tìm thấy bảng nào trong tệp “so.xlsx”\.") as refused:
        read(tmp_path, ["Họ tên", "Lương"], ["A", 5])
    assert "Nội dung nhiệm vụ, Cơ quan chủ trì" in refused.value.advice


def test_other_sheets_are_passed_over_with_a_warning(tmp_path: Path) -> None:
    found = read_workbook(
        workbook(
            tmp_path, {"Nhiệm vụ": [TASKS, TASK], "Lương": [["Họ tên", "Số tiền"], ["A", 5]], "Trống": []}
        )
    )
    assert [(c.sheet, c.level) for c in found.complaints] == [("Lương", Level.WARNING)]


def test_a_hidden_sheet_is_read_with_a_warning(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = workbook(tmp_path, {"Chung": [["Ghi chú"]], "Nhiệm vụ": [TASKS, TASK]})
    book = load_workbook(path)
    book["Nhiệm vụ"].sheet_state = "hidden"
    book.save(path)
    found = read_workbook(path)
    assert len(found.rows(Family.TASKS)) == 1
    assert any("đang ẩn" in c.message for c in found.complaints)


def test_columns_may_be_named_by_hand(tmp_path: Path) -> None:
    path = workbook(
        tmp_path, {"A": [["Mã", "Cột X", "Cột Y", "Khi nào"], ["1/A", "Việc", "Sở Y tế", "05/10/2026"]]}
    )
    by_hand = {"A": {"A": "document_number", "B": "content", "C": "lead", "D": "assigned_on"}}
    (row,) = read_workbook(path, mapping=by_hand).rows(Family.TASKS)
    assert (row.values["content"], row.values["lead"]) == ("Việc", "Sở Y tế")
    with pytest.raises(AppError, match="Không có trường “colour”"):
        read_workbook(path, mapping={"A": {"A": "colour"}})
    with pytest.raises(AppError, match="Không có trang tính “B”"):
        read_workbook(path, mapping={"B": {"A": "content"}})


def test_a_column_that_is_known_may_be_left_out_by_hand(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Nhiệm vụ": [[*TASKS, "Sản phẩm"], [*TASK, "Báo cáo"]]})
    letters = letter(len(TASKS))
    (row,) = read_workbook(path).rows(Family.TASKS)
    assert row.values["product"] == "Báo cáo"
    (row,) = read_workbook(path, mapping={"Nhiệm vụ": {letters: ""}}).rows(Family.TASKS)
    assert "product" not in row.values


def test_a_table_whose_needed_column_is_left_out_lacks_it(tmp_path: Path) -> None:
    path = workbook(tmp_path, {"Nhiệm vụ": [TASKS, TASK]})
    content = {letter(TASKS.index("Nội dung nhiệm vụ")): ""}
    said = read_workbook(path, mapping={"Nhiệm vụ": content}).complaints
    assert [complaint.column for complaint in said if complaint.level is Level.ERROR] == ["Nội dung nhiệm vụ"]


@pytest.mark.parametrize(
    ("changes", "row", "column", "part"),
    [
        ({2: "31/9/2026"}, 2, "C (Ngày giao)", "Không có ngày “31/9/2026”"),
        ({2: ""}, 2, "C (Ngày giao)", "Chưa có ngày giao"),
        ({3: ""}, 2, "D (Nội dung nhiệm vụ)", "Chưa có nội dung"),
        ({6: "30 ngày"}, 2, "G (Thời hạn)", "khoảng thời gian"),
    ],
)
def test_errors_name_the_cell(
    tmp_path: Path, changes: dict[int, str], row: int, column: str, part: str
) -> None:
    data = [changes.get(place, cell) for place, cell in enumerate(TASK)]
    ((at, where, message),) = messages(read(tmp_path, TASKS, data))
    assert (at, where) == (row, column)
    assert part in message


def test_an_excel_error_is_not_an_empty_cell(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = workbook(tmp_path, {"A": [TASKS, TASK]})
    book = load_workbook(path)
    book["A"]["G2"].value, book["A"]["G2"].data_type = "#REF!", "e"
    book.save(path)
    ((_, column, message),) = messages(read_workbook(path))
    assert (column, message) == ("G (Thời hạn)", "Ô có lỗi Excel #REF!: sửa công thức hoặc ghi giá trị.")


@pytest.mark.parametrize(
    ("title", "submitted", "given", "expected"),
    [
        ("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027", "05/03/2026", None, 2027),
        ("CHƯƠNG TRÌNH CÔNG TÁC", "05/03/2026", None, 2026),
        ("CHƯƠNG TRÌNH CÔNG TÁC", "", 2028, 2028),
    ],
)
def test_the_year_of_bare_months(
    tmp_path: Path, title: str, submitted: str, given: int | None, expected: int
) -> None:
    found = read(tmp_path, [title], PROGRAMME, [1, "Đề án", "Sở Y tế", 11, 2, submitted], year=given)
    (row,) = found.rows(Family.PROGRAMME)
    assert (row.values["due"].year, row.values["adjusted"].year) == (expected, expected + 1)


def test_the_year_of_bare_months_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="chỉ ghi tháng, chưa biết năm nào") as refused:
        read(tmp_path, PROGRAMME, [1, "Đề án", "Sở Y tế", 11, "", ""])
    assert "--year" in refused.value.advice


def test_a_programme_with_years_asks_nothing(tmp_path: Path) -> None:
    found = read(tmp_path, PROGRAMME, [1, "Đề án", "Sở Y tế", "Tháng 11/2026", "Tháng 1/2027", ""])
    assert found.rows(Family.PROGRAMME)[0].values["adjusted"].year == 2027


def test_the_agencies_of_groups_get_their_kind(tmp_path: Path) -> None:
    found = read(tmp_path, AGENCIES[0], ["II", "UBND cấp xã"], [1, "UBND xã Ea Kar", "", ""])
    (row,) = found.rows(Family.AGENCIES)
    assert (row.values["name"], row.group) == ("UBND xã Ea Kar", "UBND cấp xã")


def test_each_table_of_a_sheet_has_its_own_title_with_the_year(tmp_path: Path) -> None:
    programme = [PROGRAMME, [1, "Đề án", "Sở Y tế", 10, "", ""]]
    found = read(tmp_path, ["NHIỆM VỤ NĂM 2025"], TASKS, TASK, [], ["CHƯƠNG TRÌNH NĂM 2026"], *programme)
    (row,) = found.rows(Family.PROGRAMME)
    assert tuple(row.values["due"]) == (2026, 10)
    assert [row.values["content"] for row in found.rows(Family.TASKS)] == ["Việc thứ nhất"]


@pytest.mark.parametrize(("submitted", "year"), [("05/09/2026", 2026), ("", 2024)])
def test_dates_say_the_year_before_the_name_of_the_file_does(
    tmp_path: Path, submitted: str, year: int
) -> None:
    sheets = {"A": [PROGRAMME, [1, "Đề án", "Sở Y tế", 10, "", submitted]]}
    (row,) = read_workbook(workbook(tmp_path, sheets, "so-2024.xlsx")).rows(Family.PROGRAMME)
    assert row.values["due"].year == year


def test_remarks_do_not_make_a_table_of_reports_one_of_tasks(tmp_path: Path) -> None:
    head = ["TT", "Nội dung báo cáo", "Cơ quan thực hiện", "Thời hạn", "Ngày nhận báo cáo", "Ghi chú"]
    found = read(tmp_path, head, [1, "Báo cáo tháng", "Sở Y tế", "14/10/2026", "", "gọi điện"])
    assert [table.family for table in found.tables] == [Family.REPORTS]
