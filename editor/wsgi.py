"""The editor as a WSGI application, for gunicorn."""

import os
import threading

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "editor.settings")
application = get_wsgi_application()

from editor.start import warm_up  # noqa: E402 - models are known only now.

threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
