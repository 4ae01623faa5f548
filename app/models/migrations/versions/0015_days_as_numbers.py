"""Indexes of figures whose days are numbers."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make the indexes anew from which most tasks are counted; no column changes.

    A table that is made anew by `batch_alter_table` loses indexes of expressions: a revision that does so to `task`
    makes them again.
    """
    for name in ("ix_task_by_leads", "ix_task_by_codes", "ix_task_done", "ix_task_apart"):
        op.drop_index(name, "task")
    assigned, completed, deadline = map(_number, ("assigned_on", "completed_on", "deadline"))
    withdrawn = f"CASE WHEN withdrawn THEN coalesce({_number('withdrawn_on')}, 0) END"
    poor = f"CASE WHEN quality_accepted = 0 THEN coalesce({_number('quality_judged_on')}, 0) END"
    later = [sa.text(sql) for sql in (deadline, withdrawn, poor)]
    days = [sa.text(assigned), sa.text(completed), *later]
    plain = sa.text("apart = 0 AND deleted_at IS NULL")
    sources = ["obligation", "origin", "field_id", "assigner_person_id", "assigner_post_id"]
    op.create_index("ix_task_by_leads", "task", ["leads", *days], sqlite_where=plain)
    op.create_index("ix_task_by_followers", "task", ["officer_id", "room_id", *days], sqlite_where=plain)
    op.create_index("ix_task_by_sources", "task", [*sources, *days], sqlite_where=plain)
    op.create_index(
        "ix_task_done", "task", [sa.text(completed), sa.text(assigned), *later], sqlite_where=plain
    )
    facts = ["assigned_on", "completed_on", "deadline", "withdrawn", "withdrawn_on"]
    facts += ["quality_accepted", "quality_judged_on", "deleted_at", "apart", "id", "leads"]
    codes = ["officer_id", "room_id", *reversed(sources)]
    not_over = sa.text("coalesce(completed_on, '9999-12-31')")
    op.create_index("ix_task_apart", "task", [not_over, *facts, *codes], sqlite_where=sa.text("apart > 0"))


def _number(column: str) -> str:
    return f"CAST(replace({column}, '-', '') AS INTEGER)"
