"""Addresses of the learning pages."""

from django.urls import path

from baton.site.learn import views

app_name = "learn"

urlpatterns = [
    path("", views.index, name="index"),
    path("<slug:slug>/", views.read, name="page"),
]
