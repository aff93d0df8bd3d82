from __future__ import annotations

import pytest

from helpviewer.book.book import Location
from helpviewer.links.address import from_address, to_address


@pytest.mark.parametrize("place", [Location("refunds"), Location("refunds", "how-to-ask")])
def test_an_address_leads_back(place: Location) -> None:
    assert from_address("acme", to_address("acme", "faq", place)) == ("faq", place)


def test_the_form_of_an_address() -> None:
    assert to_address("helpviewer", "faq", Location("refunds", "how")) == "helpviewer:faq/refunds#how"
    assert from_address("acme", " HelpViewer:faq/refunds ") == ("faq", Location("refunds"))
    assert from_address("acme", "acme://faq/refunds") == ("faq", Location("refunds"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "refunds",
        "helpviewer:",
        "helpviewer:faq",
        "helpviewer:faq/",
        "helpviewer:../x/y",
        "http://a/b",
        "other:faq/refunds",
    ],
)
def test_other_texts_are_no_addresses(text: str) -> None:
    assert from_address("acme", text) is None
    assert from_address("acme", "helpviewer:faq/" + "x" * 5000) is None
