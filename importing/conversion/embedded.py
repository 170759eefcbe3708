"""What a body embeds: frames, objects, sounds and films. Each becomes an empty `div` that says where it lies.

nh3 takes these elements out with all that is in them, so they are read before; what leads nowhere is named.
"""

import re
from collections.abc import Callable
from html import escape, unescape

Warn = Callable[[str, str], None]  # a key of findings.WORDS, and what it is about

ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
FRAME = re.compile(r"(<iframe\b[^>]*>)(?:(?:(?!<iframe\b).)*?</iframe\s*>)?", re.IGNORECASE | re.DOTALL)
OBJECT = re.compile(r"<object\b[^>]*>.*?</object\s*>|<embed\b[^>]*>", re.IGNORECASE | re.DOTALL)
PLAYER = re.compile(r"<(audio|video)\b[^>]*>(?:(?:(?!<(?:audio|video)\b).)*?</\1\s*>)?", re.IGNORECASE | re.DOTALL)
NEVER = re.compile(r"<(form|svg|math|select)\b[^>]*>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"<(\w+)\b([^>]*)>")
KINDS = {"audio": "sound", "video": "film"}
PLAYABLE = {"sound": ("mp3", "m4a"), "film": ("mp4",)}  # as the site plays them
SENTENCES = re.compile(r"(?<=[.!?؟…])\s+|\n+")
LONGEST_SENTENCE = 160


def attributes_of(text: str) -> dict[str, str]:
    """Return the attributes of a tag or a shortcode by their names in small letters."""
    return {name.lower(): unescape(one or two or three) for name, one, two, three in ATTRIBUTE.findall(text)}


def with_embedded(text: str, warn: Warn) -> str:
    """Return a body with a `div` for each frame, object and player in it."""
    text = PLAYER.sub(_player, text)
    for pattern in (FRAME, OBJECT, NEVER):
        text = pattern.sub(lambda found: _elsewhere(found, warn), text)
    return text


def player(kind: str, addresses: list[str], captions: str = "", poster: str = "") -> str:
    """Return the `div` of a sound or film; of several files of it the one that the site can play."""
    ends = tuple(f".{suffix}" for suffix in PLAYABLE[kind])
    played = [one for one in addresses if one.partition("?")[0].lower().endswith(ends)]
    address = next(iter([*played, *addresses]), "")
    more = {"captions": captions, "poster": poster}
    values = "".join(f' data-{name}="{escape(value)}"' for name, value in more.items() if value)
    return f'\n\n<div data-{kind}="{escape(address)}"{values}></div>\n\n'


def sentence_before(text: str, position: int) -> str:
    """Return the sentence before a place in a body, in quotation marks."""
    return last_sentence(re.sub(r"<[^>]*>|\[[^\]]*\]", " ", text[max(0, position - 400) : position]))


def last_sentence(text: str) -> str:
    found = [one.strip() for one in SENTENCES.split(unescape(text)) if one.strip()]
    return f"“{found[-1][-LONGEST_SENTENCE:]}”" if found else ""


def _player(found: re.Match) -> str:
    tags = [(name.lower(), attributes_of(values)) for name, values in TAG.findall(found[0])]
    own = tags[0][1] if tags else {}
    sources = [one["src"] for name, one in tags if name != "track" and one.get("src")]
    captions = next((one["src"] for name, one in tags if name == "track" and one.get("src")), "")
    return player(KINDS[found[1].lower()], sources, captions, own.get("poster", ""))


def _elsewhere(found: re.Match, warn: Warn) -> str:
    """Return the cover of a frame or object; what has no address is named, with the sentence before it."""
    tags = [(name.lower(), attributes_of(values)) for name, values in TAG.findall(found[0])]
    addresses = [one["src"] for name, one in tags if name in ("iframe", "embed") and one.get("src")]
    addresses += [one.get("data", "") for name, one in tags if name == "object"]
    addresses += [one.get("value", "") for _name, one in tags if one.get("name", "").lower() in ("movie", "src")]
    address = next((one for one in addresses if one.startswith(("http://", "https://", "//"))), "")
    if not address:
        name = tags[0][0] if tags else "object"
        warn("not_shown", f"<{name}> {sentence_before(found.string, found.start())}".strip())
        return "\n\n"
    return f'\n\n<div data-embed="{escape(address)}"></div>\n\n'
