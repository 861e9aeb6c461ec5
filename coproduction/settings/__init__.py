from coproduction.settings.base import *  # noqa: F403
