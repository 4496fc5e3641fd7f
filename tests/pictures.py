"""Pictures of evidence for tests: sound ones, and ones with what must not get out of them."""

import io

from PIL import Image

SECRET_NAME, SECRET_DEGREES = b"Olena Photographer", (48.0, 1.0, 27.0)


def png(colour: str = "white", size: tuple[int, int] = (12, 8)) -> bytes:
    """Draw a plain picture."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, "PNG")
    return file.getvalue()


def telling(form: str = "JPEG", *, turned: bool = True) -> bytes:
    """Make a picture, left half black, with a name, a place and a way to turn it in its EXIF."""
    picture = Image.new("RGB", (60, 40), "white")
    picture.paste("black", (0, 0, 30, 40))
    exif = Image.Exif()
    exif[0x013B] = SECRET_NAME.decode()  # artist
    exif[0x0112] = 6 if turned else 1  # to be turned clockwise
    exif.get_ifd(0x8825).update({1: "N", 2: SECRET_DEGREES, 3: "E", 4: (37.0, 48.0, 3.0)})
    file = io.BytesIO()
    more = {"comment": SECRET_NAME} if form == "JPEG" else {}
    picture.save(file, form, exif=exif, **more)
    return file.getvalue()


def told_in(content: bytes) -> dict[int, object]:
    """Give what a picture says besides its pixels; its name must not be in it anywhere."""
    assert SECRET_NAME not in content
    with Image.open(io.BytesIO(content)) as picture:
        picture.load()
        return {**picture.getexif(), **picture.getexif().get_ifd(0x8825)}
