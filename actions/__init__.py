"""Custom actions of the action server: which help fits this person, place and hour.

The Rasa action server finds the classes by importing this package.
"""

from actions.local_team import ActionLocalTeam
from actions.reachable import ActionReachableNow

__all__ = ["ActionLocalTeam", "ActionReachableNow"]
