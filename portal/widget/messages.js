/* The messages. They are light DOM, shown in the window through a slot: translation and reading-aloud
   tools do not all look into a shadow root. What a resident typed is not for translation, so that it does
   not go to a third party along with it. */

const SLOT = "bericht";
const RIGHT_TO_LEFT = ["ar", "fa", "he", "ur", "ckb", "ps"];
const TONGUE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

class Messages {
  #hinted = new Set();
  constructor(chat, log, words) { this.chat = chat; this.log = log; this.words = words; }

  get #all() { return this.chat.querySelectorAll(`:scope > [slot="${SLOT}"]`); }

  clear() { for (const node of this.#all) node.remove(); this.#hinted.clear(); }

  #add(node) {
    node.slot = SLOT;
    this.chat.append(node);
    return node;
  }

  note(text) { return this.#add(make("p", { className: "hulp-note", lang: "nl" }, ...inline(text))); }

  said(text) {
    const node = this.#bubble("hulp-user", this.words.sender_user, make("div", { className: "hulp-text", dir: "auto" }, text));
    node.translate = false;
    return this.#add(node);
  }

  answer(bubbles, { card = false, choose }) {
    for (const { text, buttons, lang } of bubbles) {
      const language = TONGUE.test(lang) ? lang : "nl";
      const dir = RIGHT_TO_LEFT.includes(language.split("-")[0]) ? "rtl" : "ltr";
      const body = make("div", { className: "hulp-text", lang: language, dir }, ...format(text, language));
      this.#add(this.#bubble(card ? "hulp-bot hulp-card" : "hulp-bot", this.words.sender_bot, body));
      this.#hint(body, language);
      if (Array.isArray(buttons) && buttons.length) this.#add(this.#choices(buttons, { language, dir, choose }));
    }
  }

  #bubble(kind, sender, body) {
    return make("div", { className: `hulp-bubble ${kind}` }, make("span", { className: "hulp-who", lang: "nl" }, `${sender} `), body);
  }

  /* A call stays in the list of calls: said once with each number. The emergency number has no hurdle. */
  #hint(body, language) {
    const shown = [...body.querySelectorAll('a[href^="tel:"]')].map((link) => link.textContent);
    const fresh = shown.filter((number) => !WORDS.emergency.includes(number) && !this.#hinted.has(number));
    if (!fresh.length) return;
    for (const number of fresh) this.#hinted.add(number);
    const translated = this.words.call_log_in[language.split("-")[0]];
    const dutch = translated ? {} : { lang: "nl", dir: "ltr" };
    body.append(make("p", { className: "hulp-hint", ...dutch }, translated ?? this.words.call_log));
  }

  #choices(buttons, { language, dir, choose }) {
    const group = make("div", { className: "hulp-choices", role: "group", "aria-label": this.words.choices, lang: "nl", dir });
    for (const { title, payload } of buttons) {
      const node = button(title, () => node.getAttribute("aria-disabled") !== "true" && choose(payload), { lang: language });
      group.append(node);
    }
    return group;
  }

  /* Buttons of earlier questions no longer fit; disabled this way they keep the focus. */
  retire() {
    for (const node of this.#all) {
      for (const each of node.querySelectorAll("button")) if (node.matches(".hulp-choices")) each.setAttribute("aria-disabled", "true");
    }
  }

  failed(bubble, again) {
    const line = make("p", { className: "hulp-failed", slot: SLOT, lang: "nl" }, `${this.words.not_sent} `);
    line.append(button(this.words.retry, () => { line.remove(); bubble.remove(); again(); }));
    bubble.after(line);
  }

  begin(act) {
    this.note(this.words.ended);
    this.#add(make("div", { className: "hulp-choices" }, button(this.words.begin, act, { lang: "nl" })));
  }

  /* Shows a message and what follows on it, from its top: never jumps to the end of a long answer. */
  show(node) {
    const [panel, head] = [this.log.parentElement, this.log.parentElement.querySelector(".head")];
    const alone = getComputedStyle(this.log).overflowY === "auto";
    const top = alone ? this.log.getBoundingClientRect().top : head.getBoundingClientRect().bottom;
    (alone ? this.log : panel).scrollTop += node.getBoundingClientRect().top - top - 8;
  }
}
