"""Ed25519 keys in PEM files: a private one that only its owner can read, a public one to hand out."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import InputError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

_LARGEST = 10_000  # bytes of a key file; a key is some hundred
_MAKE = "make one: reportedly key new FILE"


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key, loaded."""

    key: Ed25519PrivateKey

    def sign(self, content: bytes) -> bytes:
        """The 64 bytes of the signature."""
        return self.key.sign(content)

    @property
    def public_pem(self) -> bytes:
        return _public_pem(self.key.public_key())

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.public_pem)


def new_key(path: Path) -> tuple[Path, str]:
    """Make a key in this file, mode 0600, and its public half beside it (`FILE.pub`): gives that file and the
    fingerprint. Raises InputError where one of them is there or cannot be written."""
    _extra()
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public = path.with_name(path.name + ".pub")
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    if public.exists():
        raise InputError(ref=str(public), problem="it is there already", remedy="give another name")
    _write_new(path, pem, mode=0o600)
    _write_new(public, _public_pem(key.public_key()), mode=0o644)
    return public, fingerprint(_public_pem(key.public_key()))


def _write_new(path: Path, content: bytes, *, mode: int) -> None:
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError as error:
        raise InputError(ref=str(path), problem="it is there already", remedy="give another name") from error
    except (OSError, ValueError) as error:
        raise InputError(ref=str(path), problem=_words(error), remedy="name a place that can be written") from error
    try:
        with os.fdopen(file, "wb") as out:
            out.write(content)
    except OSError as error:  # half a key is none
        path.unlink(missing_ok=True)
        raise InputError(ref=str(path), problem=_words(error), remedy="name a place where there is room") from error


def load_signer(path: Path) -> Signer:
    """The private key of a file. Raises InputError, also where others could read it."""
    _extra()
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    pem = _content(path)
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise InputError(ref=str(path), problem="others can read this private key", remedy=f"chmod 600 {path}")
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise InputError(ref=str(path), problem="no private key in PEM form", remedy=_MAKE) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise InputError(ref=str(path), problem="a key of another kind than Ed25519", remedy=_MAKE)
    return Signer(key)


def load_public(path: Path) -> bytes:
    """The public key of a file, as PEM; the private key's file will do. Raises InputError."""
    _extra()
    pem = _content(path)
    if b"PRIVATE KEY" in pem:
        return load_signer(path).public_pem
    key = _public(pem)
    if key is None:
        raise InputError(
            ref=str(path), problem="no Ed25519 public key in PEM form", remedy="give the FILE.pub of a key"
        )
    return _public_pem(key)


def is_signed(content: bytes, signature: bytes, public_pem: bytes) -> bool | None:
    """Whether the signature is that key's of this content; None where the key is none."""
    _extra()
    from cryptography.exceptions import InvalidSignature

    key = _public(public_pem)
    if key is None:
        return None
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True


def fingerprint(public_pem: bytes) -> str:
    """SHA-256 of the key in DER form (SubjectPublicKeyInfo), in hexadecimal digits."""
    from cryptography.hazmat.primitives import serialization

    key = _public(public_pem)
    if key is None:
        raise ValueError("no Ed25519 public key in PEM form")
    der = key.public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return sha256(der).hexdigest()


def _public(pem: bytes) -> Ed25519PublicKey | None:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(pem)
    except (ValueError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, Ed25519PublicKey) else None


def _public_pem(key: Ed25519PublicKey) -> bytes:
    from cryptography.hazmat.primitives import serialization

    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST)
    except (OSError, ValueError) as error:
        raise InputError(ref=str(path), problem=_words(error), remedy=f"name a key's file, or {_MAKE}") from error


def _words(error: OSError | ValueError) -> str:
    return getattr(error, "strerror", None) or str(error)


def _extra() -> None:
    """Raises InputError where the package of the keys is missing."""
    try:
        import cryptography  # noqa: F401
    except ImportError as error:
        remedy = "pip install 'reportedly[evidence]'"
        raise InputError(ref="keys", problem="they need the package cryptography", remedy=remedy) from error
