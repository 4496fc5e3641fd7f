"""The package: what it says of licence and makers is read, and nothing else is believed."""

import json

import pytest

from dashboard.model.package import Contributor, Licence, Package, read_package


def read(**package) -> Package:
    """Read a package that is JSON."""
    found, problems = read_package(json.dumps(package).encode())
    assert problems == []
    return found


def test_what_the_standard_knows_is_read():
    found = read(
        title="T",
        description="D",
        version="1.2",
        created="2025-05-01T10:00:00Z",
        homepage="https://data.example",
        licenses=[{"name": "CC-BY-4.0", "path": "https://licence.example/by"}, {"title": "Own"}],
        contributors=[
            {"title": "A", "roles": ["publisher", "editor"], "path": "https://a.example/"},
            {"title": "B", "email": "b@b.example", "role": "publisher"},
            {"title": "C"},
        ],
    )
    assert (found.edition, found.created, found.homepage) == (
        *("1.2", "2025-05-01", "https://data.example"),
    )
    assert found.licences == (Licence("CC-BY-4.0", "https://licence.example/by"), Licence("Own"))
    assert found.contributors == (
        Contributor("A", "https://a.example/", publisher=True),
        Contributor("B", email="b@b.example", publisher=True),
        Contributor("C"),
    )


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:alert(1)",
            "data:text/html,x",
            "LICENSE",
            "//evil.example",
            "ftp://x.example",
        ),
        *(
            "https://",
            "https://a.example/ b",
            "\nhttps://a.example",
            5,
            None,
            ["https://a.example"],
        ),
    ],
)
def test_an_address_is_one_of_the_web_or_none(address):
    found = read(
        homepage=address,
        licenses=[{"title": "L", "path": address}],
        contributors=[{"title": "A", "path": address}],
    )
    assert found.homepage == found.licences[0].url == found.contributors[0].url == ""


@pytest.mark.parametrize(
    "nonsense", ["x", 5, None, {"title": "x"}, [5, None, "x", [], {}, {"title": 1}]]
)
def test_what_has_another_form_is_overlooked(nonsense):
    assert read(licenses=nonsense, contributors=nonsense, version=[1], created=2025) == Package()
    assert read_package(json.dumps(nonsense).encode())[0].licences == ()


def test_a_package_that_is_nested_without_end_is_told_and_not_fatal():
    found, problems = read_package(b"[" * 200_000)
    assert found == Package()
    assert "not JSON" in problems[0].message


def test_the_shipped_licence_is_read(shipped):
    assert [licence.url for licence in shipped.package.licences] == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]
