"""HTML -> what a reader sees of it, with the addresses of links behind their words."""

from html.parser import HTMLParser

from dashboard.model.cells.kinds import LONG, web_address

LONGEST = 2 * LONG  # taking apart what is made to be slow grows with the square
BREAKS = {"p", "br", "div", "li", "h1", "h2", "h3", "blockquote", "tr"}


def plain_text(text: str) -> str:
    """Give what HTML shows, with the addresses of links behind their words.

    What is too long for any cell stays as it is.
    """
    if len(text) > LONGEST:
        return text.strip()
    shown = _Shown()
    shown.feed(text)
    shown.close()
    lines = (" ".join(one.split()) for one in "".join(shown.parts).split("\n"))
    return "\n".join(filter(None, lines))


class _Shown(HTMLParser):
    """Gathers what a reader sees; what stands in scripts and styles nobody sees."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._links: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or note where a link leads."""
        self.parts += ["\n"] * (tag in BREAKS)
        self._hidden += tag in ("script", "style")
        if tag == "a":
            self._links.append(web_address(dict(attrs).get("href")) or "")

    def handle_endtag(self, tag: str) -> None:
        """End a line, or write where a link has led."""
        self.parts += ["\n"] * (tag in BREAKS)
        self._hidden -= tag in ("script", "style") and self._hidden > 0
        if tag == "a" and self._links and (address := self._links.pop()):
            self.parts.append(f" ({address})")

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        if not self._hidden:
            self.parts.append(data)
