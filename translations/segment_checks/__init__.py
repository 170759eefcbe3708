"""Checks of a translated segment against its original: advice, which a translator may wave aside with a reason."""
