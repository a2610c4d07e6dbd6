// Plays the portal for the real chat window: what it asks is answered with the draft.
// Loaded before the window, so that no request leaves and links and the exit do nothing here.
"use strict";

(() => {
  let answers = [];
  let turn = 0;

  const json = (status, body) => new Response(JSON.stringify(body), { status });

  window.fetch = async (address) => {
    const path = new URL(address).pathname;
    if (path === "/api/conversations") return json(201, { token: "voorbeeld" });
    if (path !== "/api/messages") return new Response(null, { status: 204 });
    const bubbles = answers[turn % answers.length];
    turn += 1;
    return json(200, { bubbles });
  };

  // Calling, leaving or opening a site would take the frame away from the preview.
  const stay = (event) => {
    if (!event.composedPath().some((node) => node.localName === "a" && node.href)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener("click", stay, true);
  addEventListener("auxclick", stay, true);
  addEventListener("keyup", (event) => {
    if (event.key === "Shift") event.stopImmediatePropagation();
  }, true);

  // Says the question as a resident would. Not with the cursor: somebody is writing elsewhere.
  const say = (chat, question) => {
    const input = chat.shadowRoot.querySelector("textarea");
    input.focus = () => {};
    input.value = question;
    chat.shadowRoot.querySelector("form").requestSubmit();
    delete input.focus;
  };

  addEventListener("message", ({ source, data }) => {
    if (source !== parent || document.querySelector("hulp-chat")) return;
    answers = data.answers;
    const chat = document.createElement("hulp-chat");
    chat.setAttribute("weergave", "pagina");
    if (data.gemeente) chat.setAttribute("gemeente", data.gemeente);
    document.body.append(chat);
    say(chat, data.question);
  });

  customElements.whenDefined("hulp-chat").then(() => parent.postMessage("klaar", "*"));
})();
