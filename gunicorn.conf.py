"""How gunicorn serves the Wijkmonitor; every value that differs per machine is an environment variable."""

import gc
import os
from pathlib import Path
from typing import Any

bind = os.environ.get("WIJKMONITOR_BIND", "127.0.0.1:8050")
workers = int(os.environ.get("WIJKMONITOR_WORKERS", "2"))
threads = int(os.environ.get("WIJKMONITOR_THREADS", "8"))

# Load the app and its release once, before the workers are forked: they share those pages of memory.
preload_app = True

timeout = 60  # seconds without a sign of life; a big export takes a few
graceful_timeout = 20
keepalive = 5
limit_request_line = 8190  # a request to /database or the API may name hundreds of areas

# Off by default: it would keep who looked at which wijk. "-" is stdout.
accesslog = os.environ.get("WIJKMONITOR_ACCESSLOG")
errorlog = "-"
loglevel = "warning"

# The heartbeat file: on a slow disk a write can hang for seconds and the arbiter would kill a healthy worker.
if Path("/dev/shm").is_dir():
    worker_tmp_dir = "/dev/shm"

# The socket for gunicornc stands in the home folder, where two instances would take each other's.
control_socket_disable = True


def when_ready(server: Any) -> None:
    """Join and compress the scripts while all workers can still share them; say where the monitor is."""
    bundles = server.app.wsgi().extensions.get("bundles")  # not there when there is no usable release
    if bundles:
        bundles.prepare()
    print("De Wijkmonitor staat op", ", ".join(str(listener) for listener in server.LISTENERS), flush=True)


def post_worker_init(worker: Any) -> None:
    """Tell the app how many requests a worker answers at a time: large files leave some of those free."""
    os.environ["WIJKMONITOR_THREADS"] = str(worker.cfg.threads)


def pre_fork(_server: Any, _worker: Any) -> None:
    """Tidy up and put all that lives now out of the collector's sight, just before a worker is forked.

    A collection writes in the header of every object it visits. In a worker that would copy page after page
    that it could have shared with the others.
    """
    gc.collect()
    gc.freeze()
