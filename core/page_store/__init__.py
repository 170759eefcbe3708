"""The page store: a cache of finished public pages in front of Django. docs/page-store.md explains it.

store           the WSGI application that answers from the cache or asks Django
cache_keys      which requests may be answered from the cache, and under which key
entries         a cached response: bytes in three encodings, headers, answers to requests
memory          the entries of one process, up to a number of bytes
disk            the entries of a host, up to a number of files
rendering       having Django answer a request, and whether the response may be cached
single_flight   one thread renders a page while others wait
rsgi            the application that Granian runs: stored pages at once, all else in lanes
lanes           kinds of requests, each with threads and a queue of its own
request_bodies  receiving bodies within a time
refusals        answers to requests that are not taken
concurrency     one request at a time goes into Django
generation      the number that changes with every commit that may change a page
invalidation    which commits these are
expiry          when pages change by the clock alone
pg_notify       telling other hosts, through PostgreSQL
takedowns       deleting copies of pages that readers may no longer see
outage          the response when a page cannot be made without the database
warming         rendering pages before anybody asks for them
cdn_purge       emptying a cache in front of the site
housekeeping    what a web process does once a second
setup           putting all this together
admin_views     the operators' report
"""
