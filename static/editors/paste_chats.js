// What messengers put around the words of people: who wrote, when, from which number, and what the messenger says itself.
// Date, time and name of a message: WhatsApp as it is copied, as iPhones and as Androids export it, in digits of any script;
// Telegram puts them on a line of their own, some of its programs with the month in words. A line without a name is WhatsApp's own.
const DIGIT = "[\\d\u0660-\u0669\u06f0-\u06f9]";
const DATE = `${DIGIT}{1,4}[/.\\u200f-]{1,2}${DIGIT}{1,2}[/.\\u200f-]{1,2}${DIGIT}{1,4}`;
const TIME = `${DIGIT}{1,2}[:.]${DIGIT}{2}(?:[:.]${DIGIT}{2})?(?:[\\s\u202f]?(?:[AaPp]\\.?[Mm]\\.?|[صم](?![\\p{L}])))?`;
const STAMP = `(?:${DATE}[,،]?\\s+${TIME}|${TIME}[,،]\\s+${DATE})`;
const IN_WORDS = `[^\\]\\n]{0,16}${DIGIT}{4}[^\\]\\n]{0,6}\\s${TIME}`; // “Nov 30, 2026 at 9:15 PM”
const MESSAGE = new RegExp(`^(?:\\[(?:${STAMP}|${TIME})\\]|${STAMP}\\s+[-–])\\s*[^:\\n]{1,60}: `, "u");
const NOTICE = new RegExp(`^(?:\\[${STAMP}\\]|${STAMP}\\s+[-–])[^:]*$`, "u");
const TELEGRAM = new RegExp(`^[^\\n]{1,60}, \\[(?:${STAMP}|${IN_WORDS})\\]:?$`, "u");
const ANSWERED = /^\[(?:In reply to|Forwarded from|رد على|ردا على|ردًا على|رداً على) [^\]\n]{1,60}\]$/iu;
const OWN = "\u200e"; // before what WhatsApp says itself in an iPhone's export
const EDITED = /\s*\u200e<[^<>]{3,40}>$/u;
const LEFT_OUT = /^<[^<>]{3,40}>$|^\S[^\n]{0,80}\.\w{2,4} \((?:file attached|الملف مرفق)\)$/u; // a file that was not exported
const PHONE = new RegExp(`@?(?:\\+|00)?${DIGIT}(?:[\\s().\u00a0\u2011-]?${DIGIT}){8,14}`, "gu");

const marks = line => line.replace(/^[\u200e\u200f\u061c\s]+/gu, "");

export const isHead = line => MESSAGE.test(line) || TELEGRAM.test(line);
export const isChat = lines => lines.some(line => isHead(marks(line).trimEnd()));
export const withoutHead = text => text.replace(MESSAGE, "");

// Returns the telephone numbers that people wrote, without the one a message came from.
export const numbersIn = line => [...withoutHead(line).matchAll(PHONE)].map(found => found[0]);

// Returns what somebody said in a line, or null for a line in which nobody says anything.
export function saidIn(line) {
  if (NOTICE.test(line) || TELEGRAM.test(line) || ANSWERED.test(line)) return null;
  const words = withoutHead(line);
  if (words !== line && line.startsWith("[") && words.startsWith(OWN)) return null;
  const said = words.replace(EDITED, "");
  return LEFT_OUT.test(said) ? null : said;
}
