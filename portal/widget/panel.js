/* The parts of the window, in the shadow root. */

const ICON = "M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H9l-5 4v-4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z";

const icon = () => {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", ICON);
  for (const [name, value] of [["viewBox", "0 0 24 24"], ["aria-hidden", "true"], ["focusable", "false"]]) drawing.setAttribute(name, value);
  drawing.append(path);
  return drawing;
};

const exitLink = (goal, words) => {
  const link = make("a", { className: "exit", href: goal, rel: "nofollow noopener noreferrer", lang: "nl" }, words);
  actions.set(link, (event) => { event.preventDefault(); leave(link.href); });
  return link;
};

const buildPanel = ({ inPage, words, goal, open, close, submit }) => {
  const parts = {
    launcher: button("", open, { className: "launcher", "aria-haspopup": "dialog", "aria-expanded": "false", lang: "nl" }),
    exit: exitLink(goal, WORDS.exit.label),
    title: make("h2", { className: "title", id: "title", tabIndex: -1 }, words.title),
    close: button(words.close, close, { className: "close" }),
    log: make("div", { className: "log", role: "log", tabIndex: 0, "aria-label": words.log }, make("slot", { name: SLOT })),
    status: make("p", { className: "status", role: "status" }),
    problem: make("p", { className: "problem", role: "alert", id: "problem" }),
    input: make("textarea", {
      id: "text", rows: 1, autocomplete: "off", spellcheck: false, enterKeyHint: "send",
      "aria-describedby": "problem", "data-gramm": "false",
    }),
  };
  parts.launcher.append(icon(), make("span", {}, words.launcher));
  parts.form = make("form", { noValidate: true },
    make("label", { htmlFor: "text" }, words.input),
    make("div", { className: "row" }, parts.input, make("button", { type: "submit" }, words.send)));
  parts.form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  parts.emergency = make("p", { className: "emergency" }, ...inline(words.emergency_line));
  const head = make("div", { className: "head" }, parts.exit, parts.title, parts.close);
  parts.panel = make(inPage ? "section" : "dialog", { className: "panel", lang: "nl", "aria-labelledby": "title" },
    head, parts.emergency, parts.log, parts.status, parts.problem, parts.form);
  if (!inPage) parts.panel.popover = "manual";
  parts.launcher.hidden = inPage;
  return parts;
};
