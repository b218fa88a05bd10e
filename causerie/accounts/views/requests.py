"""What a view may rely on behind `login_required`."""

from django.http import HttpRequest

from causerie.accounts.models import User


class PersonsRequest(HttpRequest):
    """Of somebody who is signed in."""

    user: User
