from django.urls import path

from baton.people.accounts import views

app_name = "accounts"

urlpatterns = [
    path("", views.details, name="details"),
    path("erase/", views.erase, name="erase"),
]
