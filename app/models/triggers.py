"""The triggers and the search index of the tables as they are now: removed before a migration, made again after."""

from sqlalchemy import Connection

from app.models import change_log, search, task_apart


def install(connection: Connection) -> None:
    """Create the search index and every trigger."""
    connection.exec_driver_sql(search.INDEX)
    for sql in (*change_log.triggers(), *search.triggers(), *task_apart.triggers()):
        connection.exec_driver_sql(sql)


def remove(connection: Connection) -> None:
    """Drop every trigger and the search index, whatever version made them."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for name in found.scalars().all():
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_index")
