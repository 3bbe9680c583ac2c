"""The door gunicorn opens. Nothing is served until the database is what Cairn relies on."""

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
call_command("check", databases=["default"])

# A page of a large plan makes some ten thousand objects, so that with Python's usual thresholds the collector walks over
# all of Django several times a second: one page in twenty waited 50 ms for it. What is loaded by now stays for ever.
gc.collect()
gc.freeze()
gc.set_threshold(10_000, 20, 20)
