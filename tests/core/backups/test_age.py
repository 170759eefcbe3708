"""What is encrypted for a public key comes back with the private one only, and whole or not at all."""

import pyrage
import pytest

from core.backups.age import decrypted, encrypted, identity_from, recipient_of
from core.backups.errors import BackupError

CONTENT = b"0123456789" * 30_000


@pytest.fixture
def identity():
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def file(tmp_path, identity):
    path = tmp_path / "x.age"
    with encrypted(path, identity.to_public()) as stream:
        stream.write(CONTENT)
    return path


def read(file, identity):
    with decrypted(file, identity) as stream:
        return stream.read()


def test_content_comes_back_and_only_its_owner_reads_the_file(file, identity):
    assert read(file, identity) == CONTENT
    assert CONTENT[:100] not in file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600


def test_another_key_opens_nothing(file):
    with pytest.raises(BackupError, match="encrypted for another"):
        read(file, pyrage.x25519.Identity.generate())


DAMAGES = {
    "last byte": lambda content: content[:-1],
    "half": lambda content: content[: len(content) // 2],
    "altered": lambda content: content[:5000] + b"xx" + content[5002:],
    "empty": lambda content: b"",
    "another head": lambda content: b"age-encryption.org/v1\n" + content,
}


@pytest.mark.parametrize("name", DAMAGES)
def test_cut_off_or_altered_file_is_refused(file, identity, name):
    file.write_bytes(DAMAGES[name](file.read_bytes()))

    with pytest.raises(BackupError, match="cut off or was altered"):
        read(file, identity)


def test_what_fails_while_a_file_is_written_is_told(tmp_path, identity):
    with pytest.raises(ZeroDivisionError), encrypted(tmp_path / "x.age", identity.to_public()):
        raise ZeroDivisionError


def test_key_file_may_have_comments(tmp_path, identity):
    path = tmp_path / "key"
    path.write_text(f"# public key: {identity.to_public()}\n\n{identity}\n")

    assert str(identity_from(str(path)).to_public()) == str(identity.to_public())


@pytest.mark.parametrize("content", ["", "AGE-SECRET-KEY-1QQQ", "age1qqq"])
def test_file_without_a_key_is_named(tmp_path, content):
    path = tmp_path / "key"
    path.write_text(content)

    with pytest.raises(BackupError, match="no private key"):
        identity_from(str(path))


def test_words_that_are_no_public_key_are_refused():
    with pytest.raises(BackupError, match="age1"):
        recipient_of("AGE-SECRET-KEY-1")
