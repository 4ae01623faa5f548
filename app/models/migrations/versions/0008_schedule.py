"""The weekly schedule."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables of the schedule."""
    op.create_table(
        "appointment",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("half", sa.String(32), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("chair_post_id", sa.Uuid(), sa.ForeignKey("post.id"), nullable=True),
        sa.Column("chair_person_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("attends", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("prepares_id", sa.Uuid(), sa.ForeignKey("agency.id"), nullable=True),
        sa.Column("office_leader_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("room_id", sa.Uuid(), sa.ForeignKey("agency.id"), nullable=True),
        sa.Column("meeting_id", sa.Uuid(), sa.ForeignKey("meeting.id"), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
    )
    op.create_index("ix_appointment_day", "appointment", ["day"])
    op.create_index("ix_appointment_meeting_id", "appointment", ["meeting_id"])
    op.create_table(
        "appointment_person",
        sa.Column("appointment_id", sa.Uuid(), sa.ForeignKey("appointment.id"), nullable=False),
        sa.Column("post_id", sa.Uuid(), sa.ForeignKey("post.id"), nullable=True),
        sa.Column("person_id", sa.Uuid(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), primary_key=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
    )
    op.create_index("ix_appointment_person_appointment_id", "appointment_person", ["appointment_id"])
