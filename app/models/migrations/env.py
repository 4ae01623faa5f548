"""What Alembic runs: the revisions, on the connection and in the transaction of `migrate`."""

from alembic import context

attributes = context.config.attributes
context.configure(connection=attributes["connection"], on_version_apply=attributes["applied"])
context.run_migrations()
