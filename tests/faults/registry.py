"""All the flows that the tests of this package put through faults."""

from tests.faults.journalling import JOURNALLING
from tests.faults.saving import SAVING

FLOWS = {flow.name: flow for flow in (*SAVING, *JOURNALLING)}
"""By name."""
