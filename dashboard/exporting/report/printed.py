"""A script that lays out by WeasyPrint the HTML that stands on its input: run apart, as it is slow.

Nothing is fetched, not even a file.
"""

import sys
from typing import NoReturn

from weasyprint import HTML


def refuse(address: str, *_: object, **__: object) -> NoReturn:
    """Fetch nothing."""
    raise ValueError(f"not fetched: {address}")


if __name__ == "__main__":
    document = HTML(string=sys.stdin.buffer.read().decode(), url_fetcher=refuse)
    sys.stdout.buffer.write(document.write_pdf())
