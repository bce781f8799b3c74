"""The frozen program's first lines."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()
    from penilaian_desktop.app.main import console

    sys.exit(console())
