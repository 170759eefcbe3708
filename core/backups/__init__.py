"""Backups: the database and the uploads, encrypted for a key that is not on the server, and the way back.

places.py          where backups are kept: a directory, a host reached by SSH, an S3-compatible bucket
age.py             streams encrypted for a public key and decrypted with the private one (age)
snapshot.py        the database as a file, and a database made of that file again
upload_copies.py   each upload once, under a name that tells nothing
archive.py         the one encrypted file of a backup
backup.py          making a backup, and forgetting old ones
restoration.py     bringing one back
database_copy.py   all rows in a database of another engine
"""
