"""Names as a sentence has them."""

import pytest

from dashboard.analysis.phrases import within


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("The white lorry", "the white lorry"),
        ("A man in grey", "a man in grey"),
        ("Theo", "Theo"),
        ("The", "The"),
        ("Wang Guangjun", "Wang Guangjun"),
    ],
)
def test_an_article_begins_small_within_a_sentence(name, said):
    assert within(name) == said
