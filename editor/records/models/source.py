"""The files of content/ as they were at the last import: the ground that edits are laid upon.

An export patches these bytes, so comments, order and layout of untouched parts survive.
"""

from __future__ import annotations

from django.db import models


class SourceFile(models.Model):
    """One file of content/. `path` is relative to the checkout."""

    path = models.CharField(max_length=200, unique=True)
    data = models.BinaryField()

    class Meta:
        """Order of the tree; the permission is about all of content/ at once."""

        ordering = ("path",)
        permissions = (
            ("roll_back_release", "Mag een eerdere inhoudsversie terugzetten"),
        )

    def __str__(self) -> str:
        """Return the path."""
        return str(self.path)


class ButtonChoice(models.Model):
    """A button that an answer may show: the fixed list, made from content/ at the import."""

    title = models.CharField("tekst op de knop", max_length=40)
    payload = models.CharField("wat de bewoner dan zegt", max_length=200)

    class Meta:
        """One row per combination."""

        verbose_name = "knop"
        verbose_name_plural = "knoppen"
        ordering = ("title", "payload")
        constraints = (models.UniqueConstraint(fields=("title", "payload"), name="one_button"),)

    def __str__(self) -> str:
        """Return both, when they differ."""
        if self.title == self.payload:
            return str(self.title)
        return f"{self.title} → “{self.payload}”"


class LinkCheck(models.Model):
    """What a website said when it was tried last; `problem` is Dutch, empty when it answered."""

    url = models.CharField(max_length=300, unique=True)
    tried_at = models.DateTimeField()
    problem = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        """Return the address."""
        return str(self.url)
