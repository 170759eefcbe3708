"""What goes wrong with backups, in words for operators."""


class BackupError(Exception):
    """A backup could not be made, read or brought back; the message says why and what to do."""
