"""The frozen program's first lines."""

import multiprocessing
import os
import sys


def give_back_library_path() -> None:
    """Let programs that we open (file manager, PDF viewer) find their own libraries.

    On Linux the boot loader points LD_LIBRARY_PATH to this folder; the loader of this process has
    read it already, and children would take our libraries for theirs.
    """
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before
    elif sys.platform == "linux":
        os.environ.pop("LD_LIBRARY_PATH", None)


if __name__ == "__main__":
    multiprocessing.freeze_support()
    give_back_library_path()
    from penilaian_desktop.app.main import console

    sys.exit(console())
