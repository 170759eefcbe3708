// Lines of a text that is pasted: those that begin with a sign, and those that a PDF broke, which are joined.
export const BULLET =
  /^(?:[•·▪◦●○■□◾◽▫‣–—*-]|\p{Extended_Pictographic}|o(?=\u00a0))[\ufe0f\u20e3]?[\s\u00a0]+(?=\S)/u;
export const NUMBER = /^(?:[\d\u0660-\u0669]{1,2}[.)\u066b-]|\d\ufe0f?\u20e3)[\s\u00a0]+(?=\S)/u;

const SENTENCE_END = /[.!?؟:…»”"]$/u;
const FULL_LINE = [40, 130]; // letters of a line that a PDF has filled
const ALMOST_FULL = 0.6;

const isFull = (line, longest) => line.length >= ALMOST_FULL * longest;
const lengthOf = lines => lines.reduce((most, line) => Math.max(most, line.length), 0);

// Tells whether lines were broken by the width of a page: all but the last are about as long, and few end a sentence.
function isWrapped(lines) {
  const longest = lengthOf(lines);
  const full = lines.slice(0, -1);
  return (
    full.length > 1 &&
    longest >= FULL_LINE[0] &&
    longest <= FULL_LINE[1] &&
    full.every(line => isFull(line, longest)) &&
    full.filter(line => SENTENCE_END.test(line)).length <= full.length / 2
  );
}

// Divides lines without an empty one between them: a short line ends a paragraph, and a heading is one of its own.
function paragraphsOf(lines) {
  const longest = lengthOf(lines);
  const found = [[]];
  lines.forEach((line, place) => {
    const next = lines[place + 1];
    found.at(-1).push(line);
    const isBeforeHeading = next && SENTENCE_END.test(line) && !isFull(next, longest) && !SENTENCE_END.test(next);
    if (next && (!isFull(line, longest) || isBeforeHeading)) found.push([]);
  });
  return found;
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

// Joins the lines of each paragraph that a PDF broke; a sign such as “•” begins another. Beside such paragraphs, two lines
// are one as well if the first is as long as the lines there.
export function unwrapped(lines) {
  const parts = [[]];
  for (const line of lines) {
    if (!line || BULLET.test(line) || NUMBER.test(line)) parts.push([]);
    if (line) parts.at(-1).push(line);
  }
  const paragraphs = parts.flatMap(part => (isWrapped(part) ? [part] : paragraphsOf(part)));
  const width = lengthOf(paragraphs.filter(isWrapped).flat());
  const isPair = ([first, second, third]) =>
    width && second && !third && isFull(first, width) && first.length <= width + 10 && !SENTENCE_END.test(first);
  return paragraphs.flatMap(part =>
    isWrapped(part) || isPair(part) ? [part.slice(1).reduce(join, [part[0]]).join("")] : part,
  );
}
