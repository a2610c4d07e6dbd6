"""Addresses of the frame with the chat window. They hold no text of ours, so no login is asked."""

from __future__ import annotations

from django.urls import path

from editor.preview.window import frame, script

urlpatterns = [
    path("chat/", frame, name="preview_frame"),
    path("venster.js", script, name="preview_window"),
]
