"""Where a person works on a day, in SQL; `rules/workplaces` says the same of one person."""


def workplace(person: str, day: str) -> str:
    """The agency or room in which `person`, a row of that table by this name, works on `day` (":as_of")."""
    return f"""coalesce((
        SELECT was.agency_id FROM past_workplace AS was
        WHERE was.person_id = {person}.id AND was.to_on >= {day} AND was.deleted_at IS NULL
        ORDER BY was.to_on LIMIT 1
    ), {person}.agency_id)"""


def ever_worked_in(agency: str) -> str:
    """Keys of the people who work in an agency whom `agency` describes ("IN (…)"), or did so before.

    It is answered by indexes: where they work on a day is asked of these alone.
    """
    return f"""SELECT id FROM person WHERE agency_id {agency}
        UNION SELECT person_id FROM past_workplace WHERE agency_id {agency}"""
