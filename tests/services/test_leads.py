"""Leads are named once each; the first one gives the place."""

from app.services.leads import NO_PLACE, names_and_place


def test_names_keep_their_order_and_come_once() -> None:
    leads = [("Sở Y tế", 3, "y"), ("Sở Nội vụ", 1, "n"), ("Sở Y tế", 3, "y")]
    assert names_and_place(leads) == (("Sở Y tế", "Sở Nội vụ"), (0, 3, "y"))


def test_what_nobody_leads_comes_behind_everything_else() -> None:
    assert names_and_place([]) == ((), NO_PLACE)
    assert names_and_place([("Sở Y tế", 10**9, "zz")])[1] < NO_PLACE
