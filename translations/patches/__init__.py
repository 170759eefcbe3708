"""Patches of wagtail-localize. Each has a test that fails when upstream changes."""
