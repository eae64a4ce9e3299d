"""Alerts by HTTP, signed as Standard Webhooks has it (HMAC-SHA256 over the id, the time and the body)."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import os
from datetime import datetime

from reportedly.errors import InputError
from reportedly.read.fetch import Client
from reportedly.store.outbox import Alert
from reportedly.watch.rules import Webhook

_PREFIX = "whsec_"
_LEAST_SECRET = 16  # bytes


def secret_of(webhook: Webhook) -> bytes:
    """The key: base64 after whsec_, else the words as they are. Raises InputError where it is missing or short."""
    if webhook.secret_file is not None:
        ref = str(webhook.secret_file)
        try:
            told = webhook.secret_file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(ref=ref, problem="the webhook's secret cannot be read", remedy="check the file") from error
    else:
        ref = f"${webhook.secret_env}"
        told = os.environ.get(webhook.secret_env or "", "").strip()
    try:
        key = base64.b64decode(told[len(_PREFIX) :], validate=True) if told.startswith(_PREFIX) else told.encode()
    except binascii.Error as error:
        raise InputError(ref=ref, problem="no base64 after whsec_", remedy="copy the secret again") from error
    if len(key) < _LEAST_SECRET:
        problem = "the webhook's secret is not set" if not key else f"a secret of less than {_LEAST_SECRET} bytes"
        raise InputError(ref=ref, problem=problem, remedy="make one: openssl rand -base64 32")
    return key


def body_of(alert: Alert) -> bytes:
    """The same bytes for the same alert, however often it is sent."""
    told = {
        "type": f"event.{alert.change}",
        "timestamp": alert.recorded.isoformat(),
        "data": {
            "alert_id": alert.alert_id,
            "rule": alert.rule,
            "event_id": alert.event_id,
            "version": alert.version,
            "event": alert.told.get("event"),
        },
    }
    return json.dumps(told, ensure_ascii=True, separators=(",", ":")).encode()


def signature(key: bytes, alert_id: str, timestamp: int, body: bytes) -> str:
    """Of id, time and body, so that none of them can be changed, and an old one is known for old."""
    signed = f"{alert_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def post(client: Client, webhook: Webhook, key: bytes, alert: Alert, at: datetime) -> None:
    """Send it. Raises InputError unless the answer is 2xx; redirects are not followed."""
    body, stamp = body_of(alert), int(at.timestamp())
    answer = client.request(
        webhook.url,
        method="POST",
        data=body,
        headers={
            "Content-Type": "application/json",
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "webhook-id": alert.alert_id,
            "webhook-timestamp": str(stamp),
            "webhook-signature": signature(key, alert.alert_id, stamp, body),
        },
    )
    if not 200 <= answer.status < 300:
        raise InputError(
            ref=webhook.url, problem=f"the webhook answered {answer.status}", remedy="the alert is sent again"
        )
