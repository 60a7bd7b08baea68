"""`python -m cmr_analysis` is `cmr`."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
