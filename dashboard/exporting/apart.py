"""Work for a process of its own, as it would hold up all readers of this one while it lasts."""

import subprocess
import sys
from pathlib import Path
from threading import BoundedSemaphore

AT_ONCE, LONGEST_SECONDS = 2, 600
ROOM = BoundedSemaphore(AT_ONCE)


def made_apart(script: Path, asked: bytes) -> bytes:
    """Run a script of this program, and give what it answers; who comes third waits.

    Parameters
    ----------
    script : Path
        It reads its input to the end and writes its answer as its output.

    Raises
    ------
    OSError
        If it fails or takes too long.
    """
    command = [sys.executable, "-P", str(script)]
    with ROOM:
        try:
            ran = subprocess.run(  # noqa: S603
                command, input=asked, capture_output=True, timeout=LONGEST_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise OSError(f"{script.name} took longer than {LONGEST_SECONDS} seconds") from None
    if ran.returncode:
        told = ran.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        raise OSError(f"{script.name} failed: {told[-1]}")
    return ran.stdout
