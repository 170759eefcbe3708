// Lines of a text that is pasted: those that begin with a sign, and those that a PDF broke, which are joined.
export const BULLET =
  /^(?:[•·▪◦●○■□◾◽▫‣–—*-]|\p{Extended_Pictographic}|o(?=\u00a0))[\ufe0f\u20e3]?[\s\u00a0]+(?=\S)/u;
export const NUMBER = /^(?:[\d\u0660-\u0669]{1,2}[.)\u066b-]|\d\ufe0f?\u20e3)[\s\u00a0]+(?=\S)/u;

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
export function unwrapped(lines) {
  const paragraphs = [[]];
  for (const line of lines) {
    if (!line || BULLET.test(line) || NUMBER.test(line)) paragraphs.push([]);
    if (line) paragraphs.at(-1).push(line);
  }
  return paragraphs.flatMap(part => (isWrapped(part) ? [part.slice(1).reduce(join, [part[0]]).join("")] : part));
}
