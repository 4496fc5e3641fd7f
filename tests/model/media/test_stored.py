"""Files of evidence are read from under media/, and from nowhere else."""

import hashlib
import os

import pytest

from dashboard.model.media.stored import Media, NotShownError, changes, media_of


@pytest.fixture
def home(tmp_path):
    """A folder with a file of evidence, and beside it what nobody should reach."""
    (tmp_path / "data" / "media" / "a").mkdir(parents=True)
    (tmp_path / "data" / "media" / "a" / "b.png").write_bytes(b"seen")
    (tmp_path / "data" / "evidence.csv").write_bytes(b"evidence_id,kind\n")
    (tmp_path / "secret.png").write_bytes(b"secret")
    return tmp_path / "data"


def read(media, path):
    with media.open(path) as (file, size):
        content = file.read()
        assert len(content) == size
        return content


def refused(media, path):
    with pytest.raises(NotShownError) as caught, media.open(path):
        pass
    return caught.value.kind


def test_a_file_under_media_is_read_also_through_a_link_that_stays_there(home):
    (home / "media" / "again.png").symlink_to("a/b.png")
    assert read(Media(home), "media/a/b.png") == b"seen"
    assert read(Media(home), "media/again.png") == b"seen"
    assert read(Media(packed={"media/a/b.png": b"packed"}), "media/a/b.png") == b"packed"


@pytest.mark.parametrize(
    "path",
    [
        *("media/../secret.png", "media/a/../../../secret.png", "../secret.png", "secret.png"),
        *("/etc/passwd", "media//etc/passwd", "media/", "media", "", ".", "media/.", "media/.a"),
        *("C:\\secret.png", "media\\..\\..\\secret.png", "media/a/b.png:x", "media/a/b.png\0"),
        *("file:///etc/passwd", "https://evil.example/a.png", "media/%2e%2e/..", "Media/a/b.png"),
        *("media/a/b.png/", "media/a\n/b.png", "media/a;media/b"),
    ],
)
def test_no_other_path_is_followed(home, path):
    assert refused(Media(home), path) == "media-outside"
    assert refused(Media(packed={path: b"x"}), path) == "media-outside"


def test_links_out_of_media_are_refused_whatever_they_lead_to(home):
    media = home / "media"
    (media / "out.png").symlink_to(home.parent / "secret.png")
    (media / "up.png").symlink_to("../evidence.csv")
    (media / "far").symlink_to(home.parent)
    (media / "loop.png").symlink_to("loop.png")
    for path in ("media/out.png", "media/up.png", "media/far/secret.png"):
        assert refused(Media(home), path) == "media-outside"
    assert refused(Media(home), "media/loop.png") == "media-missing"


def test_a_media_folder_that_is_a_link_to_elsewhere_is_refused(home):
    (home / "media").rename(home.parent / "elsewhere")
    (home / "media").symlink_to(home.parent / "elsewhere")
    assert refused(Media(home), "media/a/b.png") == "media-outside"


def test_what_is_no_file_is_told_and_does_not_block(home):
    os.mkfifo(home / "media" / "pipe.png")
    assert refused(Media(home), "media/pipe.png") == "media-missing"
    assert refused(Media(home), "media/a") == "media-missing"
    assert refused(Media(home), "media/none.png") == "media-missing"
    assert refused(Media(), "media/a/b.png") == "media-missing"


def test_a_digest_is_of_the_file_as_it_is_now(home):
    for content in (b"seen", b"other", b"longer than that"):
        (home / "media" / "a" / "b.png").write_bytes(content)
        assert Media(home).digest("media/a/b.png") == hashlib.sha256(content).hexdigest()
    packed = Media(packed={"media/x": b"x"})
    assert packed.digest("media/x") == hashlib.sha256(b"x").hexdigest()


def test_a_file_that_changes_is_noticed_and_only_where_there_is_evidence(home):
    before = media_of(home, {"evidence.csv": b""}), changes(home)
    (home / "media" / "a" / "b.png").write_bytes(b"another")
    after = media_of(home, {"evidence.csv": b""}), changes(home)
    assert before[0] != after[0]
    assert before[1] != after[1]
    assert media_of(home, {}) == Media()
    (home / "evidence.csv").unlink()
    assert changes(home) == ""
