"""What the tests of sound datasets share: worlds as they are loaded."""

import pytest

from dashboard.model.load import build
from tests.sound.worlds import World, together


@pytest.fixture(scope="session")
def sound(csvs):
    """Load worlds, which must be all right."""

    def load(worlds: list[World]):
        made = build(csvs(**together(worlds)), name="worlds")
        assert [str(problem) for problem in made.problems] == []
        return made

    return load
