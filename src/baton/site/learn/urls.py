"""Addresses of the learning pages: one route a page, named after it."""

from django.urls import path

from baton.site.learn import views
from baton.site.learn.pages import PAGES

app_name = "learn"

urlpatterns = [
    path("", views.index, name="index"),
    *(path(f"{page.slug}/", views.read, {"page": page}, name=page.slug) for page in PAGES),
]
