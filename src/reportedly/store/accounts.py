"""Accounts of a desk that people share: who they are, what they may do, and how a browser or a script is known."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, Row, Table, func, select

from reportedly.errors import InputError
from reportedly.store.account_tables import accounts, sessions, tokens
from reportedly.store.engine import reading, writing
from reportedly.store.ledger import following
from reportedly.store.rows import stamp

SESSION = timedelta(hours=12)
_NAME = re.compile(r"[a-z0-9][a-z0-9_.@-]{0,63}")
_TOKEN = "rpt_"


class Role(StrEnum):
    """What an account may do: read; decide on events; add documents and settle; keep accounts. Each may what the one
    before may."""

    VIEWER = "viewer"
    CODER = "coder"
    EDITOR = "editor"
    ADMIN = "admin"

    def allows(self, needed: Role) -> bool:
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Account:
    """One account as it is now. An account is never deleted: what it decided keeps its name."""

    name: str
    role: Role
    active: bool
    changed: datetime


@dataclass(frozen=True, slots=True)
class Token:
    """A script's token, without its secret, which is shown once and kept nowhere."""

    token_id: str
    account: str
    label: str
    made: datetime


class Accounts:
    """The accounts of a store. Passwords come in as hashes; secrets of sessions and tokens are hashed here."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def all(self) -> list[Account]:
        """Every account by its name."""
        last = select(func.max(accounts.c.number)).group_by(accounts.c.name)
        with reading(self._engine) as connection:
            found = connection.execute(select(accounts).where(accounts.c.number.in_(last)).order_by(accounts.c.name))
            return [_account(row) for row in found]

    def add(self, name: str, role: Role, password: str, *, by: str) -> Account:
        """Raises InputError for a name that is none, or is taken."""
        name = folded_name(name)
        with writing(self._engine) as connection:
            if _last(connection, accounts, "name", name) is not None:
                raise InputError(ref=name, problem="there is such an account", remedy="take another name")
            return _write_account(connection, name=name, role=role.value, password=password, active=True, by=by)

    def change(
        self, name: str, *, role: Role | None = None, password: str | None = None, active: bool | None = None, by: str
    ) -> Account:
        """What is None stays as it is. Raises InputError where there is no such account, and for the last admin."""
        name = folded_name(name)
        with writing(self._engine) as connection:
            row = _last(connection, accounts, "name", name)
            if row is None:
                raise InputError(ref=name, problem="no such account", remedy="see reportedly account list")
            new_role = Role(row.role) if role is None else role
            is_open: bool = row.active if active is None else active
            if row.active and row.role == Role.ADMIN and not (is_open and new_role is Role.ADMIN):
                _check_another_admin(connection, name)
            new_password: str = row.password if password is None else password
            return _write_account(
                connection, name=name, role=new_role.value, password=new_password, active=is_open, by=by
            )

    def password(self, name: str) -> str | None:
        """The hash of an active account's password."""
        with reading(self._engine) as connection:
            row = _last(connection, accounts, "name", name.strip().lower())
        return str(row.password) if row is not None and row.active else None

    def begin_session(self, name: str) -> str:
        """A new secret for a browser; whatever it had before is worth nothing for this session."""
        secret = secrets.token_urlsafe(32)
        with writing(self._engine) as connection:
            row = _last(connection, accounts, "name", name)
            if row is None or not row.active:
                raise InputError(ref=name, problem="no such account", remedy="ask an admin")
            new = {"hash": _hash(secret), "account": name, "password": _hash(row.password), "active": True}
            _write(connection, sessions, new)
        return secret

    def end_session(self, secret: str) -> None:
        """For good, whoever still has the secret."""
        with writing(self._engine) as connection:
            row = _last(connection, sessions, "hash", _hash(secret))
            if row is not None and row.active:
                _write(connection, sessions, {**_kept(sessions, row), "active": False})

    def of_session(self, secret: str) -> Account | None:
        """Whose session it is, unless it has ended, is too old, or the account was closed or got a new password."""
        with reading(self._engine) as connection:
            row = _last(connection, sessions, "hash", _hash(secret))
            if row is None or not row.active or datetime.fromisoformat(row.recorded) < datetime.now(UTC) - SESSION:
                return None
            account = _last(connection, accounts, "name", row.account)
        if account is None or not account.active or _hash(account.password) != row.password:
            return None
        return _account(account)

    def add_token(self, name: str, label: str) -> tuple[Token, str]:
        """A token for a script, and its secret, which cannot be had again."""
        secret = _TOKEN + secrets.token_urlsafe(32)
        name = folded_name(name)
        with writing(self._engine) as connection:
            row = _last(connection, accounts, "name", name)
            if row is None or not row.active:
                raise InputError(ref=name, problem="no such account", remedy="see reportedly account list")
            new = {"token_id": secrets.token_hex(4), "account": name, "label": label[:100], "hash": _hash(secret)}
            recorded = _write(connection, tokens, {**new, "active": True})
        return Token(new["token_id"], name, new["label"], recorded), secret

    def tokens(self, name: str) -> list[Token]:
        """The tokens of an account that stand."""
        with reading(self._engine) as connection:
            rows = connection.execute(select(tokens).where(tokens.c.account == name).order_by(tokens.c.number)).all()
        gone = {row.token_id for row in rows if not row.active}
        return [
            Token(row.token_id, row.account, row.label, datetime.fromisoformat(row.recorded))
            for row in rows
            if row.active and row.token_id not in gone
        ]

    def end_token(self, token_id: str, *, account: str | None = None) -> None:
        """For good. Raises InputError where there is none, or it is not that account's."""
        with writing(self._engine) as connection:
            row = _last(connection, tokens, "token_id", token_id)
            if row is None or not row.active or account not in (None, row.account):
                raise InputError(ref=token_id, problem="no such token stands", remedy="see reportedly account list")
            _write(connection, tokens, {**_kept(tokens, row), "active": False})

    def of_token(self, secret: str) -> Account | None:
        """Whose token it is, unless it was taken back or the account closed."""
        with reading(self._engine) as connection:
            row = _last(connection, tokens, "hash", _hash(secret))
            account = _last(connection, accounts, "name", row.account) if row is not None and row.active else None
        return _account(account) if account is not None and account.active else None


