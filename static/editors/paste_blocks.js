// Headings and tables that are pasted into a paragraph of a body become blocks of their own, below that paragraph.
const MOST_COLUMNS = 12; // as in core/blocks/tables.py
const MOST_ROWS = 100;
const LONGEST_HEADING = 160;
const LONGEST_CELL = 300;
const FRAMES = 120; // how long a new paragraph may take to be drawn

const textOf = node => node.textContent.replace(/[\s\u00a0]+/gu, " ").trim();

// Returns what a table holds as the table block keeps it, or null for one that only arranges a page.
export function readTable(table) {
  const rows = [...table.rows].map(row =>
    [...row.cells].flatMap(cell => [textOf(cell), ...Array(Math.min(cell.colSpan, MOST_COLUMNS) - 1).fill("")]),
  );
  const filled = rows.filter(row => row.some(Boolean));
  const width = Math.max(0, ...filled.map(row => row.length));
  const isFull = width > 1 && width <= MOST_COLUMNS && filled.length > 1 && filled.length <= MOST_ROWS + 1;
  const isLong = filled.flat().some(text => text.length > LONGEST_CELL);
  if (!isFull || isLong || table.querySelector("table")) return null;
  const [headings, ...body] = filled.map(row => [...row, ...Array(width - row.length).fill("")]);
  return {
    columns: headings.map(heading => ({ type: "text", heading })),
    rows: body.map(values => ({ values })),
    caption: table.caption ? textOf(table.caption) : "",
  };
}

// Returns the body a paragraph stands in, and its place there; null where it stands alone or deeper.
export function placeOf(editor) {
  const block = editor.closest("[data-contentpath]");
  const stream = block?.parentElement.closest("[id$='-root']")?.rootBlock;
  const index = stream?.children?.findIndex(child => child.id === block.dataset.contentpath) ?? -1;
  return index < 0 || !stream.blockDef?.childBlockDefsByName ? null : { stream, index };
}

// Tells whether nothing of the paragraph stands after what is selected, and whether nothing is left before it.
export function whereIn(editor) {
  const selection = document.getSelection();
  if (!selection.rangeCount) return { isAtEnd: true, isEmpty: !editor.textContent.trim() };
  const range = selection.getRangeAt(0);
  const part = (from, to) => {
    const rest = document.createRange();
    rest.selectNodeContents(editor);
    if (from) rest.setStart(...from);
    if (to) rest.setEnd(...to);
    return rest.toString().replace(/[\s\u200b\ufeff]/gu, "");
  };
  if (!editor.contains(range.startContainer) || !editor.contains(range.endContainer)) {
    return { isAtEnd: true, isEmpty: !editor.textContent.trim() };
  }
  return {
    isAtEnd: !part([range.endContainer, range.endOffset], null),
    isEmpty: !part(null, [range.startContainer, range.startOffset]),
  };
}

// Joins neighbours that are text, and makes text of what this body does not take.
export function fitting(parts, stream) {
  const known = stream.blockDef.childBlockDefsByName;
  const found = [];
  for (const part of parts) {
    const isText =
      part.kind === "text" || !known[part.kind] || (part.kind === "heading" && part.text.length > LONGEST_HEADING);
    if (!isText) found.push(part);
    else if (found.at(-1)?.kind === "text") found.at(-1).lines.push(...part.lines);
    else found.push({ kind: "text", lines: [...part.lines] });
  }
  return found;
}

async function editorOf(id) {
  for (let frame = 0; frame < FRAMES; frame += 1) {
    const editor = document.querySelector(`[data-contentpath="${id}"] .public-DraftEditor-content`);
    if (editor) return editor;
    await new Promise(requestAnimationFrame);
  }
  return null;
}

// Puts the parts below a paragraph; the first one goes into it if it is text. `write` pastes lines into an editor.
export async function insert(parts, editor, { stream, index }, isEmpty, write) {
  const [first, ...others] = parts;
  const rest = first.kind === "text" ? others : parts;
  if (first.kind === "text") write(editor, first.lines);
  let at = index;
  for (const part of rest) {
    at += 1;
    const id = crypto.randomUUID();
    const type = part.kind === "text" ? "paragraph" : part.kind;
    const value = { text: stream.blockDef.initialChildStates.paragraph, heading: part.text, table: part.table }[
      part.kind
    ];
    stream.insert({ type, id, value }, at, { animate: false, focus: false });
    const made = part.kind === "text" && (await editorOf(id));
    if (made) write(made, part.lines);
  }
  if (rest === parts && isEmpty) stream.deleteBlock(index, { animate: false });
}
