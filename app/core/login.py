"""Who is logged in on this machine: the name under which changes are logged until people choose who they are."""

import os

_VARIABLES = ("LOGNAME", "USER", "LNAME", "USERNAME")


def default_actor() -> str:
    """The name of the login, found as `getpass` does, whose import the start of the window need not pay for."""
    return next(filter(None, map(os.environ.get, _VARIABLES)), None) or _account()


def _account() -> str:
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):  # Windows, whose variables were all empty; no such user
        return "Người dùng"
