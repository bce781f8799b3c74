"""Records with valid defaults: name only what the test is about."""

from tests.builders.cycle import *  # noqa: F403
from tests.builders.log import *  # noqa: F403
from tests.builders.office import *  # noqa: F403
from tests.builders.plan import *  # noqa: F403
from tests.builders.record import *  # noqa: F403
from tests.builders.schemes import *  # noqa: F403
