"""The screens for people who run the site, beside those of Wagtail: dashboard, planning, trash, bundles, guides, languages, accounts."""
