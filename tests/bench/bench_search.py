"""How long a list of 100,000 tasks takes, from the service call: `python -m tests.bench.bench_search [TASKS]`.

Search as one types runs beside the bare FTS5 query by the raw driver (each word a prefix, newest first, all keys):
where a text is found in tasks alone on the same file, where names are found too on a table made for this alone, which
holds content, number, lead agencies with their other names, and officer of each task as one text. The list takes a
word of one or two letters for the beginning of a name only when it is the whole of it; texts for which the bare table
therefore answers other tasks are counted apart. The other questions stand alone, with the limit set for them.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from sqlalchemy.orm import Session

from app.briefings.lists import Wanted
from app.core.ids import uuid7, uuid7s
from app.core.paths import DATABASE_NAME
from app.core.terms import AgencyKind, AgencyRole, TaskState
from app.models.agency import Agency, AgencyAlias
from app.models.database import open_database
from app.models.person import Person, Post
from app.models.raw import connect
from app.models.search import INDEX, matching
from app.models.task import DelayReport, Extension, SourceDocument, Task, TaskAgency
from app.services.bulk import insert_rows
from app.services.lists import tasks

TODAY = date(2026, 10, 31)
ROUNDS = 5
_FEWEST = 2  # texts that have a p95
PAGE = 256
SYLLABLES = (
    "báo cáo kết quả thực hiện nghị quyết kế hoạch tổ chức triển khai xây dựng đề án phát triển kinh tế xã hội "
    "tham mưu văn bản chỉ đạo rà soát quy hoạch sử dụng đất đai giải phóng mặt bằng dự án đầu tư công vốn ngân sách "
    "tỉnh huyện phường thôn buôn đồng bào dân tộc thiểu số giảm nghèo bền vững nông thôn mới môi trường rừng cháy "
    "phòng chống dịch bệnh gia súc gia cầm y tế giáo dục học sinh trường lớp giáo viên tuyển viên chức biên chế "
    "chuyển đổi công nghệ thông tin hồ sơ thủ tục hành chính một cửa liên thông khiếu nại tố cáo tiếp công dân "
    "an ninh trật tự giao thông đường bộ cao tốc cầu hồ đập thủy lợi hạn hán mưa lũ thiên tai cứu trợ sạt lở"
)
DEPARTMENTS = (
    "Y tế,Nội vụ,Tài chính,Xây dựng,Nông nghiệp và Môi trường,Giáo dục và Đào tạo,Khoa học và Công nghệ,Tư pháp,"
    "Công Thương,Văn hóa Thể thao và Du lịch,Dân tộc và Tôn giáo,Ngoại vụ"
)
NAMES = "An Bình Chi Dũng Giang Hà Hạnh Khánh Lan Mai Nam Oanh Phúc Quân Sơn Thảo Uyên Vinh Xuân Yến"
ONSETS = "b c ch d đ g gi h kh l m n ng nh ph q r s t th tr v x"
RIMES = "a ai ang anh ao âu ay ên iên iêu in inh ô ôi ông ơi ương u ua uân ung uy"
PARTS, GIVEN = SYLLABLES.split(), NAMES.split()
OTHERS = [onset + rime for onset in ONSETS.split() for rime in RIMES.split()]
TYPED = (
    "nghị quyết,quy hoạch đất,giảm nghèo,sạt lở,cao tốc,sở y tế,nội vụ báo cáo,12/ubnd,1023,dịch bệnh gia súc,"
    "tuyển viên chức,hồ đập,tài chính ngân sách,xã ea,chuyển đổi số,khánh dự án,một cửa,tố cáo,phường 7,hạn hán"
)


def fill(session: Session, number: int) -> None:
    """Write `number` tasks of five years, as varied as an office's."""
    chance = random.Random(2026)
    names = [f"Sở {name}" for name in DEPARTMENTS.split(",")] + [f"UBND xã Ea {place}" for place in range(90)]
    agencies = uuid7s(len(names))
    _insert(
        session,
        Agency,
        (
            {"id": key, "name": name, "kind": AgencyKind.DEPARTMENT, "position": place, "short_name": ""}
            for place, (key, name) in enumerate(zip(agencies, names, strict=True))
        ),
    )
    _insert(
        session,
        AgencyAlias,
        ({"agency_id": k, "alias": f"cơ quan {n}"} for k, n in zip(agencies, names, strict=True)),
    )
    posts, people, documents = uuid7s(5), uuid7s(200), uuid7s(number // 5 + 1)
    _insert(
        session,
        Post,
        ({"id": key, "name": f"Phó Chủ tịch {n}", "position": n} for n, key in enumerate(posts)),
    )
    _insert(
        session,
        Person,
        (
            {
                "id": key,
                "full_name": f"Nguyễn {chance.choice(GIVEN)} {chance.choice(GIVEN)}",
                "title": "Chuyên viên",
            }
            for key in people
        ),
    )
    _insert(
        session, SourceDocument, ({"id": key, "number": f"{n}/UBND-TH"} for n, key in enumerate(documents))
    )
    _tasks(session, chance, number, (agencies, posts, people, documents))


def _tasks(session: Session, chance: random.Random, number: int, owners: Sequence[Sequence[Any]]) -> None:
    agencies, posts, people, documents = owners
    rows: dict[type, list[dict[str, Any]]] = {Task: [], TaskAgency: [], Extension: [], DelayReport: []}
    for turn in range(number):
        key, assigned = uuid7(), TODAY - timedelta(chance.randrange(1825))
        deadline = assigned + timedelta(chance.randrange(5, 90)) if chance.random() > 0.06 else None
        completed = assigned + timedelta(chance.randrange(2, 100)) if chance.random() < 0.9 else None
        content = f"{_phrase(chance)} {' '.join(chance.choices(OTHERS, k=12))}".capitalize()
        rows[Task].append(
            {
                "id": key,
                "content": f"{content} {turn}",
                "source_document_id": documents[turn // 5],
                "assigner_post_id": chance.choice(posts),
                "officer_id": chance.choice(people),
                "assigned_on": assigned,
                "deadline": deadline,
                "completed_on": completed,
            }
        )
        for place, lead in enumerate(chance.sample(agencies, 2 if chance.random() < 0.2 else 1)):
            rows[TaskAgency].append(
                {"task_id": key, "agency_id": lead, "role": AgencyRole.LEAD, "position": place}
            )
        edge = deadline or assigned
        if chance.random() < 0.15:
            rows[Extension].append(
                {"task_id": key, "extended_to": edge + timedelta(20), "decided_on": assigned}
            )
        if chance.random() < 0.2:
            rows[DelayReport].append({"task_id": key, "reported_on": edge, "accepted": True})
    for table, values in rows.items():
        _insert(session, table, values)


def _phrase(chance: random.Random) -> str:
    begin = chance.randrange(len(PARTS) - 4)
    return " ".join(PARTS[begin : begin + chance.randrange(4, 9)])


def _insert(session: Session, table: type, values: Any) -> None:
    """Rows with the defaults of the columns that they leave out."""
    defaults = {
        column.name: column.default.arg
        for column in table.__table__.columns
        if column.default is not None and column.default.is_scalar and "derived" not in column.info
    }
    insert_rows(session, table.__table__, [defaults | row for row in values])


def typed() -> Iterator[str]:
    """Every state of the search field while the texts are typed, from the second letter on."""
    for words in TYPED.split(","):
        yield from (words[:end] for end in range(2, len(words) + 1))


def milliseconds(work: Callable[[], object]) -> float:
    """The fastest of some rounds."""
    took = []
    for _ in range(ROUNDS):
        began = perf_counter()
        work()
        took.append(perf_counter() - began)
    return min(took) * 1000


def make_bare(raw: Any, folder: Path) -> Any:
    """A table of nothing but the words of each task, in a file of its own, for the bare query where names count."""
    bare = connect(folder / "bare.db")
    bare.execute("CREATE TABLE search_entry (n INTEGER PRIMARY KEY, kind TEXT, row_id TEXT, folded TEXT)")
    bare.execute(INDEX)
    rows = raw.execute(
        """SELECT entry.n, entry.row_id, entry.folded || ' ' || coalesce(
            (SELECT group_concat(agency.folded || ' ' || coalesce(
                (SELECT group_concat(alias.folded, ' ') FROM agency_alias AS alias
                WHERE alias.agency_id = agency.id), ''), ' ')
            FROM task_agency AS link JOIN agency ON agency.id = link.agency_id
            WHERE link.task_id = task.id AND link.role = 'lead'), '')
            || ' ' || coalesce((SELECT person.folded FROM person WHERE person.id = task.officer_id), '')
        FROM search_entry AS entry JOIN task ON task.id = entry.row_id WHERE entry.kind = 'task'"""
    ).fetchall()
    bare.execute("BEGIN")
    bare.executemany("INSERT INTO search_entry VALUES (?, 'task', ?, ?)", rows)
    bare.execute("INSERT INTO search_index(search_index) VALUES ('rebuild')")
    bare.execute("COMMIT")
    return bare


def _raw_search(raw: Any, words: str) -> list[Any]:
    found = raw.execute(
        "SELECT entry.row_id FROM search_index JOIN search_entry AS entry ON entry.n = search_index.rowid "
        "WHERE search_index MATCH ? AND entry.kind = 'task' ORDER BY search_index.rowid DESC",
        (matching(words),),
    )
    return list(found.fetchall())


def search(session: Session, raw: Any, bare: Any) -> None:
    """Print the search as one types beside the bare query that answers the same tasks, or comes nearest."""
    kinds: dict[str, list[tuple[float, float]]] = {"content only": [], "names too": [], "other rows": []}
    for words in typed():
        keys = set(tasks.find(session, Wanted(words), today=TODAY).keys)
        if keys == {key for (key,) in _raw_search(raw, words)}:
            kind, ask = "content only", lambda: _raw_search(raw, words)  # noqa: B023  (called at once)
        else:
            same = keys == {key for (key,) in _raw_search(bare, words)}
            kind, ask = "names too" if same else "other rows", lambda: _raw_search(bare, words)  # noqa: B023
        ours = milliseconds(lambda: tasks.find(session, Wanted(words), today=TODAY))  # noqa: B023
        kinds[kind].append((milliseconds(ask), ours))
    same_rows = [*kinds["content only"], *kinds["names too"]]
    for name, times in (
        *kinds.items(),
        ("same rows", same_rows),
        ("all", [*same_rows, *kinds["other rows"]]),
    ):
        if len(times) < _FEWEST:
            print(f"search, {name:12} ({len(times):3} texts)")
            continue
        bare_times, our_times = zip(*times, strict=True)
        bare_p95, our_p95 = _p95(bare_times), _p95(our_times)
        ratio = median(ours / least for least, ours in times)
        print(f"search, {name:12} ({len(times):3} texts)", end=": ")
        print(f"bare median {median(bare_times):5.1f}, p95 {bare_p95:5.1f} ms", end="; ")
        print(
            f"ours {median(our_times):5.1f}, {our_p95:5.1f} ms = {our_p95 / bare_p95:.2f} at p95 (limit 2)",
            end="; ",
        )
        print(f"{ratio:.2f} text by text (median)")


def _p95(took: Sequence[float]) -> float:
    return quantiles(took, n=20)[-1]


def questions(session: Session) -> Iterator[tuple[str, float, Callable[[], object]]]:
    """What else the list is asked: a name, its limit in milliseconds, the call."""
    every = Wanted()

    def first_page() -> object:
        keys = tasks.find(session, every, today=TODAY).keys
        return tasks.read(session, keys[:PAGE], today=TODAY)

    def finding(wanted: Wanted) -> Callable[[], object]:
        return lambda: tasks.find(session, wanted, today=TODAY)

    yield "all keys and the first page", 150, first_page
    for order in tasks.ORDERS:
        yield f"sorted by {order}", 300, finding(Wanted(order=order))
    for group in tasks.GROUPS:
        yield f"grouped by {group}", 300, finding(Wanted(group=group))
    agency = tasks.choices(session, "agency")[0].code
    for name, codes in (("agency", (agency,)), ("period", ("2026-10-01..2026-10-31",))):
        yield f"filtered by {name}", 100, finding(Wanted(filters={name: codes}))
    officer = tasks.choices(session, "officer")[0].code
    for name in ("officer", "follower", "room"):
        yield f"filtered by {name}", 30, finding(Wanted(filters={name: (officer,)}))
    for state in TaskState:
        wanted = Wanted(filters={"state": (state.value,)})
        yield f"count of {state}", 50, lambda wanted=wanted: tasks.count(session, wanted, today=TODAY)
    for name in tasks.FILTERS_WITH_CHOICES:
        yield f"choices of {name}", 50, lambda name=name: tasks.choices(session, name)
    yield "totals", 150, lambda: tasks.totals(session, every, today=TODAY)


def main() -> None:
    """Print the times."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        database = open_database(folder)
        with database.write("Đo") as session:
            fill(session, number)
        raw = connect(folder / DATABASE_NAME)
        with database.read() as session:
            bare = make_bare(raw, folder)
            search(session, raw, bare)
            bare.close()
            for name, limit, work in questions(session):
                took = milliseconds(work)
                print(f"{name:32} {took:7.1f} ms (limit {limit}){'  <-- over' if took > limit else ''}")
        raw.close()
        database.close()


if __name__ == "__main__":
    main()
