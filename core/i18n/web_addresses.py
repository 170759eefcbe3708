"""Web addresses as people read them: the letters of any script, where a link holds their bytes as %D8%A7."""

from urllib.parse import unquote


def decoded(url: str) -> str:
    """Return an address with its letters written out; as it is if these are no letters, or are not seen."""
    read = unquote(url, errors="replace")
    return read if "\ufffd" not in read and read.isprintable() and not any(map(str.isspace, read)) else url
