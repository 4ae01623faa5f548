"""Lists of delegates, plates and reports of half a month where something is missing."""

from dataclasses import replace

from app.briefings.attendees import AttendanceList, Delegate, DelegateGroup, NamePlates
from app.core.tables import Table
from app.exports.document import Document, Paragraph, Role
from app.exports.documents import attendance_list, half_month_report, name_plates
from tests.exports.samples.attendees import AGENCIES, HELD, LEADERS, TITLE
from tests.exports.samples.half_months import DEPUTY
from tests.exports.samples.made import office


def table_of(*groups: DelegateGroup) -> Table:
    document = attendance_list.compose(AttendanceList(TITLE, HELD, None, (), groups), office("VP"))
    (table,) = [block for block in document.sections[0].blocks if isinstance(block, Table)]
    return table


def headings(document: Document) -> list[str]:
    blocks = document.sections[0].blocks
    return [block.text for block in blocks if isinstance(block, Paragraph) and block.role is Role.HEADING]


def test_groups_are_counted_and_empty_ones_are_not_shown() -> None:
    table = table_of(
        DelegateGroup("Lãnh đạo", LEADERS), DelegateGroup("Khách mời", ()), DelegateGroup("Sở", AGENCIES)
    )
    assert table.groups == ((0, "I. Lãnh đạo (02)"), (2, "II. Sở (03)"))
    assert [row[0] for row in table.rows] == [1, 2, 3, 4, 5]


def test_a_single_group_has_no_heading_and_room_to_sign() -> None:
    table = table_of(DelegateGroup("Sở", AGENCIES))
    assert table.groups == ()
    assert table.row_height_mm == attendance_list.ROW_MM


def test_every_plate_keeps_the_place_of_its_name() -> None:
    delegates = (LEADERS[0], Delegate("", "Sở Y tế"), Delegate("Trần Minh"), Delegate(""))
    plates = name_plates.compose(NamePlates(TITLE, HELD, delegates), office("VP")).sections
    said = [[block.text for block in plate.blocks if isinstance(block, Paragraph)] for plate in plates]
    assert said == [
        ["CHỦ TỊCH UBND TỈNH", "TẠ ANH TUẤN"],
        ["ĐẠI DIỆN", "SỞ Y TẾ"],
        ["ĐẠI BIỂU", "TRẦN MINH"],
    ]
    assert not any(plate.numbered for plate in plates)


def test_parts_with_nothing_to_say_are_not_counted() -> None:
    few = replace(DEPUTY, meetings=(), matters=DEPUTY.matters[1:])
    assert headings(half_month_report.compose(few, office("BC-VP"))) == [
        "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
        "II. NỘI DUNG CẦN XIN Ý KIẾN",
        "III. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI",
    ]


def test_of_a_secret_task_only_the_document_is_told() -> None:
    secret = replace(DEPUTY.done[0], secret=True, content="Nội dung mật")
    said = repr(half_month_report.compose(replace(DEPUTY, done=(secret,)), office("BC-VP")))
    assert "Nội dung mật" not in said
    assert "nhiệm vụ nêu tại văn bản 20/UBND-NN" in said
