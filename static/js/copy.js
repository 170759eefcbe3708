// The search of a copy of the site, which has no server: it looks into the index that was made with the copy.
(() => {
  "use strict";

  const { letters, articles, stops, words, places } = window.copyIndex;
  const form = document.querySelector("[data-copy-search]");
  const list = document.querySelector("[data-copy-pages]");
  const said = document.querySelector("[data-copy-nothing]");
  const box = form.elements.q;
  const all = [...list.children];
  const keys = Object.keys(words);
  const SHORTEST = 3; // letters of a beginning that is looked for
  const PARTICLES = "وفبلكس";

  function fold(word) {
    const plain = word
      .normalize("NFKC")
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\p{M}\p{C}]/gu, "");
    return [...plain].map(letter => letters[letter] ?? letter).join("");
  }

  // A word as it is, and without what Arabic writes together with it.
  function variants(word) {
    const found = [word];
    for (const article of articles) {
      if (word.startsWith(article) && word.length - article.length >= 2) found.push(word.slice(article.length));
    }
    if (PARTICLES.includes(word[0]) && word.length > SHORTEST) found.push(word.slice(1));
    return found;
  }

  // How well each page answers one word: 3 for the word, 2 for a longer one, 1 for its stem.
  function answers(word) {
    const pages = new Map();
    for (const variant of variants(word)) {
      for (const key of keys) {
        let score = 0;
        if (key === variant) score = 3;
        else if (variant.length >= SHORTEST && key.startsWith(variant)) score = 2;
        else if (key.length >= SHORTEST && variant.startsWith(key) && variant.length - key.length <= 3) score = 1;
        if (!score) continue;
        for (const page of words[key]) {
          const worth = score * (1 + (places[key]?.[page] ?? 0)); // more in a title, and in a summary
          pages.set(page, Math.max(worth, pages.get(page) ?? 0));
        }
      }
    }
    return pages;
  }

  function look() {
    const typed = box.value
      .split(/[^\p{L}\p{N}\p{M}]+/u)
      .map(fold)
      .filter(word => word.length > 1);
    const telling = typed.filter(word => !stops.includes(word));
    const asked = telling.length ? telling : typed;
    const found = asked.map(answers);
    // Pages with more of the words come first; among these, those that have them in more telling places.
    const scores = all.map((_item, page) => {
      const there = found.filter(pages => pages.has(page));
      if (!there.length && found.length) return -1;
      return there.length * 1000 + there.reduce((sum, pages) => sum + pages.get(page), 0);
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
