"""From approved record to live assistant: gate, release, schedule, roll back."""
