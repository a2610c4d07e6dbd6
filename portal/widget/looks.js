/* Colours: of the page when it has all tokens of NL Design System and they can be read, else of the theme. */

const dark = matchMedia("(prefers-color-scheme: dark)");

const themeOf = (node) => THEMES[node.getAttribute("gemeente")] ?? THEMES[DEFAULT_THEME];

const httpsOnly = (address) => (/^https:\/\/[^/\s]/.test(address ?? "") ? address : null);

const goalOf = (node) => httpsOnly(node.getAttribute("uitgang")) ?? themeOf(node).goal ?? WORDS.exit.goal;

/* Words in the form of address of the site: je or u. */
const voiceOf = (node) => {
  const asked = node.getAttribute("aanspreekvorm");
  const form = ["je", "u"].includes(asked) ? asked : themeOf(node).form;
  const other = form === "u" ? WORDS.u : {};
  return {
    words: { ...WORDS.words, ...other.widget }, errors: { ...WORDS.errors, ...other.errors },
    opening: other.opening ?? WORDS.opening, card: other.card ?? WORDS.card, greeting: themeOf(node).greeting[form],
  };
};

const light = ([red, green, blue]) => {
  const [r, g, b] = [red, green, blue].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one, other) => {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

/* The page's own colours by short name, or null. `probe`: a node in the shadow root, to read colours with. */
const pageColours = (node, probe) => {
  const style = getComputedStyle(node);
  const found = {}, channels = {};
  for (const [name, token] of Object.entries(TOKENS)) {
    const value = style.getPropertyValue(`--${token}`).trim();
    if (!value || !CSS.supports("color", value)) return null;
    probe.style.color = value;
    const parts = getComputedStyle(probe).color.match(/^rgb\((\d+), (\d+), (\d+)\)$/);
    if (!parts) return null;
    found[name] = value;
    channels[name] = parts.slice(1).map(Number);
  }
  return PAIRS.every(([front, back, least]) => contrast(channels[front], channels[back]) >= least) ? found : null;
};

const paint = (node, probe, target) => {
  const theme = themeOf(node)[dark.matches ? "dark" : "light"];
  const colours = { ...theme, ...pageColours(node, probe) };
  target.replaceSync(`:host { color-scheme: ${dark.matches ? "dark" : "light"}; ${
    Object.entries(colours).map(([name, value]) => `--${name}: ${value};`).join(" ")} }`);
};
