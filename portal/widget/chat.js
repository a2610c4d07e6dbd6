/* <hulp-chat gemeente="ede">: a button that opens the window; with weergave="pagina" the window itself. */

const LONGEST = 2000;
const SLOW_MS = 4000;
const LOW_EM = 30;
const chats = new Set();
const small = matchMedia("(max-width: 40rem), (max-height: 30rem)");
const shared = sheet(STYLES.widget);
const outside = sheet(STYLES.messages);

class HulpChat extends HTMLElement {
  #colours = new CSSStyleSheet();
  #parts; #voice; #messages; #talk = null; #waiting = Promise.resolve(); #busy = 0; #slow = 0; #open = false; #seen = false;

  connectedCallback() {
    chats.add(this);
    if (!this.#parts) this.#build();
    if (!document.adoptedStyleSheets.includes(outside)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, outside];
    for (const kind of ["offline", "online"]) addEventListener(kind, this.#showLine);
    dark.addEventListener("change", this.#paint);
    small.addEventListener("change", this.#place);
    visualViewport?.addEventListener("resize", this.#fit);
    visualViewport?.addEventListener("scroll", this.#fit);
    this.#paint();
    if (this.inPage && !this.#talk) this.#begin();
  }

  disconnectedCallback() {
    chats.delete(this);
    for (const kind of ["offline", "online"]) removeEventListener(kind, this.#showLine);
    dark.removeEventListener("change", this.#paint);
    small.removeEventListener("change", this.#place);
    visualViewport?.removeEventListener("resize", this.#fit);
    visualViewport?.removeEventListener("scroll", this.#fit);
    this.wipe();
    if (this.#open) this.#hide(); // A page that moves it gets a closed window back, not an empty one.
  }

  get inPage() { return this.getAttribute("weergave") === "pagina"; }
  get goal() { return goalOf(this); }
  /* Whether somebody uses it now, so that the keys to leave are in force. */
  get inUse() { return this.inPage || this.#open || this.#talk !== null; }

  #build() {
    this.#voice = voiceOf(this);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [this.#colours, shared];
    this.#parts = buildPanel({
      inPage: this.inPage, words: this.#voice.words, goal: this.goal,
      open: () => this.open(), close: () => this.close(), submit: () => this.#submit(),
    });
    const { launcher, panel, log, exit } = this.#parts;
    exit.hidden = this.inPage && document.querySelector("hulp-exit") !== null;
    panel.classList.toggle("in-page", this.inPage);
    panel.addEventListener("cancel", (event) => { event.preventDefault(); this.close(); });
    this.#messages = new Messages(this, log, this.#voice.words);
    root.append(launcher, panel);
  }

  #paint = () => paint(this, this.#parts.status, this.#colours);

  /* --- opening and closing --- */

  open() {
    if (this.#open || this.inPage) return;
    this.#open = true;
    this.#paint();
    this.#place();
    if (!this.#talk) this.#begin();
    this.#parts.title.focus({ preventScroll: true });
  }

  close() {
    if (!this.#open) return;
    this.#hide();
    this.#parts.launcher.focus({ preventScroll: true });
  }

  #hide() {
    const { panel, launcher } = this.#parts;
    this.#open = false;
    if (panel.open) panel.close();
    if (panel.matches(":popover-open")) panel.hidePopover();
    panel.classList.remove("is-open");
    launcher.hidden = false;
    launcher.setAttribute("aria-expanded", "false");
  }

  /* A phone gets the whole screen and nothing behind it; a large screen keeps the page usable. */
  #place = () => {
    if (!this.#open) return;
    const { panel, launcher } = this.#parts;
    const focus = this.shadowRoot.activeElement;
    if (panel.open) panel.close();
    if (panel.matches(":popover-open")) panel.hidePopover();
    if (small.matches) panel.showModal();
    else panel.showPopover();
    panel.classList.add("is-open");
    launcher.hidden = true;
    launcher.setAttribute("aria-expanded", "true");
    this.#fit();
    focus?.focus({ preventScroll: true });
  };

  /* The keyboard of a phone covers the page without making it smaller; the exit must stay in sight. */
  #fit = (event) => {
    if (!this.#open) return;
    const { panel, input, form } = this.#parts;
    const height = visualViewport?.height ?? innerHeight;
    panel.style.setProperty("--view", `${height}px`);
    panel.style.setProperty("--top", `${visualViewport?.offsetTop ?? 0}px`);
    panel.classList.toggle("is-low", height <= LOW_EM * parseFloat(getComputedStyle(this).fontSize));
    if (event?.type === "resize" && this.shadowRoot.activeElement === input) form.scrollIntoView({ block: "nearest" });
  };

  /* --- a conversation --- */

  #begin() {
    const { form, problem } = this.#parts;
    const again = performance.getEntriesByType("navigation")[0]?.type === "reload";
    this.#talk = new Talk(this.getAttribute("gemeente"), this.#voice, (line) => this.#parts.emergency.replaceChildren(...inline(line)));
    this.#messages.clear();
    form.hidden = false;
    problem.textContent = "";
    this.#messages.note(this.#voice.greeting);
    if (this.#seen) this.#messages.note(this.#voice.words.new_after_end);
    else if (again) this.#messages.note(this.#voice.words.reloaded);
    this.#seen = true;
    this.#showAnswer(this.#voice.opening);
    this.#showLine();
  }

  /* Leaves nothing behind. Used by the exit and when the page goes away. */
  wipe() {
    if (!this.#talk) return;
    const { status, problem, input, form } = this.#parts;
    const remove = this.#talk.end();
    this.#talk = null;
    this.#busy = 0;
    this.#messages.clear();
    input.value = "";
    for (const line of [status, problem]) line.textContent = "";
    delete status.dataset.line;
    form.hidden = true;
    remove();
  }

  /* After Back from another page: closed and empty, until the resident wants a new conversation. */
  rest() {
    this.wipe();
    if (this.#open) this.#hide();
    if (!this.inPage) return;
    this.#messages.clear();
    this.#messages.begin(() => { this.#begin(); this.#parts.input.focus(); });
  }

  #submit() {
    const { input, problem } = this.#parts;
    const text = input.value.trim();
    problem.textContent = "";
    input.focus();
    if (!text) { this.#tell(this.#voice.errors.empty_text); return; }
    if ([...text].length > LONGEST) { this.#tell(this.#voice.errors.text_too_long); return; }
    input.value = "";
    this.#send(text);
  }

  #tell(text) {
    const { problem, form } = this.#parts;
    problem.replaceChildren(...inline(text));
    form.scrollIntoView({ block: "nearest" }); // A long complaint may have pushed it under the edge.
  }

  #send(text) {
    if (!this.#talk) return;
    this.#messages.retire();
    const bubble = this.#messages.said(text);
    this.#messages.show(bubble);
    this.#busy += 1;
    this.#showLine();
    const talk = this.#talk;
    this.#waiting = this.#waiting.then(() => this.#deliver(talk, text, bubble)).catch(() => {});
  }

  async #deliver(talk, text, bubble) {
    if (talk !== this.#talk) return;
    const slow = setTimeout(() => { this.#slow += 1; this.#showLine(); }, SLOW_MS);
    const answer = await talk.say(text).catch(() => ({ bubbles: this.#voice.card, card: true, sent: false }));
    clearTimeout(slow);
    if (talk !== this.#talk) return;
    this.#busy -= 1;
    this.#slow = 0;
    this.#showLine();
    if (answer.renewed) this.#messages.note(this.#voice.words.new_after_end);
    if (!answer.sent) this.#fail(text, bubble, answer.problem);
    this.#showAnswer(answer.bubbles, answer.card);
    if (answer.problem) this.#tell(answer.problem);
    this.#messages.show(bubble);
  }

  /* The text stays at hand: in the input when that is free, and behind a button. */
  #fail(text, bubble, problem) {
    const { input } = this.#parts;
    this.#messages.failed(bubble, () => { input.focus(); this.#send(text); });
    if (problem && !input.value) input.value = text;
  }

  #showAnswer(bubbles, card = false) {
    this.#messages.answer(bubbles, { card, choose: (payload) => this.#send(payload) });
  }

  #showLine = () => {
    const { words } = this.#voice;
    const line = !navigator.onLine ? words.offline : this.#busy < 1 ? "" : this.#slow ? words.slow : words.busy;
    const { status } = this.#parts;
    if (status.dataset.line === line) return;
    status.dataset.line = line;
    status.replaceChildren(...inline(line));
  };

  /* Every click and key inside, from guard.js. */
  handle(event, path) {
    if (event.type === "click") {
      for (const node of path.slice(0, path.indexOf(this))) {
        const act = actions.get(node);
        if (act) { act(event); return; }
      }
    }
    if (event.type !== "keydown" || event.isComposing) return;
    if (event.key === "Escape" && this.#open) { event.preventDefault(); this.close(); }
    if (event.key === "Enter" && !event.shiftKey && path[0] === this.#parts.input) { event.preventDefault(); this.#submit(); }
  }
}
