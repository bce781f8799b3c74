"""WG-12: addresses, answers and listings of WebDAV servers: what is accepted, what is not."""

from __future__ import annotations

import base64
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from tests.sync.transports import servers
from tests.sync.transports.wire import Wire, status

from penilaian_desktop.domain.errors import Offline, RuleViolation, StorageUnavailable
from penilaian_desktop.domain.messages import describe
from penilaian_desktop.sync.card import MARKER_NAME
from penilaian_desktop.sync.transports.transport import NotOurTarget
from penilaian_desktop.sync.transports.webdav import WebDavTransport
from penilaian_desktop.sync.transports.webdav_answers import retry_after
from penilaian_desktop.sync.transports.webdav_listing import LISTING_LIMIT, listed_names
from penilaian_desktop.sync.transports.webdav_site import WebDavSite


# --- addresses -------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("awan.contoh.go.id/dav/tukar", "https://awan.contoh.go.id/dav/tukar/"),
        (" https://awan.contoh.go.id:8443/dav/ ", "https://awan.contoh.go.id:8443/dav/"),
        ("https://awan.contoh.go.id/dav/folder%20kita", "https://awan.contoh.go.id/dav/folder%20kita/"),
        ("https://awan.contoh.go.id/dav/folder kita/", "https://awan.contoh.go.id/dav/folder%20kita/"),
        ("http://127.0.0.1:8080/dav", "http://127.0.0.1:8080/dav/"),
        ("http://localhost/dav", "http://localhost/dav/"),
        ("http://[::1]:81/dav", "http://[::1]:81/dav/"),
    ],
)  # fmt: skip
def test_an_address_is_kept_in_one_form(typed, kept):
    assert WebDavSite.of(typed).url == kept


@pytest.mark.parametrize(
    "typed",
    ["", "ftp://a/", "file:///etc", "https://", "https://orang:sandi@a/", "https://a/?x=1",
     "https://a/#x", "https://a:port/", "https://a/../b", "https://a/%2e%2e/b", "https://awan é/",
     "https://a\n/b", "javascript:x"],
)  # fmt: skip
def test_other_addresses_are_refused(typed):
    with pytest.raises(RuleViolation, match="server_address"):
        WebDavSite.of(typed)


def test_an_unencrypted_road_needs_a_plain_yes():
    with pytest.raises(RuleViolation, match="server_plain"):
        WebDavSite.of("http://192.168.1.4/dav/")
    assert WebDavSite.of("http://192.168.1.4/dav/", plain=True).url.startswith("http://")


def test_a_password_never_stands_in_what_is_printed_for_developers():
    site = WebDavSite.of("https://a/", user="siti", password="rahasia-sekali")
    assert "rahasia" not in repr(site)
    said = base64.b64decode(site.headers()["Authorization"].removeprefix("Basic "))
    assert said == b"siti:rahasia-sekali"


@pytest.mark.parametrize(("user", "password"), [("a:b", ""), ("a\r\nX: y", ""), ("a", "b\nc")])
def test_what_could_become_another_header_is_refused(user, password):
    with pytest.raises(RuleViolation, match="server_user"):
        WebDavSite.of("https://a/", user=user, password=password)


