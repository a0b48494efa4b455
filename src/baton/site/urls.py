"""Every address of the site."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from baton.site import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("baton.pathway.intake.urls")),
    path("learn/", include("baton.site.learn.urls")),
    path("account/", include("baton.people.accounts.urls")),
    path("account/", include("allauth.urls")),
    path("language/", views.language, name="set_language"),
    path("healthz", views.healthz, name="healthz"),
]
if settings.GALLERY:
    urlpatterns.append(path("gallery/", include("baton.site.gallery.urls")))

handler400 = "baton.site.errors.bad_request"
handler403 = "baton.site.errors.permission_denied"
handler404 = "baton.site.errors.page_not_found"
handler500 = "baton.site.errors.server_error"
handler429 = "baton.site.errors.too_many_requests"
