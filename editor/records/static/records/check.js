// The Controle panel: asks the server what it thinks of the text, a moment after typing stops.
"use strict";

(() => {
  const panel = document.querySelector("[data-vallei-check]");
  const form = panel && panel.closest("form");
  if (!form || form.dataset.valleiChecked) return;
  form.dataset.valleiChecked = "true";
  let timer = 0;
  let running = null;

  async function ask() {
    if (running) running.abort();
    running = new AbortController();
    try {
      const answer = await fetch(panel.dataset.valleiCheck, {
        method: "POST",
        body: new FormData(form),
        credentials: "same-origin",
        signal: running.signal,
      });
      if (answer.ok) panel.innerHTML = await answer.text();
    } catch (error) {
      if (error.name !== "AbortError") throw error;
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 1200);
  });
})();
