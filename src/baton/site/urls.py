"""Every address of the site."""

import sys

from django.urls import URLPattern, URLResolver, include, path

from baton.site import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("account/", include("baton.people.accounts.urls")),
    path("account/", include("allauth.urls")),
    path("language/", views.language, name="set_language"),
    path("healthz", views.healthz, name="healthz"),
]
for prefix, room in (("learn/", "baton.site.learn.urls"), ("", "baton.pathway.intake.urls"), ("gallery/", "baton.site.gallery.urls")):
    try:
        urlpatterns.append(path(prefix, include(room)))
    except ModuleNotFoundError as missing:
        print(f"{room} is not served yet: {missing}", file=sys.stderr)

handler400 = "baton.site.errors.bad_request"
handler403 = "baton.site.errors.permission_denied"
handler404 = "baton.site.errors.page_not_found"
handler500 = "baton.site.errors.server_error"
