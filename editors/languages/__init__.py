"""A further language without a developer: adding it, wording its interface, opening it to readers and closing it."""
