"""The application that a server loads. DJANGO_SETTINGS_MODULE says which settings; `baton` always sets it."""

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
