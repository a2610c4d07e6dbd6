/* A text as nodes: paragraphs, lists, **bold**, and the numbers and sites of our own lists as links. */

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const either = (words) => Object.keys(words).sort((a, b) => b.length - a.length).map(escaped).join("|") || "(?!)";
const marks = () => new RegExp(
  `\\*\\*(.+?)\\*\\*|(?<![\\w-])(${either(WORDS.numbers)})(?![\\w-])|(?<![\\w.@/-])(${either(WORDS.links)})(?![\\w-]|\\.\\w)`, "g");
let MARKS = marks();

const numbersIn = (text) => [...text.matchAll(MARKS)].flatMap(([, bold, number]) => (bold ? numbersIn(bold) : number ?? []));

/* Takes over the numbers of now: as written → as dialled. */
const know = (numbers) => {
  WORDS.numbers = Object.fromEntries(Object.entries(numbers).filter(([, dialled]) => /^\+?\d+$/.test(dialled)));
  MARKS = marks();
};

const inline = (text, language) => {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(MARKS)) {
    nodes.push(text.slice(from, match.index));
    from = match.index + match[0].length;
    if (match[1] !== undefined) nodes.push(make("strong", {}, ...inline(match[1], language)));
    else if (match[2] !== undefined) nodes.push(telephone(match[2], language));
    else nodes.push(make("a", { href: WORDS.links[match[3]], rel: "noreferrer noopener nofollow", dir: "ltr" }, match[3]));
  }
  return [...nodes, text.slice(from)];
};

/* dir: among Arabic letters a number with a hyphen would be shown with its halves exchanged. */
const telephone = (number, language = "nl") => {
  const link = make("a", { href: `tel:${WORDS.numbers[number]}`, dir: "ltr" }, number);
  if (language === "nl") link.setAttribute("aria-label", WORDS.words.call.replace("{number}", number));
  return link;
};

const LISTS = [["ul", /^\s*[-*•]\s+/], ["ol", /^\s*\d{1,2}[.)]\s+/]];

const format = (text, language) => {
  const blocks = [];
  for (const line of text.split("\n")) {
    const [tag, mark] = LISTS.find(([, form]) => form.test(line)) ?? ["p", /^/];
    const last = blocks.at(-1);
    const parts = inline(line.replace(mark, ""), language);
    if (!line.trim()) blocks.push(null);
    else if (last?.localName !== tag) blocks.push(make(tag, {}, ...(tag === "p" ? parts : [make("li", {}, ...parts)])));
    else if (tag === "p") last.append(make("br"), ...parts);
    else last.append(make("li", {}, ...parts));
  }
  return blocks.filter(Boolean);
};
