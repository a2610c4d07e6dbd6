"""The HTML pages, from templates/: our own page, the chat without JavaScript, and errors.

Templates are string.Template; what goes in is escaped here, or made by portal.markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path
from string import Template

from portal.assets import Assets
from portal.markup import DUTCH, direction, inline_html, to_html
from portal.words import Bubble, Words

FOLDER = Path(__file__).parent / "templates"


class Pages:
    """Renders pages with the given words and assets."""

    def __init__(self, words: Words, assets: Assets):
        """Read the templates once."""
        self._words = words
        self._assets = assets
        self._templates = {
            path.stem: Template(path.read_text(encoding="utf-8"))
            for path in sorted(FOLDER.glob("*.html"))
        }

    def chat(self, gemeente: str | None) -> str:
        """Return our page with the chat window; `gemeente` is a known id or None."""
        page = self._words.texts["page"]
        return self._page(
            "chat",
            gemeente=f'gemeente="{escape(gemeente)}"' if gemeente else "",
            contacts=self._list(page["contacts"]),
            traces=self._list(page["traces"]),
            gemeenten="".join(self._gemeente_link(one, gemeente) for one in self._words.gemeenten),
            gemeente_chosen=self._chosen(gemeente),
            **{
                f"page_{key}": escape(value)
                for key, value in page.items()
                if isinstance(value, str) and key != "gemeente_chosen"
            },
        )

    def plain(
        self,
        bubbles: Sequence[Bubble],
        *,
        token: str = "",
        gemeente: str | None = None,
        said: str = "",
        draft: str = "",
        error: str = "",
    ) -> str:
        """Return the page without script: the last message, its answer and a form.

        `draft` is text that could not be sent and stays in the form; `error` says why.
        """
        plain, widget = self._words.texts["plain"], self._words.texts["widget"]
        return self._page(
            "plain",
            said=self._said(said),
            error=f'<p class="error" role="alert">{escape(error)}</p>' if error else "",
            answer="".join(self._bubble(bubble) for bubble in bubbles) + self._call_log(bubbles),
            choices="".join(_choices(bubble) for bubble in bubbles),
            token=escape(token),
            gemeente=escape(gemeente or ""),
            draft=escape(draft),
            input=escape(widget["input"]),
            send=escape(widget["send"]),
            end=self._end_form(token),
            emergency=self._emergency(),
            **{f"plain_{key}": escape(value) for key, value in plain.items()},
        )

    def error(self, code: str) -> str:
        """Return a page that says what is wrong and leads back."""
        errors = self._words.texts["errors"]
        emergency = f'<p class="emergency">{self._emergency()}</p>'
        message = f"<p>{self._inline(errors[code])}</p>"
        return self._page(
            "error", emergency=emergency, message=message, back=escape(errors["back"])
        )

    def card(self) -> str:
        """Return the emergency card as a page."""
        card = "".join(self._bubble(bubble) for bubble in self._words.card)
        return self._page(
            "error", emergency="", message=card, back=escape(self._words.error("back"))
        )

    def framed(self, body: str) -> str:
        """Return a page with the given HTML under our own head and exit."""
        texts = self._words.texts
        return self._templates["frame"].substitute(
            body=body,
            title=escape(texts["page"]["title"]),
            description=escape(texts["page"]["description"]),
            heading=escape(texts["page"]["heading"]),
            exit_label=escape(texts["exit"]["label"]),
            exit_goal=escape(texts["exit"]["goal"]),
            style=self._assets["page.css"].url,
            icon=self._assets["icon.svg"].url,
            script=self._assets["widget.js"].url,
            integrity=self._assets["widget.js"].integrity,
        )

    def _page(self, name: str, **values: str) -> str:
        return self.framed(self._templates[name].substitute(values))

    def _inline(self, text: str) -> str:
        return inline_html(text, self._words.numbers, call=self._words.texts["widget"]["call"])

    def _emergency(self) -> str:
        return self._inline(self._words.texts["widget"]["emergency_line"])

    def _list(self, lines: Sequence[str]) -> str:
        return "".join(f"<li>{self._inline(line)}</li>" for line in lines)

    def _bubble(self, bubble: Bubble) -> str:
        words, language = self._words, bubble.get("lang") or DUTCH
        call = words.texts["widget"]["call"]
        html = to_html(
            bubble["text"], words.numbers, call=call, links=words.links, language=language
        )
        attributes = f'lang="{escape(language)}" dir="{direction(language)}"'
        return f'<div class="bubble" {attributes}>{html}</div>'

    def _call_log(self, bubbles: Sequence[Bubble]) -> str:
        """Say that a call stays in the list of calls, in the language of the answer."""
        texts = [bubble["text"] for bubble in bubbles]
        ordinary = set(self._words.numbers) - set(self._words.emergency)
        if not any(number in text for number in ordinary for text in texts):
            return ""
        widget = self._words.texts["widget"]
        language = next((one["lang"] for one in bubbles if one.get("lang")), DUTCH)
        line = widget["call_log_in"].get(language)
        attributes = f'lang="{escape(language)}" dir="{direction(language)}"' if line else ""
        return f'<p class="hint" {attributes}>{escape(line or widget["call_log"])}</p>'

    def _said(self, text: str) -> str:
        if not text:
            return ""
        heading = escape(self._words.texts["plain"]["your_message"])
        return f'<h2>{heading}</h2><div class="bubble said">{escape(text)}</div>'

    def _end_form(self, token: str) -> str:
        if not token:
            return ""
        label = escape(self._words.texts["plain"]["end"])
        return f'<button class="quiet" name="end" value="1">{label}</button>'

    def _gemeente_link(self, gemeente: str, chosen: str | None) -> str:
        current = ' aria-current="true"' if gemeente == chosen else ""
        name = escape(self._words.gemeenten[gemeente])
        return f'<li><a href="/?gemeente={escape(gemeente)}"{current}>{name}</a></li>'

    def _chosen(self, gemeente: str | None) -> str:
        if gemeente is None:
            return ""
        name = self._words.gemeenten[gemeente]
        line = self._words.texts["page"]["gemeente_chosen"].format(gemeente=name)
        return f"<p><strong>{escape(line)}</strong></p>"


def _choices(bubble: Bubble) -> str:
    language = escape(bubble.get("lang") or DUTCH)
    return "".join(
        f'<button name="choice" value="{escape(button["payload"])}" lang="{language}">'
        f"{escape(button['title'])}</button>"
        for button in bubble["buttons"]
    )
