"""Only pixels leave a picture, whatever its file holds; what is no picture is told as such."""

import io
import struct
import zlib

import pytest
from PIL import Image

from dashboard.model.media.handed_on import handed_on
from dashboard.model.media.pictures import MOST_BYTES, SMALL_PX, small_picture
from dashboard.model.media.stored import Media, NotShownError
from tests.pictures import SECRET_NAME, png, telling, told_in

SVG = (
    b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
)


def holding(content):
    return Media(packed={"media/a.png": content})


def small(content):
    return small_picture(holding(content), "media/a.png")


def whole(content):
    return handed_on(holding(content), "media/a.png")


def refused(content):
    with pytest.raises(NotShownError) as caught:
        small(content)
    with pytest.raises(NotShownError) as again:
        whole(content)
    assert caught.value.message == again.value.message
    return caught.value.kind


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("made", [small, whole])
def test_neither_name_nor_place_nor_comment_leaves_a_picture(form, made):
    content = telling(form)
    assert SECRET_NAME in content
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.getexif().get_ifd(0x8825)[2]
    assert told_in(made(content)) == {}


@pytest.mark.parametrize("made", [small, whole])
def test_it_is_turned_as_it_was_taken(made):
    with Image.open(io.BytesIO(made(telling()))) as picture:
        assert picture.size == (40, 60)
        assert max(picture.getpixel((20, 5))) < 60 < 200 < min(picture.getpixel((20, 55)))


def test_it_is_small_and_keeps_its_proportions():
    with Image.open(io.BytesIO(small(png("red", (3000, 1000))))) as picture:
        assert picture.size == (SMALL_PX, SMALL_PX // 3)
        assert picture.format == "JPEG"


def test_what_can_be_seen_through_is_white_and_of_many_pictures_one_is_shown():
    file = io.BytesIO()
    Image.new("RGBA", (9, 9), (255, 0, 0, 0)).save(file, "PNG")
    with Image.open(io.BytesIO(small(file.getvalue()))) as picture:
        assert min(picture.getpixel((4, 4))) > 250
    file = io.BytesIO()
    frames = [Image.new("P", (9, 9), n) for n in range(3)]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], comment=SECRET_NAME)
    assert told_in(small(file.getvalue())) == told_in(whole(file.getvalue())) == {}


def test_a_file_with_nothing_but_pixels_is_handed_on_as_it_is():
    file = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(file, "JPEG")
    for content in (png(), file.getvalue(), whole(telling("PNG")), whole(telling("JPEG"))):
        assert whole(content) == content


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_what_is_hidden_behind_the_end_is_not_handed_on(form):
    file = io.BytesIO()
    Image.new("RGB", (9, 9), "red").save(file, form)
    assert told_in(whole(file.getvalue() + SECRET_NAME)) == {}
    assert told_in(whole(file.getvalue() + telling())) == {}


def test_what_is_no_picture_is_told():
    assert refused(SVG) == refused(b"<SVG onload=alert(1)>") == "media-no-picture"
    assert refused(b"%PDF-1.7") == refused(b"") == refused(b"MZ\x90") == "media-no-picture"
    assert refused(b"<html><script>alert(1)</script>") == "media-no-picture"
    file = io.BytesIO()
    Image.new("RGB", (9, 9)).save(file, "TIFF")  # a picture, of a kind with many a hole
    assert refused(file.getvalue()) == "media-no-picture"


def test_what_is_damaged_or_would_be_too_large_is_told():
    whole_one = telling("PNG")
    assert refused(whole_one[:80]) == "media-damaged"
    assert refused(b"\x89PNG\r\n\x1a\n") == "media-no-picture"
    assert refused(bomb(8_000, 8_000)) == refused(bomb(60_000, 60_000)) == "media-too-large"
    assert refused(png() + bytes(MOST_BYTES)) == "media-too-large"


def bomb(width, height):
    """Make a PNG that says it has very many pixels, in a few bytes."""

    def chunk(name, content):
        sum_ = zlib.crc32(name + content)
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", sum_)

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    packed = zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )
