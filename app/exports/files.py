"""Documents as files in a folder: whole files or none."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from app.briefings.period import MonthSet
from app.core.errors import AppError
from app.core.file_names import digest, file_key, safe_name
from app.core.progress import Progress
from app.core.system_errors import reason
from app.exports.document import Document
from app.exports.documents import month_bulletin, month_workbook, period_report
from app.exports.formats import Format, render
from app.exports.keeping import Known, Plan, plan

DRAFT_ENDING = ".part"


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: where, its digest to remember it by, and why it is not where it was meant to be."""

    path: Path
    sha256: str
    why: str = ""


Made = Callable[[Progress | None], bytes]
Job = tuple[Made, Path]


def write_set(
    said: MonthSet,
    formats: Iterable[Format],
    folder: Path,
    *,
    known: Known,
    force: bool = False,
    progress: Progress | None = None,
) -> tuple[Written, ...]:
    """Write every document of the set in those of `formats` it has; return the files in order.

    All files are made under other names first and put in place together, so that a cancel (an exception from
    `progress`) or a full disk leaves nothing behind. Each goes where `keeping.plan` says by the files that are
    `known`. Raises AppError where the folder cannot be written.
    """
    chosen = set(formats)
    documents = [
        (document, format_)
        for document, of_kind in _composed(said)
        for format_ in of_kind
        if format_ in chosen
    ]
    return write_kept(documents, folder, known=known, force=force, progress=progress)


def write_kept(
    documents: Sequence[tuple[Document, Format]],
    folder: Path,
    *,
    known: Known,
    force: bool = False,
    progress: Progress | None = None,
) -> tuple[Written, ...]:
    """Write documents into a folder under their own names, all or none, as `write_set` does; AppError as there."""
    plans: list[Plan] = []
    with _told(folder):
        for document, format_ in documents:
            taken = {planned.path for planned in plans}
            path = folder / file_name(document, format_)
            plans.append(plan(path, known, force=force, taken=taken))
    jobs = [(_rendered(*each), planned.path) for each, planned in zip(documents, plans, strict=True)]
    files = _write(jobs, folder, progress)
    return tuple(Written(path, digest(path), planned.why) for path, planned in zip(files, plans, strict=True))


def write_at(
    document: Document,
    format_: Format,
    path: Path,
    *,
    known: Known,
    force: bool = False,
    progress: Progress | None = None,
) -> Written:
    """Write one document to a path that was chosen, or beside it as `keeping.plan` says; AppError as above."""
    return _write_beside(_rendered(document, format_), path, known=known, force=force, progress=progress)


def write_made(content: bytes, path: Path, *, known: Known, force: bool = False) -> Written:
    """Write a file that is made already, as `write_at` does; AppError as above."""
    return _write_beside(lambda _: content, path, known=known, force=force)


def _write_beside(
    made: Made, path: Path, *, known: Known, force: bool, progress: Progress | None = None
) -> Written:
    with _told(path.parent):
        planned = plan(path, known, force=force)
    (written,) = _write([(made, planned.path)], path.parent, progress)
    return Written(written, digest(written), planned.why)


def file_name(document: Document, format_: Format) -> str:
    """The name of a document's file, as any system takes it."""
    return safe_name(f"{document.file_name}.{format_}")


def keys_of(files: Iterable[Written]) -> dict[str, str]:
    """What is to be remembered of files that were written."""
    return {file_key(file.path): file.sha256 for file in files}


def _composed(said: MonthSet) -> Iterator[tuple[Document, tuple[Format, ...]]]:
    """The documents of the set, each with the formats it is for."""
    report, bulletin = said.report, said.bulletin
    yield period_report.compose(report.briefing, report.edition), period_report.FORMATS
    yield month_bulletin.compose(bulletin.briefing, bulletin.edition), month_bulletin.FORMATS
    yield month_workbook.compose(report.briefing, report.edition), month_workbook.FORMATS


def write_document(
    document: Document, format_: Format, path: Path, *, progress: Progress | None = None
) -> Path:
    """Write one document to `path`, and nothing at all when it is cancelled or fails; AppError as above."""
    (written,) = _write([(_rendered(document, format_), path)], path.parent, progress)
    return written


def write_content(content: bytes, path: Path) -> Path:
    """Write a file that is made already; AppError as above."""
    (written,) = _write([(lambda _: content, path)], path.parent, None)
    return written


def _rendered(document: Document, format_: Format) -> Made:
    return lambda progress: render(document, format_, progress=progress)


def _write(jobs: Sequence[Job], folder: Path, progress: Progress | None) -> tuple[Path, ...]:
    finals = tuple(final for _, final in jobs)
    try:
        with _told(folder):
            folder.mkdir(parents=True, exist_ok=True)
            _require_free(finals)
        for number, (make, final) in enumerate(jobs):
            content = make(_step(progress, number, len(jobs)))
            with _told(folder):
                _draft(final).write_bytes(content)
        with _told(folder):
            _require_free(finals)
            for final in finals:
                _draft(final).replace(final)
    finally:
        _sweep(map(_draft, finals))
    return finals


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Say in words what the system refused in the folder; a fault in rendering is none of it."""
    try:
        yield
    except OSError as error:
        raise _refused(folder, error) from error


def _step(progress: Progress | None, number: int, jobs: int) -> Progress | None:
    """Progress of one document as its share of the whole set, in thousandths."""
    if progress is None:
        return None

    def step(done: int, total: int) -> None:
        progress((number * 1000 + done * 1000 // max(total, 1)), jobs * 1000)

    return step


def _require_free(files: Iterable[Path]) -> None:
    """Find a file that another program holds (Word, on Windows) before any is replaced."""
    for file in files:
        if file.exists():
            with file.open("r+b"):
                pass


def _draft(final: Path) -> Path:
    return final.with_name(f".{final.name}{DRAFT_ENDING}")


def _final(path: Path) -> Path:
    """The file that a reader knows, from it or from its draft."""
    if path.suffix != DRAFT_ENDING:
        return path
    return path.with_name(path.name.removeprefix(".").removesuffix(DRAFT_ENDING))


def _sweep(drafts: Iterable[Path]) -> None:
    for draft in drafts:
        with suppress(OSError):  # a draft that cannot be removed harms nobody; the next export writes over it
            draft.unlink(missing_ok=True)


def _refused(folder: Path, error: OSError) -> AppError:
    if isinstance(error, PermissionError):
        name = _final(Path(str(error.filename2 or error.filename or ""))).name
        return AppError(
            f"Không ghi được tệp {name} vào thư mục {folder}.",
            "Đóng tệp nếu đang mở trong Word, Excel hoặc chọn thư mục khác.",
        )
    return AppError(
        f"Không ghi được vào thư mục {folder} ({reason(error)}).",
        "Kiểm tra dung lượng đĩa hoặc chọn thư mục khác.",
    )
