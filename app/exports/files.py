"""The monthly briefing set as files in a folder: whole files or none."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from app.briefings.month import MonthBriefing
from app.core.errors import AppError
from app.core.system_errors import reason
from app.exports.catalog import MONTHLY_SET
from app.exports.formats import Format, Progress, render


def write_set(
    briefing: MonthBriefing, formats: Iterable[str], folder: Path, *, progress: Progress | None = None
) -> tuple[Path, ...]:
    """Write every document of the set in those of `formats` it has; return the files in order.

    All files are made under other names first and put in place together, so that a cancel (an exception from
    `progress`) or a full disk leaves nothing behind. Raises AppError where the folder cannot be written.
    """
    chosen = {Format(format_) for format_ in formats}
    jobs = [
        (kind.compose(briefing), format_)
        for kind in MONTHLY_SET
        for format_ in kind.FORMATS
        if format_ in chosen
    ]
    made: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for number, (document, format_) in enumerate(jobs):
            final = folder / f"{document.file_name}.{format_}"
            draft = final.with_name(f".{final.name}.part")
            made.append((draft, final))
            draft.write_bytes(render(document, format_, progress=_step(progress, number, len(jobs))))
        for draft, final in made:
            draft.replace(final)
    except OSError as error:
        raise _refused(folder, error) from error
    finally:
        _sweep(draft for draft, _ in made)
    return tuple(final for _, final in made)


def _step(progress: Progress | None, number: int, jobs: int) -> Progress | None:
    """Progress of one document as its share of the whole set, in thousandths."""
    if progress is None:
        return None

    def step(done: int, total: int) -> None:
        progress((number * 1000 + done * 1000 // max(total, 1)), jobs * 1000)

    return step


def _sweep(drafts: Iterable[Path]) -> None:
    for draft in drafts:
        with suppress(OSError):  # a draft that cannot be removed harms nobody; the next export writes over it
            draft.unlink(missing_ok=True)


def _refused(folder: Path, error: OSError) -> AppError:
    if isinstance(error, PermissionError):
        name = Path(str(error.filename2 or error.filename or "")).name
        return AppError(
            f"Không ghi được tệp {name} vào thư mục {folder}.",
            "Đóng tệp nếu đang mở trong Word, Excel hoặc chọn thư mục khác.",
        )
    return AppError(
        f"Không ghi được vào thư mục {folder} ({reason(error)}).",
        "Kiểm tra dung lượng đĩa hoặc chọn thư mục khác.",
    )
