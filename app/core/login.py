"""Who is logged in on this machine: the name under which changes are logged until people choose who they are."""

import getpass


def default_actor() -> str:
    """The name of the login."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user, or no variable that names one
        return "Người dùng"
