"""The page store: finished pages kept in front of Django, true from the moment something is published.

store       the WSGI application in front of Django
addresses   which requests may be answered from the store, and what makes two of them the same
entries     a finished page: its bytes in three encodings, its headers, its answers
making      having Django make a page
gate        one after the other is let into Django
flights     one thread makes a page while others wait
memory      the pages of one process, within a bound
disk        their copy on disk, which survives restarts and outages
generation  the number that changes with every commit that can change a page
state       that number in this process
watching    which commits these are
listening   how hosts tell each other, through PostgreSQL
moments     when pages change although nobody changed them
takedowns   pages that must not be shown any more, not even while the database is away
outage      what readers are told when a page cannot be made
warming     making pages before somebody asks for them
purging     emptying a cache that stands in front of the site
keeping     what a web process does once a second
serving     putting all this together
"""
