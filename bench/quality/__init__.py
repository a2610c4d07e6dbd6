"""How well the running system understands messages it has never seen: figures and a report."""
