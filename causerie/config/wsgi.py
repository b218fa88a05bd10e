"""Django's WSGI side: every page that the edge does not answer itself."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causerie.config.settings")

application = get_wsgi_application()
