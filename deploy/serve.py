"""Run one process of the app, and end it when it no longer answers, so that it is started anew.

Settings come from the environment, as Streamlit reads them. With ``--health`` it only asks
the process that runs, and ends with 1 where that does not answer.
"""

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

ENTRY = Path(__file__).parents[1] / "streamlit_app.py"
AT_START_SECONDS, HUNG = 0.2, 1


def healthy(seconds: float) -> bool:
    """Tell whether the process answers within so many seconds."""
    port = os.environ.get("STREAMLIT_SERVER_PORT", "8501")
    path = os.environ.get("STREAMLIT_SERVER_BASE_URL_PATH", "").strip("/")
    address = f"http://127.0.0.1:{port}{path and f'/{path}'}/_stcore/health"
    try:
        with urllib.request.urlopen(address, timeout=seconds):
            return True
    except (urllib.error.URLError, OSError):
        return False


def tell_systemd(state: str) -> None:
    """Say how it goes to systemd, if that has started this."""
    if address := os.environ.get("NOTIFY_SOCKET"):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notified:
            notified.sendto(state.encode(), address.replace("@", "\0", 1))


def serve(seconds: float, misses: int) -> int:
    """Run the app until it ends, or has not answered so often in a row; give the exit code."""
    stopping = threading.Event()
    app = subprocess.Popen([sys.executable, "-m", "streamlit", "run", str(ENTRY)])
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: (stopping.set(), app.terminate()))
    answered, missed = False, 0
    while missed < misses:
        with contextlib.suppress(subprocess.TimeoutExpired):
            code = app.wait(timeout=seconds if answered else AT_START_SECONDS)
            return 0 if stopping.is_set() else code
        if healthy(seconds):
            if not answered:
                tell_systemd("READY=1")
            answered, missed = True, 0
        elif answered and not stopping.is_set():
            missed += 1
    print(f"no answer {missed} times: ended", file=sys.stderr)
    app.kill()
    app.wait()
    return HUNG


def main() -> int:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--health", action="store_true", help="ask the process that runs")
    parser.add_argument("--seconds", type=float, default=10, help="to wait for an answer")
    parser.add_argument("--misses", type=int, default=3, help="in a row, then it is ended")
    asked = parser.parse_args()
    if os.environ.get("STREAMLIT_SERVER_COOKIE_SECRET") == "":
        parser.error("STREAMLIT_SERVER_COOKIE_SECRET is empty; all processes need the same one")
    if asked.health:
        return int(not healthy(asked.seconds))
    return serve(asked.seconds, asked.misses)


if __name__ == "__main__":
    sys.exit(main())
