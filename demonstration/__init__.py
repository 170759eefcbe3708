"""The sample site: content files in English and Arabic, and the command that builds a site from them."""
