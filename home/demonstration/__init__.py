"""The texts of the demonstration site, as plain data in English and Arabic."""
