"""A month as an office might write it: known tasks, programme, papers and reports in other words, shapes and dates."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import normalize

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.importers.office_workbook import Family
from app.importers.office_workbook.values import Deadline, Month

AGENCIES = (
    "Sở Y tế",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Nội vụ",
    "Ban Quản lý Giao thông, Nông nghiệp tỉnh",
)
POSTS = ("Chủ tịch", "Phó Chủ tịch Thường trực", "Phó Chủ tịch (kinh tế)")
TITLES: tuple[list[str | None], ...] = (
    [],
    ["BẢNG THEO DÕI NĂM 2026", None],
    [
        "UBND TỈNH",
        "VĂN PHÒNG",
        None,
        "DANH MỤC NĂM 2026",
        "(Kèm theo Công văn số 2019/VP-TH ngày 05/01/2027)",
    ],
)
HEADS: dict[Family, dict[str, str]] = {
    Family.TASKS: {
        "ordinal": "STT|TT|Số TT",
        "document_number": "Số/Ký hiệu|Số hiệu văn bản|Văn bản giao (số, ký hiệu)|Số, kí hiệu VB",
        "assigned_on": "Ngày, tháng, năm giao|Ngày giao NV|Ngày UBND tỉnh giao|Ngày bắt đầu",
        "content": "Tên nhiệm vụ|Nội dung công việc|Trích yếu nội dung|Nhiệm vụ UBND tỉnh giao",
        "assigner": "Người giao|Lãnh đạo UBND tỉnh phụ trách|Lãnh đạo chỉ đạo",
        "lead": "Đơn vị thực hiện|Đơn vị đầu mối|Đơn vị/cá nhân chủ trì|Cơ quan, đơn vị, địa phương chủ trì",
        "deadline": "Hạn xử lý|Hạn hoàn thành|Thời gian hoàn thành|Hạn HT",
        "extended_to": "Hạn sau khi gia hạn|Gia hạn đến (nếu có)|Thời hạn mới|Được gia hạn",
        "extension_decided_on": "Ngày cho gia hạn|Ngày QĐ gia hạn|Ngày UBND tỉnh cho gia hạn",
        "completed_on": "Ngày thực tế hoàn thành|Thời điểm hoàn thành|Ngày, tháng, năm hoàn thành",
        "quality": "Đảm bảo chất lượng|Đánh giá chất lượng|Đạt/Không đạt",
        "withdrawn": "Đã thu hồi|Thu hồi/hủy|Thu hồi (nếu có)",
    },
    Family.PROGRAMME: {
        "ordinal": "STT|TT",
        "content": "Tên đề án, nội dung|Nội dung trình|Nội dung/Đề án",
        "lead": "Cơ quan soạn thảo|Cơ quan trình|Đơn vị chủ trì soạn thảo",
        "due": "Thời gian trình|Tháng phải trình|Thời gian trình UBND tỉnh",
        "adjusted": "Điều chỉnh đến (nếu có)|Lùi sang tháng|Thời gian trình sau khi điều chỉnh",
        "submitted_on": "Ngày đã trình|Ngày trình thực tế|Ngày đơn vị trình",
        "issued_on": "Ngày ban hành|Ngày ban hành/phê duyệt|Ngày được phê duyệt",
    },
    Family.SESSION_DOCUMENTS: {
        "title": "Cuộc họp|Phiên họp/Hội nghị|Phiên họp UBND tỉnh",
        "held_on": "Ngày tổ chức|Thời gian họp|Ngày, giờ họp",
        "content": "Nội dung trình|Tên nội dung|Tài liệu",
        "agency": "Đơn vị trình|Cơ quan chuẩn bị tài liệu|Đơn vị gửi tài liệu",
        "received_on": "Ngày nhận hồ sơ|Thời điểm gửi tài liệu|Ngày VP nhận tài liệu",
    },
    Family.REPORTS: {
        "name": "Tên báo cáo|Loại báo cáo|Chế độ báo cáo",
        "agency": "Đơn vị báo cáo|Cơ quan, đơn vị gửi|Cơ quan chủ trì báo cáo",
        "due": "Hạn gửi BC|Thời hạn nộp|Hạn cuối gửi báo cáo",
        "received_on": "Thời điểm gửi|Ngày nộp|Ngày tiếp nhận",
    },
}
Truth = dict[Family, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Made:
    """A workbook and what must be read from it."""

    path: Path
    truth: Truth


def make(folder: Path, seed: int) -> Made:
    """Write the workbook of one seed: sheets in any order, columns in any order, strange ones among them."""
    chance = Random(seed)
    truth = {family: [_row(chance, family, place) for place in range(9)] for family in HEADS}
    truth[Family.TASKS].sort(key=lambda task: task["assigner"])
    book = Workbook()
    book.remove(book.worksheets[0])
    for place, family in enumerate(chance.sample(list(HEADS), len(HEADS))):
        _fill(chance, book.create_sheet(f"Trang {place}"), family, truth[family])
    book.save(folder / "so.xlsx")
    return Made(folder / "so.xlsx", truth)


def _row(chance: Random, family: Family, place: int) -> dict[str, Any]:
    day = date(2026, 10, 15) + timedelta(chance.randint(-60, 60))
    later = chance.choice([None, day + timedelta(chance.randint(1, 40))])
    content = f"Việc, nội dung thứ {place}"
    match family:
        case Family.TASKS:
            return {
                "document_number": f"{place + 1}/UBND-TH",
                "assigned_on": day,
                "content": content,
                "assigner": chance.choice(POSTS),
                "lead": chance.sample(AGENCIES, chance.randint(1, 3)),
                "deadline": _deadline(chance, day),
                "extended_to": Deadline(later) if later else Deadline(None),
                "extension_decided_on": day if later else None,
                "completed_on": chance.choice([None, day + timedelta(9)]),
                "quality": chance.choice([None, True, False]),
                "withdrawn": chance.choice([None, True, False]),
            }
        case Family.PROGRAMME:
            due = chance.randint(1, 12)
            moved = chance.choice(
                [None, Month(2026, due), Month(2027, due - 1) if due > 1 else Month(2026, 12)]
            )
            return {
                "content": content,
                "lead": [chance.choice(AGENCIES)],
                "due": Month(2026, due),
                "adjusted": moved,
                "submitted_on": later,
                "issued_on": later,
            }
        case Family.SESSION_DOCUMENTS:
            agency = [chance.choice(AGENCIES)]
            title = chance.choice(["Phiên họp thường kỳ", "Hội nghị Đảng ủy UBND tỉnh"])
            return {
                "title": title,
                "held_on": day,
                "content": content,
                "agency": agency,
                "received_on": later,
            }
        case _:
            agency = [chance.choice(AGENCIES)]
            return {"name": "Báo cáo tháng", "agency": agency, "due": Deadline(day), "received_on": later}


def _deadline(chance: Random, day: date) -> Deadline:
    month_end = day.replace(day=monthrange(day.year, day.month)[1])
    quarter_month = (day.month + 2) // 3 * 3
    quarter_end = date(day.year, quarter_month, monthrange(day.year, quarter_month)[1])
    roman = ("I", "II", "III", "IV")[quarter_month // 3 - 1]
    return chance.choice(
        [
            Deadline(day),
            Deadline(day, before=True, words=f"Trước ngày {day:%d.%m.%Y}"),
            Deadline(day, words=f"CHẬM NHẤT NGÀY {day:%d/%m/%Y}"),
            Deadline(day, words=f"Trong ngày {day.day}-{day.month}-{day.year}"),
            Deadline(month_end, words=f"Tháng {day.month} năm {day.year}"),
            Deadline(quarter_end, words=f"Quí {roman}/{day.year}"),
            Deadline(None, regular=True, words="Thường xuyên"),
            Deadline(None),
        ]
    )


def _fill(chance: Random, sheet: Worksheet, family: Family, rows: list[dict[str, Any]]) -> None:
    heads = [(name, chance.choice(wordings.split("|"))) for name, wordings in HEADS[family].items()]
    heads += [
        (text, text)
        for text in chance.sample(["Tình trạng", "Số điện thoại", "Khó khăn"], chance.randint(0, 2))
    ]
    chance.shuffle(heads)
    for title in chance.choice(TITLES[1:] if family is Family.PROGRAMME else TITLES):
        sheet.append([title])
    sheet.append([_typed(chance, text) for _, text in heads])
    if chance.random() < 0.4:  # each heading merged over two rows
        top = sheet.max_row
        sheet.append([])
        for column in range(1, len(heads) + 1):
            sheet.merge_cells(start_row=top, end_row=top + 1, start_column=column, end_column=column)
    if chance.random() < 0.5:
        sheet.append([f"({column})" for column in range(1, len(heads) + 1)])
    grouped = family is Family.TASKS and chance.random() < 0.6
    group = ""
    for number, row in enumerate(rows, 1):
        if grouped and row["assigner"] != group:
            group = row["assigner"]
            mark, title = chance.choice(["I", "A", None]), f"Nhiệm vụ {group} giao"
            sheet.append([{"ordinal": mark, "content": title}.get(name) for name, _ in heads])
        cells = {name: _cell(chance, name, value) for name, value in row.items()}
        cells |= {"ordinal": number} | ({"assigner": None} if grouped else {})
        sheet.append([cells.get(name) for name, _ in heads])


def _typed(chance: Random, text: str) -> str:
    ways: tuple[Callable[[str], str], ...] = (
        str,
        str.upper,
        lambda said: normalize("NFD", said),
        lambda said: said.replace(" ", "\n", 1),
        lambda said: f"  {said}: ",
        lambda said: said.replace(" ", "\u00a0"),
    )
    return chance.choice(ways)(text)


def _cell(chance: Random, name: str, value: Any) -> Any:
    match value:
        case Deadline():
            return value.words or _day(chance, value.day)
        case date():
            return _day(chance, value)
        case Month():
            bare = value.year == 2026 or name == "adjusted"
            whole = [f"Tháng {value.month}/{value.year}", f"{value.month:02}/{value.year}"]
            return chance.choice([*whole, *([value.month, f"tháng {value.month:02}"] if bare else [])])
        case bool():
            return chance.choice(["x", "Có", "ĐÃ", 1, "đạt"] if value else ["Không", "không đạt", 0])
        case list():
            written = [
                chance.choice([agency, agency.upper(), f"  {agency} ", normalize("NFD", agency)])
                for agency in value
            ]
            return "".join(text + chance.choice(["; ", "\n", ", "]) for text in written).rstrip(", ")
        case _:
            return value


def _day(chance: Random, day: date | None) -> Any:
    if day is None:
        return None
    ways = [f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%d-%m-%Y}", f"{day:%d.%m.%Y}"]
    ways += [f" {day.day} / {day.month} / {day.year}"]
    return chance.choice([*ways, day, datetime.combine(day, time(14, 30))])
