"""`causerie bounce`: takes in a report that mail was not delivered, as a mail server pipes it."""

import argparse
import os
import sys

from django.db import DatabaseError

from causerie.accounts.services.mail_trouble import note_trouble
from causerie.config.refusal import Refusal
from causerie.config.schema import refuse_other_schema
from causerie.lib.bounces import NoReport, failures_in

# A report and the message that it returns; ours are a few kilobytes.
REPORT_BYTES_MAX = 5_000_000


def run(_arguments: argparse.Namespace) -> int:
    report = sys.stdin.buffer.read(REPORT_BYTES_MAX + 1)
    if len(report) > REPORT_BYTES_MAX:
        raise Refusal(f"this message is longer than {REPORT_BYTES_MAX} bytes; no report is")
    try:
        failures = failures_in(report)
    except NoReport as error:
        raise Refusal(str(error)) from error
    try:
        refuse_other_schema()
        known = sum(note_trouble(failure.address, failure.reason) for failure in failures)
    except (Refusal, DatabaseError) as error:
        # The site is not ready, as during an upgrade: the mail server keeps the report.
        print(f"causerie: {' '.join(str(error).split())}; to be tried again", file=sys.stderr)
        return os.EX_TEMPFAIL
    print(f"{len(failures)} not delivered, {known} of them to an account's address")
    return 0
