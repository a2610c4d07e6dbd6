/* Leaving. The order matters: what is on the screen and on its way goes first. */

let left = false;

const leave = (goal) => {
  left = true;
  try {
    for (const chat of chats) chat.wipe(); // Stops requests, wipes, deletes at the server.
  } finally { // Also when a script of the page broke what that uses: nobody may be kept here.
    document.documentElement.style.setProperty("display", "none", "important");
    document.title = WORDS.exit.neutral_title;
    document.head.append(make("meta", { name: "referrer", content: "no-referrer" }));
    location.replace(goal);
  }
};

/* <hulp-exit>: the exit of the page itself. The link inside it works without script too. */
class HulpExit extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet(STYLES.exit)];
    root.append(make("slot", {}, exitLink(goalOf(this), WORDS.exit.label)));
  }

  get goal() { return this.querySelector("a[href]")?.href ?? goalOf(this); }

  handle(event, path) {
    if (event.type !== "click" || !path.some((node) => node.localName === "a" && node.href)) return;
    event.preventDefault();
    leave(this.goal);
  }
}

/* Shift three times within five seconds each, as on GOV.UK; never from an on-screen keyboard, which
   sends Shift for capitals (govuk-frontend #4095). Only where somebody uses the chat or has an exit. */
const hardware = matchMedia("(any-hover: hover) and (any-pointer: fine)");
const isShift = (event) => event.key === "Shift" && (event.code === "ShiftLeft" || event.code === "ShiftRight");
const goalOfKeys = () => (document.querySelector("hulp-exit") ?? [...chats].find((chat) => chat.inUse))?.goal;
let presses = 0, lastPress = 0, alone = false;

addEventListener("keydown", (event) => {
  alone = isShift(event);
  if (!alone) presses = 0;
}, true);

addEventListener("keyup", (event) => {
  if (!isShift(event) || !alone || !hardware.matches) return;
  presses = event.timeStamp - lastPress < 5000 ? presses + 1 : 1;
  lastPress = event.timeStamp;
  const goal = presses >= 3 && goalOfKeys();
  if (goal) leave(goal);
}, true);

addEventListener("pagehide", () => { for (const chat of chats) chat.wipe(); });
addEventListener("pageshow", (event) => {
  if (event.persisted && !left) for (const chat of chats) chat.rest();
});