def folded_name(name: str) -> str:
    """In small letters. Raises InputError for what is no name."""
    told = name.strip().lower()
    if not _NAME.fullmatch(told):
        remedy = "take letters, digits and . _ @ -, 64 at most"
        raise InputError(ref=name[:80] or "name", problem="no name for an account", remedy=remedy)
    return told


def _check_another_admin(connection: Connection, name: str) -> None:
    last = select(func.max(accounts.c.number)).group_by(accounts.c.name)
    others = select(accounts.c.number).where(
        accounts.c.number.in_(last), accounts.c.name != name, accounts.c.role == "admin", accounts.c.active
    )
    if connection.scalar(others.limit(1)) is None:
        raise InputError(ref=name, problem="the last admin", remedy="make another account an admin first")


def _last(connection: Connection, table: Table, column: str, value: str) -> Row[Any] | None:
    found = select(table).where(table.c[column] == value.replace("\0", "")).order_by(table.c.number.desc())
    return connection.execute(found.limit(1)).one_or_none()


def _kept(table: Table, row: Row[Any]) -> dict[str, Any]:
    return {column.name: row._mapping[column.name] for column in table.c if column.name not in ("number", "recorded")}


def _write(connection: Connection, table: Table, values: Mapping[str, Any]) -> datetime:
    now = datetime.now(UTC)
    connection.execute(table.insert().values(number=following(connection, table), recorded=stamp(now), **values))
    return now


def _write_account(connection: Connection, *, name: str, role: str, password: str, active: bool, by: str) -> Account:
    new = {"name": name, "role": role, "password": password, "active": active, "changed_by": by}
    return Account(name, Role(role), active, _write(connection, accounts, new))


def _account(row: Row[Any]) -> Account:
    return Account(row.name, Role(row.role), row.active, datetime.fromisoformat(row.recorded))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()
