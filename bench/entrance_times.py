"""How long the forms of the entrance take, with a known address and with an unknown one."""

from statistics import median
from time import perf_counter

from django.conf import settings
from django.test import Client

from causerie.accounts.services.staff import create_staff
from causerie.publication.services.locales import open_publication

KNOWN = "known@example.org"
PASSWORD = "seven grey ferries 7"
Form = dict[str, str]

FORMS: dict[str, tuple[str, Form]] = {
    "register": (
        "/en/account/signup/",
        {"name": "Reader {number}", "email": "{email}", "password1": PASSWORD},
    ),
    "register without a password": (
        "/en/account/signup/",
        {"name": "Somebody {number}", "email": "{email}"},
    ),
    "sign in, wrong password": ("/en/account/login/", {"login": "{email}", "password": "wrong"}),
    "ask for a code": ("/en/account/login/code/", {"email": "{email}"}),
    "ask for a new password": ("/en/account/password/reset/", {"email": "{email}"}),
}


def report(tries: int) -> None:
    settings.ACCOUNT_RATE_LIMITS = False
    settings.HOUSEHOLD_RATE_LIMITS = dict.fromkeys(settings.HOUSEHOLD_RATE_LIMITS, "")
    settings.ALLOWED_HOSTS.append("testserver")
    open_publication(name="The Quay", hostname="localhost", port=8000, locale="en")
    create_staff(email=KNOWN, password=PASSWORD, display_name="Known", handle="known")
    print(f"medians of {tries} answers each, in milliseconds; noise: one half of the unknown ones")
    print("beside the other")
    print(f"{'':30}{'known':>10}{'unknown':>10}{'ratio':>8}{'noise':>8}")
    for run, (name, (path, form)) in enumerate(FORMS.items()):
        known, unknown = _times(run, path, form, tries)
        ratio = median(known) / median(unknown)
        noise = median(unknown[::2]) / median(unknown[1::2])
        line = f"{name:30}{median(known):10.1f}{median(unknown):10.1f}{ratio:8.3f}{noise:8.3f}"
        print(line, flush=True)


def _times(run: int, path: str, form: Form, tries: int) -> tuple[list[float], list[float]]:
    """By turns, so that what else the machine does weighs on both; the first ones do not count."""
    known: list[float] = []
    unknown: list[float] = []
    for number in range(-5, tries):
        pair = (KNOWN, f"unknown-{run}-{number}@example.org")
        for email in pair if number % 2 else reversed(pair):
            name_number = number * 2 + (email == KNOWN)
            sent = {k: v.format(email=email, number=name_number) for k, v in form.items()}
            spent = _answer_ms(path, sent)
            if number >= 0:
                (known if email == KNOWN else unknown).append(spent)
    return known, unknown


def _answer_ms(path: str, form: dict[str, str]) -> float:
    client = Client()
    begun = perf_counter()
    response = client.post(path, form)
    spent = (perf_counter() - begun) * 1000
    assert response.status_code in (200, 302), response.status_code
    return spent
