"""What the tests of sound datasets share: worlds as they are loaded."""

import pytest

from dashboard.model.load import build
from tests.sound.worlds import World, together


@pytest.fixture(scope="session")
def sound(csvs):
    """Load worlds, which must be all right, but that a source may deny its own dates."""

    def load(worlds: list[World]):
        made = build(csvs(**together(worlds)), name="worlds")
        assert [str(one) for one in made.problems if one.kind != "after-denied"] == []
        return made

    return load
