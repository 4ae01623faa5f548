"""The pack of a meeting as one PDF."""

import json
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import asdict
from functools import partial

from app.briefings.pack import MeetingPapers, PackLine, PackList
from app.cli.files import keep, known, remember, today
from app.cli.opening import reading
from app.core.errors import AppError
from app.exports.pack.groups import Part, Told, groups_of, parts_of


def run(options: Namespace) -> int:
    """Join the papers of the meeting (in a ZIP file where `--out` ends so), list what is in the pack and what not."""
    from app.exports.files import write_made
    from app.exports.pack.make import make_pack
    from app.exports.pack.zipped import zip_pack
    from app.services.attached_files import read_content

    papers, parts, told = _ask(options)
    files = {file.key for file in papers.own} | {file.key for one in papers.contents for file in one.files}
    read = partial(read_content, folder=options.data)
    groups = groups_of(parts, files | set(told), read=read, told=told)
    pack = make_pack(papers.head, groups)
    zipped = options.out.suffix.casefold() == ".zip"
    content = zip_pack(pack, groups) if zipped else pack.content
    file = write_made(content, options.out, known=known(options.data), force=options.force)
    if options.json:
        print(json.dumps(_as_json(pack.listed) | {"file": str(file.path)}, ensure_ascii=False, indent=1))
        remember(options, [file])
    else:
        for line in pack.listed.lines:
            print(_said(line))
        keep(options, [file])
    return 0


def _ask(options: Namespace) -> tuple[MeetingPapers, tuple[Part, ...], Told]:
    """All that is asked of the database, in one snapshot."""
    from app.services.pack import brief, meeting_on, read_papers

    with reading(options.data) as database, database.read() as session:
        key = options.id or meeting_on(session, options.day, options.kind)
        papers = read_papers(session, key, today=today())
        parts = parts_of(papers)
        offered = {row.key for part in parts for row in part.rows} & {paper.code for paper in papers.ours}
        _require(options.documents, offered)
        told = {
            paper.code: brief(session, paper, today=today())
            for paper in papers.ours
            if paper.code in options.documents
        }
    return papers, parts, told


def _require(asked: Iterable[str], offered: set[str]) -> None:
    for code in asked:
        if code not in offered:
            known = ", ".join(sorted(offered)) or "chưa có loại nào"
            raise AppError(f"Không đưa được “{code}” vào bộ tài liệu.", f"Các loại đưa vào được: {known}.")


def _said(line: PackLine) -> str:
    """One line of the list for people: where a paper is, or why it is not there."""
    pages = f"trang {line.first}, {line.pages} trang" if line.first else ""
    return ": ".join(
        filter(None, (f"{'' if line.is_group else '  '}{line.number} {line.title}", pages or line.remark))
    )


def _as_json(listed: PackList) -> dict[str, object]:
    lines = [asdict(line) for line in listed.lines]
    return {"meeting": listed.head.title, "pages": listed.pages, "missing": listed.missing, "lines": lines}
