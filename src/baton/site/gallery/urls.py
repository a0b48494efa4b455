"""The address of the gallery."""

from django.urls import path

from baton.site.gallery import views

urlpatterns = [path("", views.gallery, name="gallery")]
