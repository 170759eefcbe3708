"""What a careful colleague would say before a page is published: advice, and a few things that must be mended first."""
