from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "baton.people.accounts"
    label = "accounts"
