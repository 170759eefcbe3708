// Which text stands where in the preview: found by its words, since the page is shown as readers get it.
const BLOCKS =
  "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td, figcaption, blockquote, cite, summary, label, legend, a, button";

export class PreviewPlaces {
  constructor(frame, segments) {
    this.frame = frame;
    this.segments = segments;
  }

  // Called with each page that the frame has loaded.
  watch(whenChosen) {
    const page = this.frame.contentDocument;
    page.addEventListener(
      "click",
      event => {
        const segment = this.segmentAt(event.target);
        if (!segment) return;
        event.preventDefault();
        event.stopPropagation();
        whenChosen(segment);
      },
      true,
    );
  }

  // The innermost element that has all the words of a text; of several texts the longest one is meant.
  segmentAt(target) {
    for (let element = target.closest(BLOCKS); element; element = element.parentElement?.closest(BLOCKS)) {
      const words = wordsOf(element.textContent);
      const found = this.segments
        .filter(segment => words && variants(segment).some(own => own && words.includes(own)))
        .sort((one, other) => longest(other, words) - longest(one, words));
      if (found.length) return this.amongEqual(found, element, words);
    }
    return null;
  }

  // Where the same words stand in several texts, the first place belongs to the first of them, and so on.
  amongEqual(found, element, words) {
    const equal = found.filter(segment => longest(segment, words) === longest(found[0], words));
    if (equal.length === 1) return equal[0];
    equal.sort((one, other) => this.segments.indexOf(one) - this.segments.indexOf(other));
    const same = this.elementsWith(variants(equal[0]));
    return equal[Math.max(0, same.indexOf(element))] || equal[0];
  }

  elementOf(segment) {
    const own = variants(segment);
    const same = this.segments.filter(other => variants(other).some(words => words && own.includes(words)));
    const elements = this.elementsWith(own);
    return elements[same.indexOf(segment)] || elements[0];
  }

  show(segment) {
    this.frame.contentDocument.querySelectorAll("[data-shown]").forEach(element => {
      element.style.outline = "";
      delete element.dataset.shown;
    });
    const element = this.elementOf(segment);
    if (!element) return false;
    element.dataset.shown = "";
    element.style.outline = "3px solid Highlight";
    element.scrollIntoView({ block: "center" });
    return true;
  }

  elementsWith(own) {
    const fitting = [...this.frame.contentDocument.querySelectorAll(BLOCKS)].filter(element => {
      const words = wordsOf(element.textContent);
      return own.some(one => one && words.includes(one));
    });
    return fitting.filter(element => !fitting.some(other => other !== element && element.contains(other)));
  }
}

// The page shows what is saved or, while nothing is, an earlier wording or the original.
function variants(segment) {
  const typed = wordsOf(segment.saved.replace(/⟦\/?\d+⟧/g, ""));
  if (typed) return [typed];
  const earlier = segment.element.querySelector(".tw-offer [data-offer]");
  const offered = earlier ? wordsOf(earlier.textContent.replace(/⟦\/?\d+⟧/g, "")) : "";
  return [wordsOf(segment.source.replace(/⟦\/?\d+⟧/g, "")), offered];
}

function longest(segment, words) {
  return Math.max(
    0,
    ...variants(segment)
      .filter(own => words.includes(own))
      .map(own => own.length),
  );
}

function wordsOf(text) {
  return text.replace(/\s+/g, " ").trim();
}
