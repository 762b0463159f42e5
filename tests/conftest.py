"""How hypothesis runs here: the same examples each time, however slow the machine."""

from hypothesis import settings

settings.register_profile("tracer", deadline=None, derandomize=True)
settings.load_profile("tracer")