@pytest.mark.parametrize("text", ["bukan sertifikat", "-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_a_file_that_is_no_certificate_is_refused(text):
    with pytest.raises(RuleViolation, match="server_ca"):
        WebDavSite.of("https://a/", ca=text)


# --- certificates ----------------------------------------------------------------------------
def secure(server, marker, ca):
    site = WebDavSite.of(
        f"https://127.0.0.1:{server.tls_port}/dav/",
        user=servers.USER,
        password=servers.PASSWORD,
        ca=ca,
    )
    return WebDavTransport(site, marker.book)


def test_an_offices_own_authority_is_believed_when_its_file_was_chosen(
    every_server, marker, authority
):
    server = every_server["nginx"]
    (server.root / MARKER_NAME).write_bytes(marker.data)
    assert secure(server, marker, authority.ca).check() == "BKPSDM Kota Contoh"
    with pytest.raises(StorageUnavailable, match="server_certificate"):
        secure(server, marker, "").check()


# --- answers ---------------------------------------------------------------------------------
@pytest.fixture
def wire():
    found = Wire(0)
    yield found
    found.close()


def road(wire, marker):
    return WebDavTransport(
        WebDavSite.of(f"http://127.0.0.1:{wire.port}/dav/"), marker.book, connect=1, read=2
    )


@pytest.mark.parametrize(
    ("code", "kind", "said"),
    [
        (401, StorageUnavailable, "server_login_refused"),
        (403, StorageUnavailable, "server_forbidden"),
        (404, NotOurTarget, "marker_missing"),
        (405, StorageUnavailable, "server_not_webdav"),
        (409, StorageUnavailable, "server_folder_missing"),
        (413, StorageUnavailable, "server_file_limit"),
        (418, StorageUnavailable, "server_answer_odd"),
        (423, StorageUnavailable, "server_locked"),
        (429, Offline, "server_busy"),
        (500, Offline, "server_error"),
        (503, Offline, "server_busy"),
        (507, StorageUnavailable, "target_full"),
    ],
)
def test_every_refusal_has_its_sentence(wire, marker, code, kind, said):
    wire.answer(status(code))
    with pytest.raises(kind, match=said) as error:
        road(wire, marker).check()
    assert "…" not in str(describe(error.value))


def test_when_to_come_again_is_read_as_seconds_or_as_a_date():
    soon = format_datetime(datetime.now(UTC) + timedelta(seconds=600), usegmt=True)
    past = format_datetime(datetime.now(UTC) - timedelta(hours=1), usegmt=True)
    assert retry_after("120") == 120
    assert 590 <= retry_after(soon) <= 600
    assert retry_after(past) == retry_after("") == retry_after("besok") == retry_after("-3") == 0
    assert retry_after("9" * 40) == 86_400


def test_a_redirect_within_the_server_is_followed_for_reading_only(wire, marker):
    there = f"Location: http://127.0.0.1:{wire.port}/dav/lain"
    wire.answer(status(302, there))
    with pytest.raises(StorageUnavailable, match="server_answer_odd"):  # it goes round in circles
        road(wire, marker).check()
    wire.answer(status(307, "Location: http://127.0.0.1:1/dav/"))
    with pytest.raises(NotOurTarget, match="redirect_elsewhere"):
        road(wire, marker).check()


def test_an_answer_that_is_no_http_is_a_broken_connection(wire, marker):
    wire.answer(b"SSH-2.0-OpenSSH_9.2\r\n")
    with pytest.raises(Offline, match="connection_cut"):
        road(wire, marker).check()


def test_a_marker_that_never_ends_is_cut_off(wire, marker):
    wire.answer(b"HTTP/1.1 200 OK\r\nContent-Length: 90000000\r\n\r\n{" + b" " * 200_000)
    with pytest.raises((NotOurTarget, Offline)):
        road(wire, marker).check()


# --- listings --------------------------------------------------------------------------------
def listing(*hrefs, extra=""):
    rows = "".join(
        f"<D:response><D:href>{h}</D:href><D:propstat><D:prop>{extra}</D:prop></D:propstat>"
        "</D:response>"
        for h in hrefs
    )
    return f'<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">{rows}</D:multistatus>'.encode()


def test_only_files_directly_in_the_folder_are_listed():
    data = listing(
        "/dav/", "/dav/a.paket", "http://h/dav/b%20c.paket", "/dav/x/y.paket", "/lain/d.paket",
        "/dav/..%2fz.paket",
    )  # fmt: skip
    assert listed_names([data], "/dav/") == ("a.paket", "b c.paket")
    folder = listing("/dav/f", extra="<D:resourcetype><D:collection/></D:resourcetype>")
    assert listed_names([folder], "/dav/") == ()


def test_a_listing_is_read_in_pieces_of_any_size():
    data = listing("/dav/a.paket", "/dav/b&amp;c.paket")
    pieces = [data[n : n + 1] for n in range(len(data))]
    assert listed_names(pieces, "/dav/") == ("a.paket", "b&c.paket")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>",
        b"\x00\xff",
        b"<?xml version='1.0'?><!DOCTYPE x><a/>",
        b"<?xml version='1.0'?><!DOCTYPE x SYSTEM 'file:///etc/passwd'><a/>",
        b"<!DOCTYPE l [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;'>]><l>&b;</l>",
        b"<?xml version='1.0' encoding='cp037'?><a/>",
        b"<a>" * 40 + b"</a>" * 40,
        listing("/dav/" + "a" * 5_000),
    ],
)
def test_a_listing_that_is_not_plain_is_refused(data):
    with pytest.raises(StorageUnavailable, match="server_not_webdav"):
        listed_names([data], "/dav/")


def test_a_listing_without_end_is_refused():
    def forever():
        yield b"<a>"
        while True:
            yield b" " * (LISTING_LIMIT // 4)

    with pytest.raises(StorageUnavailable, match="listing_too_large"):
        listed_names(forever(), "/dav/")
