"""Accounts, sessions and tokens: the last row holds, and secrets are kept as hashes alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from reportedly.errors import InputError
from reportedly.store import Store, accounts
from reportedly.store.accounts import Role


def test_an_account_is_what_its_last_row_says(store: Store) -> None:
    kept = store.accounts
    kept.add(" Mia ", Role.ADMIN, "hash 1", by="test")
    kept.add("bo", Role.VIEWER, "hash 2", by="test")
    assert [(one.name, one.role, one.active) for one in kept.all()] == [
        ("bo", Role.VIEWER, True),
        ("mia", Role.ADMIN, True),
    ]
    kept.change("bo", role=Role.CODER, by="mia")
    kept.change("bo", active=False, by="mia")
    assert (kept.all()[0].role, kept.all()[0].active) == (Role.CODER, False)
    assert (kept.password("bo"), kept.password("mia"), kept.password("nobody\0")) == (None, "hash 1", None)
    for wrong in ("mia", "", "a b", "é" * 70, "../x"):
        with pytest.raises(InputError):
            kept.add(wrong, Role.VIEWER, "hash", by="test")
    with pytest.raises(InputError, match="no such account"):
        kept.change("nobody", active=True, by="test")


def test_one_admin_stays(store: Store) -> None:
    kept = store.accounts
    kept.add("mia", Role.ADMIN, "hash", by="test")
    for change in (partial(kept.change, role=Role.EDITOR), partial(kept.change, active=False)):
        with pytest.raises(InputError, match="last admin"):
            change("mia", by="test")
    kept.add("bo", Role.ADMIN, "hash", by="test")
    kept.change("mia", active=False, by="bo")
    with pytest.raises(InputError, match="last admin"):
        kept.change("bo", active=False, by="bo")


def test_a_session_ends(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = store.accounts
    kept.add("mia", Role.ADMIN, "hash", by="test")
    first, second, third = (kept.begin_session("mia") for _ in range(3))
    account = kept.of_session(first)
    assert account is not None
    assert account.name == "mia"
    kept.end_session(first)
    kept.end_session("nothing")
    assert kept.of_session(first) is None
    assert kept.of_session(second) is not None
    kept.change("mia", password="another", by="mia")
    assert kept.of_session(second) is None
    assert kept.of_session(third) is None
    fourth = kept.begin_session("mia")
    monkeypatch.setattr(accounts, "SESSION", timedelta(seconds=-1))
    assert kept.of_session(fourth) is None


def test_a_token_is_its_accounts(store: Store) -> None:
    kept = store.accounts
    kept.add("mia", Role.ADMIN, "hash", by="test")
    kept.add("bo", Role.CODER, "hash", by="test")
    token, secret = kept.add_token("bo", "nightly")
    assert [one.label for one in kept.tokens("bo")] == ["nightly"]
    assert datetime.now(UTC) - token.made < timedelta(minutes=5)
    account = kept.of_token(secret)
    assert account is not None
    assert account.role is Role.CODER
    with pytest.raises(InputError):
        kept.end_token(token.token_id, account="mia")
    kept.end_token(token.token_id, account="bo")
    assert kept.of_token(secret) is None
    assert kept.tokens("bo") == []
    _, other = kept.add_token("bo", "x" * 200)
    kept.change("bo", active=False, by="mia")
    assert kept.of_token(other) is None


@pytest.mark.parametrize("role", Role)
def test_a_role_may_what_those_before_may(role: Role) -> None:
    order = [Role.VIEWER, Role.CODER, Role.EDITOR, Role.ADMIN]
    assert [role.allows(needed) for needed in order] == [order.index(role) >= n for n in range(4)]
