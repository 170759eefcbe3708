"""The site's search. See docs/search.md."""
