// Text that is pasted into a rich text comes out clean: from WhatsApp without stars, names and invisible letters, from
// Word without its styles, with lists that are lists.
const HIDDEN = /[\u00ad\u115f\u1160\u200b\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/gu; // as in core/i18n/invisible_characters.py
const AT_AN_EDGE = /^[\u200e\u200f\u061c\s]+|[\u200e\u200f\u061c\s]+$/gu;
const STRETCHED = /(?<=[\u0620-\u064a])\u0640+(?=[\u0620-\u063f\u0641-\u064a\u064b-\u0652])/gu; // not the one of “1445هـ”
// Date, time and name of a message, which are nobody's business: WhatsApp as it is copied, as iPhones and as Androids export
// it, in digits of any script; Telegram puts them on a line of their own. A line that has no name is WhatsApp's own.
const DIGIT = "[\\d\u0660-\u0669\u06f0-\u06f9]";
const DATE = `${DIGIT}{1,4}[/.\\u200f-]{1,2}${DIGIT}{1,2}[/.\\u200f-]{1,2}${DIGIT}{1,4}`;
const TIME = `${DIGIT}{1,2}[:.]${DIGIT}{2}(?:[:.]${DIGIT}{2})?(?:[\\s\u202f]?(?:[AaPp]\\.?[Mm]\\.?|[صم](?![\\p{L}])))?`;
const STAMP = `(?:${DATE}[,،]?\\s+${TIME}|${TIME}[,،]\\s+${DATE})`;
const MESSAGE = new RegExp(`^(?:\\[(?:${STAMP}|${TIME})\\]|${STAMP}\\s+[-–])\\s*[^:\\n]{1,60}: `, "u");
const NOTICE = new RegExp(`^(?:\\[${STAMP}\\]|${STAMP}\\s+[-–])[^:]*$|^[^\\n]{1,60}, \\[${STAMP}\\]:?$`, "u");
const LEFT_OUT = /^<[^<>]{3,40}>$/u; // a picture that was not exported
const BULLET = /^(?:[•·▪◦●○■□◾◽▫‣–—*-]|\p{Extended_Pictographic}|o(?=\u00a0))[\ufe0f\u20e3]?[\s\u00a0]+(?=\S)/u;
const NUMBER = /^(?:[\d\u0660-\u0669]{1,2}[.)\u066b-]|\d\ufe0f?\u20e3)[\s\u00a0]+(?=\S)/u;
const MARKS = [
  ["b", /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]+?)(?<=\S)\*(?![\p{L}\p{N}*])/gu],
  ["i", /(?<![\p{L}\p{N}_/])_(?=\S)([^_\n]+?)(?<=\S)_(?![\p{L}\p{N}_])/gu],
];
const STRUCK = /(?<![\p{L}\p{N}~])~(?=\S)([^~\n]+?)(?<=\S)~(?![\p{L}\p{N}~])|```([^`]+)```/gu;
const OWN = { B: "b", STRONG: "b", I: "i", EM: "i" };
const LINES = new Set("P DIV LI H1 H2 H3 H4 H5 H6 TR BLOCKQUOTE PRE SECTION ARTICLE UL OL TABLE".split(" "));
const NOTHING = new Set("SCRIPT STYLE HEAD TITLE META LINK XML OBJECT IFRAME SVG TEMPLATE NOSCRIPT".split(" "));

const escaped = text => text.replace(/[&<>"]/g, sign => `&#${sign.codePointAt(0)};`);
const tidy = text =>
  text
    .replace(HIDDEN, "")
    .replace(STRETCHED, "")
    .replace(/[\s\u00a0]+/gu, " ");

function marked(text) {
  let html = escaped(text).replace(STRUCK, "$1$2");
  for (const [tag, mark] of MARKS) html = html.replace(mark, `<${tag}>$1</${tag}>`);
  return html;
}

// A line is { kind: "p" | "ul" | "ol", html, sign }: a sign such as “•” or “1.” makes a list where the line beside it has one.
function lineOf(html, kind = "p", depth = 0) {
  const sign = kind === "p" && (html.match(BULLET) || html.match(NUMBER));
  return sign ? { kind, html, depth, sign: sign[0], list: BULLET.test(html) ? "ul" : "ol" } : { kind, html, depth };
}

