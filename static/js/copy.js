// The search of a copy of the site, which has no server: it looks into the index that was made with the copy
// (core/editions/static_search.py). For each word and name of the copy the index has the pages and their worth.
(() => {
  "use strict";

  const { letters, spellings, stops, articles, endings, patterns, answers, forms } = window.copyIndex;
  const form = document.querySelector("[data-copy-search]");
  const list = document.querySelector("[data-copy-pages]");
  const said = document.querySelector("[data-copy-nothing]");
  const box = form.elements.q;
  const all = [...list.children];
  const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{C}]*(?:['’][\p{L}\p{N}]+)*/gu;
  const STOPS = new Set(stops);
  const WORDS = Object.keys(answers).filter(key => !key.includes(" "));
  const ENGLISH = [
    "ings",
    "ing",
    "ers",
    "er",
    "ors",
    "or",
    "ed",
    "es",
    "s",
    "e",
    "ation",
    "ations",
    "ment",
    "al",
    "ly",
  ];
  const LONGEST_NAME = 8; // words
  const FIRST = 10; // pages with all words; where there are fewer, pages with some of them follow
  const POSSIBLE = 0.9,
    RELATED = 0.7,
    SIMILAR = 0.6;

  const rules = spellings.map(([pattern, instead]) => [new RegExp(pattern, "gu"), instead]);
  const shapes = patterns.map(([pattern, others]) => [new RegExp(`^(?:${pattern})$`, "u"), others]);

  function fold(word) {
    let plain = word
      .replace(/['’]s?$|['’]/g, "")
      .normalize("NFKC")
      .toLowerCase();
    for (const [pattern, instead] of rules) plain = plain.replace(pattern, instead);
    plain = plain.normalize("NFKD").replace(/[\p{M}\p{C}]/gu, "");
    return [...plain].map(letter => letters[letter] ?? letter).join("");
  }

  function isStop(word) {
    const plain = word
      .toLowerCase()
      .replace(/[\p{M}\p{C}'’]/gu, "")
      .replace(/[أإآٱ]/g, "ا");
    return STOPS.has(plain) || (plain.length > 3 && "وف".includes(plain[0]) && STOPS.has(plain.slice(1)));
  }

  function withoutArticle(word) {
    for (const article of articles) {
      if (word.startsWith(article) && word.length - article.length >= (article === "ال" ? 2 : 3)) {
        word = word.slice(article.length);
        break;
      }
    }
    return word.startsWith("ال") && word.length >= 5 ? word.slice(2) : word;
  }

  // A word without what may be particles before it, and without what may be its ending.
  function variants(word) {
    const found = [word];
    if (!/[ء-ي]/.test(word)) {
      for (const ending of ENGLISH) {
        const rest = word.slice(0, -ending.length);
        if (!word.endsWith(ending) || rest.length < 3) continue;
        found.push(rest, `${rest}e`, rest.replace(/i$/, "y"), rest.replace(/(.)\1$/, "$1"));
      }
      return [...new Set(found)];
    }
    if ("وف".includes(word[0]) && word.length > 4) found.push(word.slice(1));
    for (const each of [...found]) {
      if (each.length >= 5 && ("بلك".includes(each[0]) || (each[0] === "س" && "يتن".includes(each[1]))))
        found.push(withoutArticle(each.slice(1)));
    }
    for (const each of [...found]) {
      for (const ending of [...endings, "ات", "وا", "ه", "ي", "ا", "ء"]) {
        const rest = each.slice(0, -ending.length);
        if (each.endsWith(ending) && rest.length >= 3) found.push(rest, `${rest}ه`, rest.replace(/ت$/, "ه"));
      }
    }
    return [...new Set(found)];
  }

  // Words that a word may belong to by its pattern: its singular, its verb, the past of a verb.
  function relatives(word) {
    return variants(word).flatMap(each => [
      ...shapes.flatMap(([shape, others]) => (shape.test(each) ? others.map(other => each.replace(shape, other)) : [])),
      ...(/^[يتن].{3}/.test(each) ? [each.slice(1), `ا${each.slice(1)}`] : []),
    ]);
  }

  // The words of the copy by what they may belong to; made when the first word is asked for that no page has.
  let families = null;
  function family(words) {
    if (!families) {
      families = new Map();
      for (const word of WORDS.filter(each => /[ء-ي]/.test(each)))
        for (const each of relatives(word)) families.set(each, [...(families.get(each) ?? []), word]);
    }
    return words.flatMap(each => families.get(each) ?? []);
  }

  // Letters that are wrong, missing, too many or swapped.
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [],
      row = Array.from({ length: other.length + 1 }, (_each, number) => number);
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
          next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      [before, row] = [row, next];
    }
    return row[other.length];
  }

  function similar(word) {
    const allowed = /\d/.test(word) ? 0 : (word.length >= 4) + (word.length >= 7);
    for (let errors = 1; errors <= allowed; errors++) {
      const found = WORDS.filter(each => distance(word, each, errors) <= errors);
      if (found.length) return found;
    }
    return [];
  }

  // Pages and their worth: the best that any of the ways of asking gives.
  function best(asked, weight) {
    const pages = new Map();
    for (const each of asked) {
      for (const [page, worth] of Object.entries(answers[each] ?? {})) {
        pages.set(+page, Math.max(worth * weight, pages.get(+page) ?? 0));
      }
    }
    return pages;
  }

  function known(words) {
    return words.flatMap(each => (each in answers ? [each] : []).concat(forms[each] ?? []));
  }

  function answersTo(word) {
    if (word in answers) return best([word], 1);
    const possible = known(variants(word));
    if (possible.length) return best(possible, POSSIBLE);
    const others = relatives(word);
    const related = [...known(others), ...family([word, ...variants(word)])];
    if (related.length) return best(related, RELATED);
    const kin = family(others);
    if (kin.length) return best(kin, RELATED);
    for (let place = 3; place <= word.length - 3; place++) {
      const [first, second] = [word.slice(0, place), withoutArticle(word.slice(place))];
      if (first in answers && second in answers) {
        const pages = best([second], 1);
        return new Map([...best([first], 1)].filter(([page]) => pages.has(page)));
      }
    }
    return best(similar(word), SIMILAR);
  }

  // What is asked, in parts: names of several words, and single words; each part with its pages.
  function parts(typed) {
    const words = typed.map(word => withoutArticle(fold(word)));
    const isAllStops = typed.every(isStop);
    const found = [];
    for (let first = 0; first < words.length; first++) {
      let length = Math.min(LONGEST_NAME, words.length - first);
      while (length > 1 && !(words.slice(first, first + length).join(" ") in answers)) length--;
      if (length > 1) found.push(best([words.slice(first, first + length).join(" ")], 1));
      else if (isAllStops || !isStop(typed[first])) {
        const pages = answersTo(words[first]);
        for (const start of [first - 1, first]) {
          const joined = withoutArticle(fold(typed.slice(start, start + 2).join("")));
          if (start >= 0 && start + 1 < typed.length && joined in answers)
            for (const [page, worth] of best([joined], 1)) pages.set(page, Math.max(worth, pages.get(page) ?? 0));
        }
        found.push(pages);
      }
      first += length - 1;
    }
    return found;
  }

  function look() {
    const typed = box.value.slice(0, 200).match(WORD) ?? [];
    const found = parts(typed);
    // Pages with all words come first, then those with more of them and in more telling places.
    const there = all.map((_item, page) => found.filter(pages => pages.has(page)));
    const full = there.filter(each => each.length === found.length).length;
    const scores = there.map(each => {
      if (!typed.length) return 0;
      if (!each.length || (each.length < found.length && full >= FIRST)) return -1;
      return 0;
    });
    there.forEach((each, page) => {
      if (scores[page] === 0)
        for (const pages of each) scores[page] += pages.get(page) + (each.length === found.length ? 1e6 : 0);
    });
    const order = all.map((_item, page) => page).sort((one, other) => scores[other] - scores[one] || one - other);
    for (const page of order) {
      all[page].hidden = scores[page] < 0;
      list.append(all[page]);
    }
    said.textContent = scores.some(score => score >= 0) ? "" : said.dataset.copyNothing;
  }

  form.hidden = false;
  form.addEventListener("submit", event => {
    event.preventDefault();
    look();
  });
  box.addEventListener("input", look);
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  look();
})();
