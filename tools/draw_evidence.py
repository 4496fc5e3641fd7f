"""Draw the made-up evidence of examples/lorry, plainly: `python tools/draw_evidence.py`.

They are drawings that say of themselves that they are made up, and no photographs. Their digests
are written into evidence.csv.
"""

import csv
import hashlib
import io
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FOLDER = Path(__file__).parents[1] / "examples" / "lorry"
SIZE = (640, 400)
SKY, GROUND, ROAD, INK, PAPER = "#c9dceb", "#b9c7a5", "#8d939b", "#27303a", "#f4f1e8"
WHITE, RED, GLASS, WOOD = "#ffffff", "#c2352b", "#7d9bb5", "#a37f57"
Draw = ImageDraw.ImageDraw


def lorry(draw: Draw, left: int, top: int, scale: float = 1.0) -> None:
    """Draw a white lorry with a red stripe, heading right."""

    def at(*numbers: float) -> list[float]:
        return [(left, top)[n % 2] + number * scale for n, number in enumerate(numbers)]

    draw.rectangle(at(0, 0, 150, 70), WHITE, INK, 2)
    draw.rectangle(at(0, 30, 150, 42), RED)
    draw.polygon(at(152, 20, 190, 20, 205, 45, 205, 70, 152, 70), WHITE, INK)
    draw.polygon(at(160, 26, 186, 26, 197, 45, 160, 45), GLASS, INK)
    for x in (30, 105, 180):
        draw.ellipse(at(x - 14, 58, x + 14, 86), INK)
        draw.ellipse(at(x - 5, 67, x + 5, 77), ROAD)


def ground(draw: Draw, horizon: int = 210) -> None:
    """Draw sky, ground and a road."""
    draw.rectangle((0, 0, SIZE[0], horizon), SKY)
    draw.rectangle((0, horizon, *SIZE), GROUND)
    draw.rectangle((0, 300, SIZE[0], 360), ROAD)


def text(draw: Draw, at: tuple[int, int], said: str, size: int = 20, colour: str = INK) -> None:
    """Write a line."""
    draw.text(at, said, colour, ImageFont.load_default(size))


def ring_road(draw: Draw) -> None:
    """Draw what a traffic camera has: a lorry under a bridge, with the time."""
    ground(draw)
    draw.rectangle((0, 90, SIZE[0], 125), ROAD, INK)
    for x in (60, 560):
        draw.rectangle((x, 125, x + 24, 300), ROAD, INK)
    lorry(draw, 220, 232)
    text(draw, (14, 12), "CAM 2   17-07-2031  13:20:07", 34)


def receipt(draw: Draw) -> None:
    """Draw a receipt."""
    draw.rectangle((0, 0, *SIZE), WOOD)
    draw.rectangle((150, 16, 500, 340), PAPER, INK)
    lines = (
        "PETROL STATION 14",
        "No. 118",
        "17-07-2031  12:02:40",
        "DIESEL   182.40 l",
        "PAID IN CASH",
    )
    for n, line in enumerate(lines):
        text(draw, (172, 36 + 58 * n), line, 30)


def market(draw: Draw) -> None:
    """Draw stalls of a market, and a lorry behind them."""
    ground(draw)
    lorry(draw, 380, 225, 0.9)
    for x, colour in ((40, RED), (190, GLASS), (290, WOOD)):
        draw.polygon((x, 200, x + 110, 200, x + 125, 235, x - 15, 235), colour, INK)
        for leg in (x, x + 110):
            draw.line((leg, 235, leg, 310), INK, 4)
        draw.rectangle((x - 5, 275, x + 115, 290), WOOD, INK)


def yard(draw: Draw) -> None:
    """Draw a yard from above."""
    draw.rectangle((0, 0, *SIZE), GROUND)
    draw.rectangle((120, 70, 520, 330), ROAD, INK)
    draw.rectangle((150, 95, 330, 190), PAPER, INK)
    for x, y in ((380, 110), (380, 160), (420, 250)):
        draw.rectangle((x, y, x + 90, y + 28), WHITE, INK)
        draw.rectangle((x, y + 11, x + 90, y + 17), RED)
    draw.line((560, 350, 560, 300), INK, 4)
    draw.polygon((550, 305, 570, 305, 560, 285), INK)
    text(draw, (550, 352), "N", 28)


def queue(draw: Draw) -> None:
    """Draw a queue at a border, with a driver at his window."""
    ground(draw)
    lorry(draw, 90, 232)
    lorry(draw, 350, 232)
    draw.line((600, 130, 600, 300), INK, 8)
    draw.line((600, 180, 470, 180), RED, 8)
    draw.ellipse((514, 255, 528, 272), WOOD, INK)


PICTURES: dict[str, Callable[[Draw], None]] = {
    "media/ring-road.png": ring_road,
    "media/receipt.png": receipt,
    "media/market.png": market,
    "media/yard.png": yard,
    "media/queue.png": queue,
}


def picture(draw_it: Callable[[Draw], None]) -> bytes:
    """Draw a picture that says what it is, in few colours."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw_it(draw)
    text(draw, (14, SIZE[1] - 38), "Drawn and made up", 28)
    file = io.BytesIO()
    image.quantize(32).save(file, "PNG", optimize=True)
    return file.getvalue()


def main() -> None:
    """Draw all, and write their digests into the table."""
    (FOLDER / "media").mkdir(exist_ok=True)
    digests = {}
    for path, draw_it in PICTURES.items():
        content = picture(draw_it)
        (FOLDER / path).write_bytes(content)
        digests[path] = hashlib.sha256(content).hexdigest()
    table = FOLDER / "evidence.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = [*csv.DictReader(file)]
    for row in rows:
        row["sha256"] = digests.get(row["file"], row["sha256"])
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0]], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
