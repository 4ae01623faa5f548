"""Recurring tasks: those that are due are made, each once."""

from __future__ import annotations

import json
from argparse import Namespace

from app.cli.files import today
from app.cli.opening import writing
from app.core.login import default_actor
from app.core.words import number


def run(options: Namespace) -> int:
    """Make what is to be there by the day, and tell how many tasks that were."""
    from app.services.recurring import make_due

    with writing(options.data) as database, database.write(options.actor or default_actor()) as session:
        made = make_due(session, today=options.day or today())
    print(json.dumps({"made": made}) if options.json else f"Đã lập {number(made)} nhiệm vụ định kỳ.")
    return 0
