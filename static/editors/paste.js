// Text that is pasted into a rich text comes out clean: from WhatsApp without stars, names and invisible letters, from
// Word without its styles, with lists that are lists; headings and tables become blocks where the body has them.
import { fitting, insert, placeOf, readTable, whereIn } from "./paste_blocks.js";
import { isChat, saidIn, withoutHead } from "./paste_chats.js";
import { isTooLong, tell } from "./paste_limits.js";
import { BULLET, NUMBER, unwrapped } from "./paste_lines.js";
import { ask, suspects, without } from "./paste_messages.js";

const HIDDEN = /[\u00ad\u115f\u1160\u200b\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/gu; // as in core/i18n/invisible_characters.py
const AT_AN_EDGE = /^[\u200e\u200f\u061c\s]+|[\u200e\u200f\u061c\s]+$/gu;
const STRETCHED = /(?<=[\u0620-\u064a])\u0640+(?=[\u0620-\u063f\u0641-\u064a\u064b-\u0652])/gu; // not the one of “1445هـ”
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

function linesOfText(text) {
  const raw = text.split(/\r?\n/).map(line => tidy(line).replace(AT_AN_EDGE, ""));
  const said = raw.map(saidIn).filter(line => line !== null);
  const lines = said.map(line => line.replace(AT_AN_EDGE, ""));
  return (isChat(raw) ? lines : unwrapped(lines)).map(line => {
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
  if (/^H[1-6]$/.test(node.tagName) || /\bMsoTitle\b/.test(node.className)) return "heading";
  const list = node.tagName === "LI" ? node.closest("ul, ol") : null;
  if (list) return list.tagName.toLowerCase();
  if (!/mso-list:\s*l\d/i.test(node.getAttribute("style"))) return "p";
  const sign = [...node.querySelectorAll("[style]")].find(one => /mso-list:\s*ignore/i.test(one.getAttribute("style")));
  return /[\d\u0660-\u0669]|^\s*\p{L}{1,4}[.)-]/u.test(sign?.textContent || "") ? "ol" : "ul";
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
    const table = child.tagName === "TABLE" && readTable(child);
    if (table) {
      yield* take();
      yield { kind: "table", depth: 0, nodes: [...child.rows], table };
    } else if (isLine && !NOTHING.has(child.tagName)) {
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
  return [...rowsOf(page.body)].map(({ kind, depth, nodes, table }) => {
    if (table) return { kind, depth, html: "", table, lines: nodes.map(row => lineOf(inner(row, hasMarks).trim())) };
    const words = nodes.map(node => inner(node, hasMarks)).join("");
    const html = withoutHead(words.replace(AT_AN_EDGE, ""));
    return lineOf(html.replace(AT_AN_EDGE, ""), kind, depth);
  });
}

const hasWords = line => line.html.replace(/<[^>]+>/g, "").trim();

// Returns what was pasted as parts: text, headings and tables, each with its lines, for places that take text alone.
function partsOf(html, text) {
  const parts = [];
  for (const line of html ? linesOfHtml(html) : linesOfText(text)) {
    if (line.table) {
      parts.push({ kind: "table", table: line.table, lines: line.lines.filter(hasWords) });
    } else if (hasWords(line)) {
      const plain = Object.assign(document.createElement("div"), { innerHTML: line.html }).textContent;
      if (line.kind === "heading") {
        parts.push({ kind: "heading", text: plain.trim(), lines: [{ ...line, kind: "p" }] });
      } else if (parts.at(-1)?.kind === "text") parts.at(-1).lines.push(line);
      else parts.push({ kind: "text", lines: [line] });
    }
  }
  return parts;
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

// Returns everything as text.
export function clean(html, text) {
  return written(partsOf(html, text).flatMap(part => part.lines));
}

// Returns in which parts it is pasted into a body.
export function parts(html, text) {
  return partsOf(html, text).map(({ lines, ...part }) =>
    part.kind === "text" ? { ...part, html: written(lines) } : part,
  );
}

function written(found) {
  const lines = listed(found);
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

function write(editor, lines) {
  const made = written(lines);
  const isOneLine = !/<(?:ul|ol)>|<p>.*<p>/s.test(made);
  const again = new DataTransfer();
  again.setData("text/html", isOneLine ? made.replace(/<\/?p>/g, "") : made);
  again.setData(
    "text/plain",
    Object.assign(document.createElement("div"), {
      innerHTML: made.replace(/<\/(?:p|li)>/g, "\n"),
    }).textContent.trim(),
  );
  editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData: again, bubbles: true, cancelable: true }));
}

async function paste(editor, html, text) {
  const found = partsOf(html, text);
  const place = placeOf(editor);
  const { isAtEnd, isEmpty } = whereIn(editor);
  const fit = place && isAtEnd ? fitting(found, place.stream) : [];
  if (fit.some(part => part.kind !== "text")) await insert(fit, editor, place, isEmpty, write);
  else
    write(
      editor,
      found.flatMap(part => part.lines),
    );
}

document.addEventListener(
  "paste",
  async event => {
    const given = event.clipboardData;
    const editor = event.target.closest?.(".public-DraftEditor-content");
    if (!event.isTrusted || !given || !editor) return;
    const [html, text] = [given.getData("text/html"), given.getData("text/plain")];
    if (html.includes("draftjs-conductor") || given.files.length || !(html || text)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const words = document.querySelector("script[data-paste-question]").dataset;
    if (isTooLong(text || html)) {
      tell(words.pasteLong, words.pasteUnderstood);
      return;
    }
    const found = suspects(text);
    if (!found.length) {
      paste(editor, html, text);
      return;
    }
    const chosen = await ask(found, {
      question: words.pasteQuestion,
      take: words.pasteTake,
      leave: words.pasteLeave,
    });
    editor.focus();
    if (chosen.length) paste(editor, "", without(text, chosen));
    else paste(editor, html, text);
  },
  true,
);
