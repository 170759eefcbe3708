"""Values that PHP serialised: arrays of scalars only. Objects are never made, and what cannot be read is empty."""

from typing import Any

import phpserialize

LONGEST = 100_000  # bytes


def php_array(text: str) -> dict[str, Any]:
    """Return a serialised array, keys as text; empty for anything else."""
    content = text.encode()
    if not content.startswith(b"a:") or len(content) > LONGEST:
        return {}
    try:
        found = phpserialize.loads(content, decode_strings=True)
    except (ValueError, TypeError, KeyError, RecursionError, UnicodeDecodeError, OverflowError, MemoryError):
        return {}
    return {str(key): value for key, value in found.items()} if isinstance(found, dict) else {}
