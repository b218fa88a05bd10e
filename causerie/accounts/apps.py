from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "causerie.accounts"
    label = "accounts"
