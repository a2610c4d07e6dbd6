/* <hulp-chat> is the chat window, <hulp-exit> makes a link the quick exit of the page.
   No framework, nothing kept in the browser, no HTML from text. The portal puts words and style in
   when it starts, so the emergency card needs no server. */
(() => {
  "use strict";
  const WORDS = __PORTAL_WORDS__;
  const STYLE = __PORTAL_STYLE__;
  const SERVER = new URL(document.currentScript.src).origin;
  const ANSWER_MS = 12000;
  const RETRY_MS = 1000;
  const LONGEST = 2000;
  const chats = new Set();
  let left = false;

  /* --- building nodes ------------------------------------------------------------------------ */

  const make = (tag, properties = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name in node) node[name] = value;
      else node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  };

  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const numbers = Object.keys(WORDS.numbers).sort((a, b) => b.length - a.length).map(escaped).join("|");
  const MARKS = new RegExp(`\\*\\*(.+?)\\*\\*${numbers && `|(?<![\\w-])(${numbers})(?![\\w-])`}`, "g");

  /* One line: **bold**, and telephone numbers that stand in our own list become links. */
  const inline = (text) => {
    const nodes = [];
    let from = 0;
    for (const match of text.matchAll(MARKS)) {
      nodes.push(text.slice(from, match.index));
      from = match.index + match[0].length;
      if (match[1] !== undefined) nodes.push(make("strong", {}, ...inline(match[1])));
      else nodes.push(telephone(match[2]));
    }
    return [...nodes, text.slice(from)];
  };

  const telephone = (number) =>
    make("a", { href: `tel:${WORDS.numbers[number]}`, "aria-label": WORDS.words.call.replace("{number}", number) }, number);

  const LISTS = [["ul", /^\s*[-*•]\s+/], ["ol", /^\s*\d{1,2}[.)]\s+/]];

  /* Paragraphs and lists, as nodes. */
  const format = (text) => {
    const blocks = [];
    for (const line of text.split("\n")) {
      const [tag, mark] = LISTS.find(([, form]) => form.test(line)) ?? ["p", /^/];
      const last = blocks.at(-1);
      if (!line.trim()) blocks.push(null);
      else if (last?.localName !== tag) blocks.push(make(tag, {}, ...item(tag, line.replace(mark, ""))));
      else if (tag === "p") last.append(make("br"), ...inline(line));
      else last.append(...item(tag, line.replace(mark, "")));
    }
    return blocks.filter(Boolean);
  };

  const item = (tag, line) => (tag === "p" ? inline(line) : [make("li", {}, ...inline(line))]);

  /* --- talking to the portal ----------------------------------------------------------------- */

  const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

  /* Resolves to {status, body, wait}; rejects when there is no answer at all. */
  const ask = async (path, { token, body, signal }) => {
    const request = new AbortController();  // AbortSignal.any is too new for older phones.
    const stop = () => request.abort();
    const timer = setTimeout(stop, ANSWER_MS);
    signal.addEventListener("abort", stop);
    try {
      const response = await fetch(SERVER + path, {
        method: "POST",
        headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
        body: JSON.stringify(body), signal: request.signal,
        cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer", redirect: "error",
      });
      return { status: response.status, body: (await response.json()) ?? {}, wait: Number(response.headers.get("Retry-After")) };
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
    }
  };

  const canBeShown = (bubbles) =>
    Array.isArray(bubbles) && bubbles.length > 0 && bubbles.every((one) => typeof one?.text === "string");

  /* One conversation; holds its token and nothing else. */
  class Talk {
    #token = null;
    #stop = new AbortController();
    constructor(gemeente) { this.gemeente = gemeente; }

    get signal() { return this.#stop.signal; }

    /* Resolves to {bubbles, card, sent, renewed, problem}: always something to show. */
    async say(text) {
      const found = { renewed: false };
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const answer = await this.#try(text);
        if (answer === null) { await pause(RETRY_MS); continue; }
        if (answer.status === 200 && canBeShown(answer.body.bubbles)) {
          return { ...found, bubbles: answer.body.bubbles, card: answer.body.card === true, sent: answer.body.card !== true };
        }
        if (answer.status === 401) { found.renewed = this.#token !== null; this.#token = null; continue; }
        if (answer.status === 429 && attempt === 0) { await pause(Math.min(answer.wait || 1, 5) * 1000); continue; }
        if (answer.status < 500 && answer.body.message) return { ...found, bubbles: [], sent: false, problem: answer.body.message };
        break;
      }
      return { ...found, bubbles: WORDS.card, card: true, sent: false };
    }

    async #try(text) {
      try {
        if (this.#token === null) {
          const started = await ask("/api/conversations", { body: { gemeente: this.gemeente }, signal: this.signal });
          if (started.status !== 201) return started;
          this.#token = started.body.token;
        }
        return await ask("/api/messages", { token: this.#token, body: { text }, signal: this.signal });
      } catch (error) {
        if (this.signal.aborted) throw error;
        return navigator.onLine && error.name === "TypeError" ? null : { status: 0, body: {} };
      }
    }

    /* Stops all requests; returns what deletes the conversation, also while the page goes away. */
    end() {
      const token = this.#token;
      this.#token = null;
      this.#stop.abort();
      return () => token && fetch(`${SERVER}/api/conversations/current`, {
        method: "DELETE", headers: { Authorization: `Bearer ${token}` }, keepalive: true,
        credentials: "omit", referrerPolicy: "no-referrer",
      }).catch(() => {});
    }
  }

  /* --- the chat window ----------------------------------------------------------------------- */

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);

  class HulpChat extends HTMLElement {
    #log; #status; #problem; #form; #input; #talk; #waiting = Promise.resolve(); #busy = 0;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const words = WORDS.words;
      this.#log = make("div", { className: "log", role: "log", tabIndex: 0, "aria-label": words.log });
      this.#status = make("p", { className: "status", role: "status" });
      this.#problem = make("p", { className: "problem", role: "alert", id: "problem" });
      this.#input = make("textarea", {
        id: "text", rows: 1, autocomplete: "off", spellcheck: false, enterKeyHint: "send", "aria-describedby": "problem",
      });
      this.#form = make("form", { noValidate: true },
        make("label", { htmlFor: "text" }, words.input),
        make("div", { className: "row" }, this.#input, make("button", { type: "submit" }, words.send)));
      root.append(make("section", { className: "panel", "aria-label": words.region, lang: "nl" },
        make("p", { className: "emergency" }, ...inline(words.emergency_line)),
        this.#log, this.#status, this.#problem, this.#form));
      this.#form.addEventListener("submit", (event) => { event.preventDefault(); this.#submit(); });
      this.#input.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        this.#submit();
      });
    }

    connectedCallback() {
      chats.add(this);
      addEventListener("offline", this.#showLine);
      addEventListener("online", this.#showLine);
      if (!this.#talk) this.#begin();
    }

    disconnectedCallback() {
      chats.delete(this);
      removeEventListener("offline", this.#showLine);
      removeEventListener("online", this.#showLine);
      this.wipe();
    }

    #begin() {
      this.#talk = new Talk(this.getAttribute("gemeente"));
      this.#log.replaceChildren();
      this.#form.hidden = false;
      this.#problem.textContent = "";
      this.#showBubbles(WORDS.opening);
      this.#showLine();
    }

    /* Leaves nothing behind; a button begins anew. Used by the exit and when the page goes away. */
    wipe() {
      if (!this.#talk) return;
      const remove = this.#talk.end();
      this.#talk = null;
      this.#busy = 0;
      this.#log.replaceChildren();
      this.#input.value = "";
      for (const line of [this.#status, this.#problem]) line.textContent = "";
      this.#form.hidden = true;
      remove();
    }

    /* After Back from another page: still empty, until the resident wants a new conversation. */
    offerNew() {
      if (this.#talk) return;
      const begin = make("button", { type: "button" }, WORDS.words.begin);
      begin.addEventListener("click", () => { this.#begin(); this.#input.focus(); });
      this.#log.replaceChildren(make("p", { className: "note" }, WORDS.words.ended), begin);
    }

    #submit() {
      const text = this.#input.value.trim();
      this.#problem.textContent = "";
      this.#input.focus();
      if (!text) { this.#tell(WORDS.errors.empty_text); return; }
      if ([...text].length > LONGEST) { this.#tell(WORDS.errors.text_too_long); return; }
      this.#input.value = "";
      this.#send(text);
    }

    #tell(problem) { this.#problem.replaceChildren(...inline(problem)); }

    #send(text) {
      this.#retire();
      const bubble = this.#bubble("user", WORDS.words.sender_user, document.createTextNode(text));
      this.#log.append(bubble);
      this.#scrollTo(bubble);
      this.#busy += 1;
      this.#showLine();
      const talk = this.#talk;
      this.#waiting = this.#waiting.then(() => this.#deliver(talk, text, bubble)).catch(() => {});
    }

    async #deliver(talk, text, bubble) {
      if (talk !== this.#talk) return;
      const answer = await talk.say(text).catch(() => ({ bubbles: WORDS.card, card: true, sent: false }));
      if (talk !== this.#talk) return;
      this.#busy -= 1;
      this.#showLine();
      if (answer.renewed) this.#log.append(make("p", { className: "note" }, WORDS.words.new_after_end));
      if (!answer.sent) this.#markFailed(text, bubble, answer.problem);
      this.#showBubbles(answer.bubbles, answer.card);
      if (answer.problem) this.#tell(answer.problem);
      this.#scrollTo(bubble);
    }

    /* The text stays at hand: in the input when that is free, and behind a button. */
    #markFailed(text, bubble, problem) {
      const again = make("button", { type: "button" }, WORDS.words.retry);
      const line = make("p", { className: "failed" }, WORDS.words.not_sent, again);
      again.addEventListener("click", () => { line.remove(); bubble.remove(); this.#input.focus(); this.#send(text); });
      bubble.after(line);
      if (problem && !this.#input.value) this.#input.value = text;
    }

    #showBubbles(bubbles, card = false) {
      for (const { text, buttons = [], lang } of bubbles) {
        const node = this.#bubble(card ? "bot card" : "bot", WORDS.words.sender_bot, ...format(text));
        if (lang) node.lang = lang;
        this.#log.append(node);
        if (buttons.length) this.#log.append(this.#choices(buttons));
      }
    }

    #bubble(kind, sender, ...content) {
      return make("div", { className: `bubble ${kind}`, dir: "auto" }, make("span", { className: "sender" }, `${sender} `), ...content);
    }

    #choices(buttons) {
      const group = make("div", { className: "choices", role: "group", "aria-label": WORDS.words.choices });
      for (const { title, payload } of buttons) {
        const button = make("button", { type: "button" }, title);
        button.addEventListener("click", () => button.getAttribute("aria-disabled") !== "true" && this.#send(payload));
        group.append(button);
      }
      return group;
    }

    /* Buttons of earlier questions no longer fit; disabled this way they keep the focus. */
    #retire() {
      for (const button of this.#log.querySelectorAll(".choices button")) button.setAttribute("aria-disabled", "true");
    }

    #showLine = () => {
      const line = !navigator.onLine ? WORDS.words.offline : this.#busy > 0 ? WORDS.words.busy : "";
      if (this.#status.textContent !== line) this.#status.textContent = line;
    };

    #scrollTo(bubble) { this.#log.scrollTop = bubble.offsetTop - this.#log.offsetTop - 12; }
  }

  /* --- leaving ------------------------------------------------------------------------------- */

  const leave = (goal) => {
    left = true;
    for (const chat of chats) chat.wipe();
    document.documentElement.style.display = "none";
    document.title = WORDS.exit.neutral_title;
    document.head.append(make("meta", { name: "referrer", content: "no-referrer" }));
    location.replace(goal);
  };

  class HulpExit extends HTMLElement {
    connectedCallback() { this.addEventListener("click", this.#click); }

    #click = (event) => {
      const link = event.target.closest("a[href]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      leave(link.href);
    };
  }

  /* Shift three times within five seconds each, as on GOV.UK; never from an on-screen keyboard, which
     sends Shift for capitals (govuk-frontend #4095). */
  const hardware = matchMedia("(any-hover: hover) and (any-pointer: fine)");
  let presses = 0, lastPress = 0, alone = false;
  const isShift = (event) => event.key === "Shift" && (event.code === "ShiftLeft" || event.code === "ShiftRight");
  addEventListener("keydown", (event) => {
    alone = isShift(event);
    if (!alone) presses = 0;
  }, true);
  addEventListener("keyup", (event) => {
    if (!isShift(event) || !alone || !hardware.matches) return;
    presses = event.timeStamp - lastPress < 5000 ? presses + 1 : 1;
    lastPress = event.timeStamp;
    const link = document.querySelector("hulp-exit a[href]");
    if (presses >= 3) leave(link ? link.href : WORDS.exit.goal);
  }, true);

  addEventListener("pagehide", () => { for (const chat of chats) chat.wipe(); });
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const chat of chats) { chat.wipe(); if (!left) chat.offerNew(); }
  });

  customElements.define("hulp-chat", HulpChat);
  customElements.define("hulp-exit", HulpExit);
})();
