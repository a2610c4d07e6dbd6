/* Talking to the portal. */

const ANSWER_MS = 9000;
const RETRY_MS = 1000;

const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

/* Resolves to {status, body, wait}; rejects when there is no answer at all. */
const ask = async (path, { token, body, signal }) => {
  const request = new AbortController(); // AbortSignal.any is too new for older phones.
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

/* One conversation; holds its token and nothing else. It starts at the server with the first message. */
class Talk {
  #token = null;
  #stop = new AbortController();
  constructor(gemeente, voice, showEmergency) { this.gemeente = gemeente; this.voice = voice; this.showEmergency = showEmergency; }

  get signal() { return this.#stop.signal; }

  /* Resolves to {bubbles, card, sent, renewed, problem}: always something to show. */
  async say(text) {
    const found = { renewed: false };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const answer = await this.#try(text);
      if (answer === null) { await pause(RETRY_MS); continue; }
      const { status, body } = answer;
      if (status === 200 && canBeShown(body.bubbles)) {
        return { ...found, bubbles: body.bubbles, card: body.card === true, sent: body.card !== true };
      }
      if (status === 401) { found.renewed = this.#token !== null; this.#token = null; continue; }
      if (status === 429 && attempt === 0) { await pause(Math.min(answer.wait || 1, 5) * 1000); continue; }
      if (status < 500 && body.message) {
        return { ...found, bubbles: [], sent: false, problem: this.voice.errors[body.error] ?? body.message };
      }
      if (body.card === true && canBeShown(body.bubbles)) return { ...found, bubbles: body.bubbles, card: true, sent: false };
      break;
    }
    return { ...found, bubbles: this.voice.card, card: true, sent: false };
  }

  async #try(text) {
    try {
      if (this.#token === null) {
        const started = await ask("/api/conversations", { body: { gemeente: this.gemeente }, signal: this.signal });
        if (started.status !== 201) return started;
        this.#token = started.body.token;
        this.#learn(started.body);
      }
      return await ask("/api/messages", { token: this.#token, body: { text }, signal: this.signal });
    } catch (error) {
      if (this.signal.aborted) throw error;
      return navigator.onLine && error.name === "TypeError" ? null : { status: 0, body: {} };
    }
  }

  /* A script that was pasted long ago may have an old number in its card or its fixed line: then those
     of the server count. */
  #learn({ card, numbers, emergency }) {
    if (!canBeShown(card) || Object(numbers) !== numbers) return;
    const own = [this.voice.words.emergency_line, ...this.voice.card.map(({ text }) => text)];
    const said = own.flatMap((text) => numbersIn(text));
    know(numbers);
    if (said.every((number) => number in WORDS.numbers)) return;
    this.voice.card = card;
    if (emergency && typeof emergency === "string") this.showEmergency(emergency);
  }

  /* Stops all requests; returns what deletes the conversation, also while the page goes away: plain
     text, because a browser would ask first for anything else, and then the page is gone. */
  end() {
    const token = this.#token;
    this.#token = null;
    this.#stop.abort();
    return () => token && fetch(`${SERVER}/api/conversations/current/end`, {
      method: "POST", body: token, headers: { "Content-Type": "text/plain" }, keepalive: true,
      credentials: "omit", referrerPolicy: "no-referrer",
    }).catch(() => {});
  }
}
