"""Alerts as messages in a folder, one file each, for a mail program to send."""

from __future__ import annotations

import os
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from reportedly.output.text import clean, harmless
from reportedly.store.outbox import Alert
from reportedly.watch.rules import Mail
from reportedly.watch.words import headline

_FOOT = (
    "This is what sources claim. It says how well their claims bear each other out, not whether they are true.\n"
    "reportedly wrote this message because of the rule “{rule}”."
)


def write_mail(mail: Mail, alert: Alert) -> None:
    """The message, under its alert's id: written anew it is the same file. Raises OSError."""
    mail.folder.mkdir(parents=True, exist_ok=True)
    write_whole(mail.folder / f"{alert.alert_id}.eml", message(mail, alert).as_bytes(policy=SMTP))


def message(mail: Mail, alert: Alert) -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"] = mail.sender
    made["To"] = mail.to
    made["Subject"] = f"[{clean(alert.rule)[:60]}] {headline(alert)[:200]}"
    made["Date"] = format_datetime(alert.recorded)
    made["Message-ID"] = f"<{alert.alert_id}@reportedly.invalid>"
    made["Auto-Submitted"] = "auto-generated"
    page = harmless(str(alert.told.get("page", "")))
    made.set_content(f"{headline(alert)}\n\n{page}\n-- \n{_FOOT.format(rule=clean(alert.rule))}\n", cte="base64")
    return made


def write_whole(path: Path, content: bytes) -> None:
    """All of it or nothing, under another name first; what is there already in the same words is left alone."""
    try:
        if path.read_bytes() == content:
            return
    except FileNotFoundError:
        pass
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with half.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
