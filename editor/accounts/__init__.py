"""People of the editor: login, second factor, roles, and the log of who came in."""
