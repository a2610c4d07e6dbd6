/* Building nodes: never HTML from text. */

const SERVER = new URL(document.currentScript.src).origin;

const make = (tag, properties = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
};

/* What happens when a node is clicked; see guard.js for why this is no listener on the node. */
const actions = new WeakMap();

const button = (text, act, properties = {}) => {
  const node = make("button", { type: "button", ...properties }, text);
  if (act) actions.set(node, act);
  return node;
};

const sheet = (style) => {
  const made = new CSSStyleSheet();
  made.replaceSync(style);
  return made;
};
