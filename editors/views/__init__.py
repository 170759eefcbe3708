"""The views of the editors' screens."""
