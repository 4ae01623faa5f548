"""The parent of every table: keys, dates, codes, marks of deletion and derived columns."""

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime
from typing import Any, ClassVar, cast
from uuid import UUID

from sqlalchemy import Column, Connection, Date, DateTime, Dialect, Enum, String, Table, Uuid, event
from sqlalchemy.orm import DeclarativeBase, Mapped, Mapper, mapped_column
from sqlalchemy.types import NullType, TypeDecorator

from app.core.ids import uuid7
from app.core.terms import Term

Derivation = Callable[[Mapping[str, Any]], Any]
KEPT = {"kept": True}
"""Of a column that triggers keep from other tables: no business of the change log, nor of who writes the row."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware in Python, UTC in the database (SQLite's DateTime would drop the zone)."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Codes(TypeDecorator[tuple[Term, ...]]):
    """Several terms, each once and in their own order, kept as their codes with a space between."""

    impl = String
    cache_ok = True

    def __init__(self, terms: type[Term]) -> None:
        """Of which terms they are."""
        super().__init__()
        self.terms = terms

    def process_bind_param(self, value: Collection[Term] | None, dialect: Dialect) -> str:
        return " ".join(term.value for term in self.terms if term in (value or ()))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Term, ...]:
        return tuple(self.terms(code) for code in (value or "").split())


class Base(DeclarativeBase):
    """Parent of every table, business or not."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {UUID: Uuid(), date: Date(), datetime: UtcDateTime()}


class Record(Base):
    """A business row: logged at every change, deleted only by a mark."""

    __abstract__ = True

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid7)
    deleted_at: Mapped[datetime | None]


def code(terms: type[Term]) -> Enum:
    """The column type that keeps a term by its code, without a constraint that a new term would break."""
    return Enum(terms, native_enum=False, create_constraint=False, length=32, values_callable=_codes)


def _codes(terms: type[Term]) -> list[str]:
    return [term.value for term in terms]


def derived(derivation: Derivation, *, index: bool = False) -> Any:
    """A column made from others of its row: kept out of the change log, made again by `derive`."""
    return mapped_column(default="", index=index, info={"derived": derivation})


def is_logged(table: Table) -> bool:
    """Whether changes of `table` belong in the change log."""
    return any(
        mapper.local_table is table for mapper in Base.registry.mappers if issubclass(mapper.class_, Record)
    )


def logged_tables() -> tuple[Table, ...]:
    """Every business table, in an order in which foreign keys are satisfied."""
    from app.models import tables  # noqa: F401 - not at the start, which needs few of them

    return tuple(table for table in Base.metadata.sorted_tables if is_logged(table))


def is_stated(column: Column[Any]) -> bool:
    """Whether a column says something of its own; others are made from what columns say."""
    return not column.info.keys() & {"derived", "kept"}


def derive(table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
    """The derived columns of `table` for a row with `values` (all columns they are made from)."""
    return {
        column.name: column.info["derived"](values) for column in table.columns if "derived" in column.info
    }


def _fill_derived(mapper: Mapper[Any], _: Connection, row: Any) -> None:
    table = cast(Table, mapper.local_table)
    columns = [column for column in table.columns if "derived" in column.info]
    if columns:
        values = {column.name: getattr(row, column.name) for column in table.columns}
        for name, value in derive(table, values).items():
            setattr(row, name, value)


def _hold_keys(mapper: Mapper[Any], _: type[Base]) -> None:
    """A link holds a key also while the table that it points to, which would tell its type, is not imported."""
    for column in cast(Table, mapper.local_table).columns:
        if column.foreign_keys and isinstance(column.type, NullType):
            column.type = Uuid()


event.listen(Base, "instrument_class", _hold_keys, propagate=True)
event.listen(Record, "before_insert", _fill_derived, propagate=True)
event.listen(Record, "before_update", _fill_derived, propagate=True)
