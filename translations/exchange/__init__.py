"""Words that leave for other tools and come back: PO and XLIFF, one page or all that waits."""
