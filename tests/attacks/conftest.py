"""What the attacks share: one row of chances, so that a failure can be seen again."""

import random

import pytest


@pytest.fixture
def chance() -> random.Random:
    return random.Random(20261120)
