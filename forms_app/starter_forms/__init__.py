"""Ready-made forms in two languages, to start from."""
