"""Who is told what, and that nobody is told nothing or twice."""

from __future__ import annotations

import base64
import email
import hashlib
import hmac
import json
from collections.abc import Iterator
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from tests.watch.desk import Asked, Desk, Reply, Told, desk, page, rss

from reportedly.errors import InputError
from reportedly.resolve.model import JudgementKind
from reportedly.watch.config import load_settings, settings_of
from reportedly.watch.rules import Webhook
from reportedly.watch.webhook import secret_of, signature

pytest.importorskip("protego", reason="the extra 'watch' is not installed")

ORDUN, BARAT = Told("Ordun", 1, killed=12), Told("Barat", 2, killed=3)
KEY = "a secret of more than sixteen bytes"


@pytest.fixture
def alerting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk whose first look is behind it; every hook is answered with 204."""
    monkeypatch.setenv("HOOK_SECRET", KEY)
    with desk(tmp_path) as made:
        made.server.routes |= {"/1": Reply(page(ORDUN)), "/hook": Reply(status=204), "/feed": Reply(rss(made.server))}
        made.alerts = [
            {
                "name": "Ordun",
                "place": "Ordun",
                "webhook": {"url": f"{made.server.url}/hook", "secret_env": "HOOK_SECRET"},
                "atom": "alerts/ordun.atom",
                "mail": {"folder": "outbox", "to": "desk@monitor.example", "from": "watch@monitor.example"},
            }
        ]
        made.run()
        made.server.routes["/feed"] = Reply(rss(made.server, "1"))
        yield made


def hooks(alerting: Desk) -> list[Asked]:
    return [asked for asked in alerting.server.asked if asked.path == "/hook"]


def told(alerting: Desk) -> list[dict[str, Any]]:
    return [json.loads(asked.body) for asked in hooks(alerting)]


def test_a_webhook_is_signed(alerting: Desk) -> None:
    alerting.run(hours=0.3)
    (asked,) = hooks(alerting)
    assert asked.method == "POST"
    stamp, name = asked.headers["webhook-timestamp"], asked.headers["webhook-id"]
    made = hmac.new(KEY.encode(), f"{name}.{stamp}.".encode() + asked.body, hashlib.sha256).digest()
    assert asked.headers["webhook-signature"] == "v1," + base64.b64encode(made).decode()
    (body,) = told(alerting)
    assert (body["type"], body["data"]["alert_id"]) == ("event.new", name)
    assert body["data"]["event"]["place"]["name"] == "Ordun"
    assert body["data"]["event"]["killed"]["best"] == 12


def test_the_signature_is_that_of_standard_webhooks() -> None:
    """The example of its specification."""
    key = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    made = signature(key, "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}')
    assert made == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_all_channels_say_the_same(alerting: Desk, tmp_path: Path) -> None:
    alerting.run(hours=0.3)
    name = told(alerting)[0]["data"]["alert_id"]
    (path,) = (tmp_path / "outbox").iterdir()
    assert path.name == f"{name}.eml"
    message = email.message_from_bytes(path.read_bytes(), policy=default)
    assert message["To"] == "desk@monitor.example"
    assert "Non-state actor overtakes territory · Ordun" in message["Subject"]
    assert "rebels attacked Ordun" in message.get_content() or "Ordun" in message.get_content()
    atom = etree.parse(str(tmp_path / "alerts" / "ordun.atom"))
    space = {"a": "http://www.w3.org/2005/Atom"}
    assert atom.xpath("//a:entry/a:id/text()", namespaces=space) == [f"urn:reportedly:alert:{name}"]
    before = (tmp_path / "alerts" / "ordun.atom").read_bytes()
    alerting.run(hours=0.3)
    assert (tmp_path / "alerts" / "ordun.atom").read_bytes() == before
    assert len(hooks(alerting)) == 1


def test_only_what_the_rule_asks_for_is_told(alerting: Desk) -> None:
    alerting.server.routes |= {"/feed": Reply(rss(alerting.server, "2")), "/2": Reply(page(BARAT))}
    alerting.run(hours=0.3)
    assert told(alerting) == []


def test_a_correction_is_told_as_a_change_and_a_withdrawal_as_an_end(alerting: Desk) -> None:
    alerting.run(hours=0.3)
    alerting.server.routes["/1"] = Reply(page(Told("Ordun", 1, killed=4)))
    alerting.run(hours=1.1)
    alerting.server.routes["/1"] = Reply(page(BARAT))
    alerting.run(hours=6.1)
    assert [body["type"] for body in told(alerting)] == ["event.new", "event.changed", "event.gone"]
    assert told(alerting)[-1]["data"]["event"]["standing"] is None


def test_more_of_the_same_is_not_told(alerting: Desk) -> None:
    alerting.run(hours=0.3)
    more = page(ORDUN).replace("officials in the capital", "officials in the north")
    alerting.server.routes |= {"/feed": Reply(rss(alerting.server, "1", "3")), "/3": Reply(more)}
    alerting.run(hours=0.3)
    assert len(told(alerting)) == 1


def test_what_a_person_decides_is_told_too(alerting: Desk) -> None:
    alerting.run(hours=0.3)
    with alerting.store() as store:
        event = store.events()[0].event_id
        store.judge(JudgementKind.CONFIRM, [event], because="seen", who="x")
    alerting.run(hours=0.1)
    assert [body["type"] for body in told(alerting)] == ["event.new", "event.changed"]


def test_an_alert_waits_until_it_is_delivered(alerting: Desk) -> None:
    alerting.server.routes["/hook"] = Reply("oops", 500)
    alerting.run(hours=0.3)
    for _ in range(6):
        alerting.run(hours=0.02)
    failed = len(hooks(alerting))
    assert 2 <= failed <= 4
    with alerting.store() as store:
        (waiting,) = store.alerts.undelivered()
        assert (waiting.channel, waiting.tries, waiting.problem) == ("webhook", failed, "the webhook answered 500")
    alerting.server.routes["/hook"] = Reply(status=200)
    alerting.run(hours=1)
    alerting.run(hours=1)
    assert len(hooks(alerting)) == failed + 1
    assert len({(asked.headers["webhook-id"], asked.body) for asked in hooks(alerting)}) == 1
    with alerting.store() as store:
        assert store.alerts.undelivered() == []


def test_a_webhook_is_not_sent_to_a_private_address_nor_after_a_redirect(alerting: Desk) -> None:
    alerting.server.routes["/hook"] = Reply("", 307, {"Location": "/elsewhere"})
    alerting.run(hours=0.3)
    assert "/elsewhere" not in alerting.server.paths()
    assert "answered 307" in alerting.said.troubles[-1]
    port = alerting.server.url.rpartition(":")[2]
    alerting.alerts[0]["webhook"]["url"] = f"http://localhost:{port}/hook"
    alerting.run(hours=1)
    assert "use --allow-host localhost" in alerting.said.troubles[-1]


def test_a_rule_begins_with_what_comes_after_it(alerting: Desk) -> None:
    alerting.run(hours=0.3)
    alerting.alerts[0] |= {"name": "Anew"}
    alerting.run(hours=0.3)
    assert len(told(alerting)) == 1


def test_killed_between_the_event_and_its_delivery(alerting: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportedly.watch import alerting as module

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(module.Alerting, "_deliver", killed)
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                alerting.run(hours=0.3)
    assert hooks(alerting) == []
    alerting.run(hours=0.3)
    assert len(hooks(alerting)) == 1


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ({}, "'name' is missing"),
        ({"name": "a"}, "nobody is told"),
        ({"name": "a", "atom": "x", "standing": "true"}, "'standing' is 'true'"),
        ({"name": "a", "atom": "x", "country": "Atlantis"}, "no such country: Atlantis"),
        ({"name": "a", "atom": "x", "area": [1, 2, 3]}, "'area' is not four numbers"),
        ({"name": "a", "atom": "x", "area": [1, 5, 3, 2]}, "'area' is not on the globe"),
        ({"name": "a", "atom": "x", "plaec": "Ordun"}, "'plaec' is no setting"),
        ({"name": "a", "webhook": {"url": "http://a.example/"}}, "a webhook needs one secret"),
        ({"name": "a", "webhook": {"url": "ftp://a.example/"}}, "'ftp:' is not fetched"),
        ({"name": "a", "mail": {"folder": "x", "to": "a\nBcc: b", "from": "c"}}, "no header takes"),
    ],
)
def test_rules_that_cannot_be_used(rule: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError) as caught:
        settings_of({"feed": [{"url": "http://a.example/"}], "alert": [rule]}, ref="f.toml", folder=Path())
    assert said in str(caught.value)
    assert caught.value.ref.startswith("f.toml: [[alert]] 1")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "no feed in it"),
        ({"feed": {"url": "http://a.example/"}}, "'feed' is not a list"),
        ({"feed": [{"url": "file:///etc/passwd"}]}, "'file:' is not fetched"),
        ({"feed": [{"url": "http://u:p@a.example/"}]}, "a user's name in it"),
        ({"feed": [{"url": "http://a.example/"}] * 2}, "two feeds called 'http://a.example/'"),
        ({"feed": [{"url": "http://a.example/", "every": "soon"}]}, "'every' is 'soon'"),
        ({"feed": [{"url": "http://a.example/", "every": "5s"}]}, "write 60s or more"),
        ({"feed": [{"url": "http://a.example/", "kind": "x"}]}, "'kind' is 'x'"),
        ({"feed": [{"url": "http://a.example/"}], "watch": {"contact": "a\r\nX: b"}}, "no header takes"),
        ({"feed": [{"url": "http://a.example/"}], "watch": {"at_once": 0}}, "'at_once' is 0"),
        ({"feed": [{"url": "http://a.example/"}], "other": {}}, "'other' is no setting"),
    ],
)
def test_files_that_cannot_be_used(data: dict[str, Any], said: str) -> None:
    with pytest.raises(InputError) as caught:
        settings_of(data, ref="f.toml", folder=Path())
    assert said in str(caught.value)


def test_secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NONE", raising=False)
    monkeypatch.setenv("SHORT", "short")
    monkeypatch.setenv("STANDARD", "whsec_" + base64.b64encode(b"x" * 24).decode())
    assert secret_of(Webhook(url="", secret_env="STANDARD")) == b"x" * 24
    (tmp_path / "key").write_text(KEY + "\n")
    assert secret_of(Webhook(url="", secret_file=tmp_path / "key")) == KEY.encode()
    for hook in (
        Webhook(url="", secret_env="NONE"),
        Webhook(url="", secret_env="SHORT"),
        Webhook(url="", secret_file=tmp_path / "none"),
    ):
        with pytest.raises(InputError):
            secret_of(hook)


def test_an_area_and_words(alerting: Desk) -> None:
    """All events of these tests lie at 1° north, 2° east."""
    rules: dict[str, dict[str, object]] = {
        "here": {"area": [1, 0, 3, 2]},
        "there": {"area": [3, -90, 180, 90]},
        "words": {"text": '"third such attack"'},
        "other": {"text": "armistice"},
        "actor": {"actor": "rebels of x", "type": ["ASSAULT", "PROTEST"], "standing": ["reported"]},
    }
    alerting.alerts = [{"name": name, "atom": f"{name}.atom", **rule} for name, rule in rules.items()]
    alerting.run(hours=0.01)
    alerting.run(hours=0.3)
    with alerting.store() as store:
        assert {rule["name"]: len(store.alerts.latest(rule["name"], 9)) for rule in alerting.alerts} == {
            "here": 1,
            "there": 0,
            "words": 1,
            "other": 0,
            "actor": 1,
        }


def test_the_example_is_a_file_that_can_be_used() -> None:
    settings = load_settings(Path(__file__).resolve().parents[2] / "docs" / "feeds.toml")
    assert len(settings.feeds) == 4
    assert [rule.asked.country for rule in settings.rules] == [("ML",), ()]
