"""Whether a run may take a night: `HYPOTHESIS_PROFILE=nightly`."""

import os

IS_NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
