"""The app `groups`."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "intervisie.groups"
    label = "groups"
