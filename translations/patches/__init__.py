"""The few places where wagtail-localize itself is changed; each has a test that fails when upstream moves."""
