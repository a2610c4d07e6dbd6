/* Clicks and keys inside our elements stop here, before the page's own scripts hear of them: counters of
   clicks and recorders of sessions listen on the document. (A script that goes and looks for our nodes
   can still read them; nothing on a page can hide from the page.) */

const OURS = ["keydown", "keyup", "keypress", "beforeinput", "input", "click", "auxclick", "copy", "cut", "paste"];

const own = (event) => {
  const path = event.composedPath();
  const element = path.find((node) => node instanceof HulpChat || node instanceof HulpExit);
  if (!element) return;
  event.stopImmediatePropagation();
  element.handle(event, path);
};

for (const kind of OURS) addEventListener(kind, own, true);

customElements.define("hulp-exit", HulpExit);
customElements.define("hulp-chat", HulpChat);
