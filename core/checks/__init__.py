"""Advice about a page, and what must be corrected before it is published; each module registers its checks."""

from core.checks import alt_texts, link_targets, missing_translations, style, weekdays

__all__ = ["alt_texts", "link_targets", "missing_translations", "style", "weekdays"]
