"""A refusal that a person gets to read: what is not allowed, why, and what to do instead.

Not Django's PermissionDenied: Wagtail catches that one inside the view, so that what the view had
already written would be committed. This one rolls the request back.
"""

from __future__ import annotations


class Refused(ValueError):
    """The text is Dutch and complete; the status of the answer is 403.

    A ValueError, so that the process that publishes on time logs it and goes on.
    """