function listed(lines) {
  return lines.map((line, place) => {
    const isAmongLikes = [lines[place - 1], lines[place + 1]].some(other => other?.list === line.list);
    return line.list && isAmongLikes
      ? { ...line, kind: line.list, html: line.html.slice(line.sign.length).trim() }
      : line;
  });
}

const SENTENCE_END = /[.!?؟:…»”"]$/u;
const FULL_LINE = [40, 130]; // letters of a line that a PDF has filled
const ALMOST_FULL = 0.6;

// Tells whether lines were broken by the width of a page: all but the last are about as long, and few end a sentence.
function isWrapped(lines) {
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  const full = lines.slice(0, -1);
  return (
    full.length > 1 &&
    longest >= FULL_LINE[0] &&
    longest <= FULL_LINE[1] &&
    full.every(line => line.length >= ALMOST_FULL * longest) &&
    full.filter(line => SENTENCE_END.test(line)).length <= full.length / 2
  );
}

// Adds a line to a paragraph; a word that was divided is one again.
function join(words, line) {
  const last = words.at(-1);
  if (/[A-Za-z]-$/.test(last.slice(-2)) && /^[a-z]/.test(line)) {
    words[words.length - 1] = last.slice(0, -1);
    words.push(line);
  } else {
    words.push(" ", line);
  }
  return words;
}

// Joins the lines of each paragraph that a PDF broke; a sign such as “•” begins another.
function unwrapped(lines) {
  const paragraphs = [[]];
  for (const line of lines) {
    if (!line || BULLET.test(line) || NUMBER.test(line)) paragraphs.push([]);
    if (line) paragraphs.at(-1).push(line);
  }
  return paragraphs.flatMap(part => (isWrapped(part) ? [part.slice(1).reduce(join, [part[0]]).join("")] : part));
}

function linesOfText(text) {
  const raw = text.split(/\r?\n/).map(line => tidy(line).replace(AT_AN_EDGE, ""));
  const isChat = raw.some(line => MESSAGE.test(line));
  const said = raw.filter(line => !NOTICE.test(line)).map(line => line.replace(MESSAGE, "").replace(AT_AN_EDGE, ""));
  return (isChat ? said : unwrapped(said)).map(line => {
    if (LEFT_OUT.test(line)) return lineOf("");
    const sign = (line.match(BULLET) || line.match(NUMBER) || [""])[0];
    return lineOf(escaped(sign) + marked(line.slice(sign.length)));
  });
}

const styled = (node, words) => words.test(node.getAttribute("style"));
const isBold = node =>
  styled(node, /font-weight:\s*(?:bold|[6-9]00)/i) ||
  (OWN[node.tagName] === "b" && !styled(node, /font-weight:\s*(?:normal|[1-4]00)/i));
const isSlanted = node => OWN[node.tagName] === "i" || styled(node, /font-style:\s*italic/i);
const isLink = node => node.tagName === "A" && /^(?:https?:|mailto:|tel:)/i.test(node.getAttribute("href") || "");

function inner(node, hasMarks) {
  if (node.nodeType === Node.TEXT_NODE) return hasMarks ? marked(tidy(node.data)) : escaped(tidy(node.data));
  if (
    node.nodeType !== Node.ELEMENT_NODE ||
    NOTHING.has(node.tagName) ||
    /mso-list:\s*ignore/i.test(node.getAttribute("style"))
  )
    return "";
  if (node.tagName === "IMG")
    return /\p{Extended_Pictographic}/u.test(node.alt) && node.alt.length < 12 ? node.alt : "";
  const html = [...node.childNodes].map(child => inner(child, hasMarks)).join("");
  if (isLink(node)) return `<a href="${escaped(node.href)}">${html}</a>`;
  const tag = isBold(node) ? "b" : isSlanted(node) ? "i" : "";
  return tag && html.trim() ? `<${tag}>${html}</${tag}>` : html;
}

function kindOf(node) {
  const list = node.tagName === "LI" ? node.closest("ul, ol") : null;
  if (list) return list.tagName.toLowerCase();
  if (!/mso-list:\s*l\d/i.test(node.getAttribute("style"))) return "p";
  const sign = [...node.querySelectorAll("[style]")].find(one => /mso-list:\s*ignore/i.test(one.getAttribute("style")));
  return /[\d\u0660-\u0669]/.test(sign?.textContent || "") ? "ol" : "ul";
}

// How many lists an item lies in, beside its own.
function depthOf(node) {
  const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(node.getAttribute("style"));
  if (level) return level[1] - 1;
  let depth = -1;
  for (let around = node; around; around = around.parentElement) if (/^[UO]L$/.test(around.tagName)) depth += 1;
  return Math.max(0, depth);
}

// Gathers what stands in a row between two ends of lines.
function* rowsOf(node, kind = "p", depth = 0) {
  let row = [];
  const take = function* () {
    if (row.length) yield { kind, depth, nodes: row };
    row = [];
  };
  for (const child of node.childNodes) {
    const isLine = LINES.has(child.tagName) || child.querySelector?.([...LINES, "BR"].join());
    if (isLine && !NOTHING.has(child.tagName)) {
      yield* take();
      const own = kindOf(child);
      yield* own === "p" ? rowsOf(child, kind, depth) : rowsOf(child, own, depthOf(child));
    } else if (child.tagName === "BR") {
      yield* take();
    } else {
      row.push(child);
    }
  }
  yield* take();
}

function linesOfHtml(html) {
  const page = new DOMParser().parseFromString(html, "text/html"); // nothing in it runs or is fetched
  page.querySelectorAll([...NOTHING].join()).forEach(node => node.remove());
  breakLines(page);
  page.querySelectorAll("td, th").forEach(cell => cell.append(" "));
  const hasMarks = !page.querySelector("b, strong");
  return [...rowsOf(page.body)].map(({ kind, depth, nodes }) => {
    const html = nodes
      .map(node => inner(node, hasMarks))
      .join("")
      .replace(AT_AN_EDGE, "")
      .replace(MESSAGE, "");
    return lineOf(html.replace(AT_AN_EDGE, ""), kind, depth);
  });
}

// Where a page keeps the ends of lines as they were typed, as WhatsApp does, they are no spaces.
function breakLines(page) {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  for (const node of found) {
    if (!node.data.includes("\n") || !node.parentElement.closest("[style*='pre-wrap'], pre")) continue;
    const parts = node.data.split("\n").flatMap((line, place) => (place ? [page.createElement("br"), line] : [line]));
    node.replaceWith(...parts);
  }
}

export function clean(html, text) {
  const found = html ? linesOfHtml(html) : linesOfText(text);
  const lines = listed(found.filter(line => line.html.replace(/<[^>]+>/g, "").trim()));
  const open = []; // the lists that are open, from the outside in; each has its last item open
  let out = "";
  const close = () => {
    out += `</li></${open.pop()}>`;
  };
  for (const { kind, depth, html: words } of lines) {
    const level = kind === "p" ? 0 : Math.min(depth, open.length) + 1;
    while (open.length > level || (open.length === level && level && open.at(-1) !== kind)) close();
    if (kind === "p") {
      out += `<p>${words}</p>`;
    } else if (open.length === level) {
      out += `</li><li>${words}`;
    } else {
      out += `<${kind}><li>${words}`;
      open.push(kind);
    }
  }
  while (open.length) close();
  return out;
}

document.addEventListener(
  "paste",
  event => {
    const given = event.clipboardData;
    if (!event.isTrusted || !given || !event.target.closest?.(".public-DraftEditor-content")) return;
    const [html, text] = [given.getData("text/html"), given.getData("text/plain")];
    if (html.includes("draftjs-conductor") || given.files.length || !(html || text)) return;
    const made = clean(html, text);
    const isOneLine = !/<(?:ul|ol)>|<p>.*<p>/s.test(made);
    const again = new DataTransfer();
    again.setData("text/html", isOneLine ? made.replace(/<\/?p>/g, "") : made);
    again.setData(
      "text/plain",
      Object.assign(document.createElement("div"), {
        innerHTML: made.replace(/<\/(?:p|li)>/g, "\n"),
      }).textContent.trim(),
    );
    event.preventDefault();
    event.stopImmediatePropagation();
    event.target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: again, bubbles: true, cancelable: true }));
  },
  true,
);
