"""Officers in the editor of a running system, for tests that know no Django."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.helpers.editor_room import places
from tests.helpers.editor_site import PYTHON

MAKE = """
import json, sys
import django; django.setup()
from helpers.officers import make_officer
for name, roles in json.loads(sys.argv[1]).items():
    make_officer(name, *roles)
"""


def make_officers(var: Path, **roles: tuple[str, ...]) -> None:
    """Make an account per name, with these roles and the shared area."""
    command = [PYTHON, "-c", MAKE, json.dumps(roles)]
    done = subprocess.run(command, env=places(var), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
