"""The worker's process."""

import os
from importlib import import_module

import django

from causerie.config.supervisor import end_with_parent


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "causerie.config.settings")
    django.setup()
    worker = import_module("causerie.config.worker").Worker()
    end_with_parent()
    worker.run()


if __name__ == "__main__":
    main()
