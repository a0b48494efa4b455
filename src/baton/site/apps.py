from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "baton.site"
    label = "site"
