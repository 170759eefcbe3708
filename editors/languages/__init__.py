"""Further languages without a developer: adding one, translating its interface texts, opening it to readers and closing it."""
