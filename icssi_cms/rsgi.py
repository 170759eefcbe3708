"""The RSGI application that Granian runs in production: `granian --interface rsgi icssi_cms.rsgi:application`."""

import resource

from icssi_cms.wsgi import application as wsgi_application

from core.operations import systemd  # isort: skip  Django is set up only now
from core.page_store.rsgi import RSGIApplication  # isort: skip

# Each connection takes a descriptor: use as many as the system allows, which is often more than it gives at first.
_soft, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (_hard, _hard))


class Application(RSGIApplication):
    """The site, which tells systemd when a process of it is ready to answer."""

    def __rsgi_init__(self, loop) -> None:
        super().__rsgi_init__(loop)
        systemd.notify(systemd.READY)


application = Application(wsgi_application)
