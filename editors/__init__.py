"""The editors' desk: what people who run the site find in the admin beside Wagtail's own screens."""
