"""All the flows that the tests of this package put through faults."""

from tests.faults.journalling import JOURNALLING
from tests.faults.saving import SAVING
from tests.faults.sharing import SHARING

FLOWS = {flow.name: flow for flow in (*SAVING, *JOURNALLING, *SHARING)}
"""By name."""
