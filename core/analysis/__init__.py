"""Text analysis for the search: the same for the index and for queries. See docs/search.md."""
