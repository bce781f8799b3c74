"""python -m penilaian_desktop."""

import multiprocessing
import sys

from penilaian_desktop.app.main import console

if __name__ == "__main__":
    multiprocessing.freeze_support()
    sys.exit(console())
