"""A zip file whose bytes depend on nothing but what is in it, whenever it is written."""

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)
FILE_MODE = 0o100644 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Pack files, in their order, each under its name."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = ZipInfo(name, FIRST_DAY_OF_ZIP)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, FILE_MODE
            archive.writestr(entry, content)
    return packed.getvalue()
