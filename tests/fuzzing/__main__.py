"""Damage files and addresses, and see that nothing breaks: `python -m tests.fuzzing --seed N`.

Each attempt has a seed of its own; what fails is told with it, and `--seed` with a count of 1
gives it again. Ends with 1 if anything failed.
"""

import argparse
import logging
import os
import secrets
import sys
import time
from functools import partial

from tests.fuzzing.importing import FORMS, one_import
from tests.fuzzing.limits import SECONDS, each
from tests.fuzzing.loading import one_load
from tests.fuzzing.showing import one_address, one_tour

PAGES_SECONDS = 120.0  # for all pages together
KINDS = {"folders": one_load, "pages": one_tour, "addresses": one_address}


def main() -> int:
    """Read what is asked for, do it, and tell."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing", description=__doc__)
    for kind, says in (
        ("folders", "damaged folders through the loader"),
        ("pages", "damaged folders through all pages"),
        ("addresses", "addresses of garbage"),
        ("imports", "damaged files of each format through its importer"),
    ):
        parser.add_argument(f"--{kind}", type=int, default=0, metavar="N", help=says)
    parser.add_argument("--form", choices=FORMS, action="append", help="only this format")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**9))
    asked = parser.parse_args()
    os.environ["DASHBOARD_CACHE"] = "off"
    logging.disable(logging.WARNING)  # Streamlit's, that no server runs
    print(f"--seed {asked.seed}", flush=True)
    tries = [(kind, getattr(asked, kind), attempt) for kind, attempt in KINDS.items()]
    forms = asked.form or FORMS
    tries += [(f"imports --form '{one}'", asked.imports, partial(one_import, one)) for one in forms]
    failures = 0
    for kind, times, attempt in tries:
        if not times:
            continue
        began, seconds = time.process_time(), PAGES_SECONDS if kind in KINDS else SECONDS
        seconds = SECONDS if kind == "folders" else seconds
        ended, failed = each(times, asked.seed, attempt, seconds)
        took = (time.process_time() - began) / times * 1000
        print(f"--{kind}: {times:,}, {took:,.0f} ms of work each: {ended}", flush=True)
        for one in failed:
            print(f"  --{kind} 1 {one}", flush=True)
        failures += len(failed)
    return int(failures > 0)


sys.exit(main())
