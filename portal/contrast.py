"""Contrast of two colours as WCAG 2.2 counts it (success criteria 1.4.3 and 1.4.11)."""

from __future__ import annotations

TEXT, SHAPE = 4.5, 3.0  # The least for text of ordinary size, and for what only has a shape.


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21, of two colours written as `#rrggbb`."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
