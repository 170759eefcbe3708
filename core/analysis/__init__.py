"""One form for many spellings of a word: the same for what is indexed and for what is asked. See docs/search.md."""
