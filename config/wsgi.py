"""The door gunicorn opens. Nothing is served until the database is what Cairn relies on."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
call_command("check", databases=["default"])
