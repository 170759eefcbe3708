"""Finding pages by their words. See docs/search.md."""
