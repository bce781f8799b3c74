"""A bad network: a TCP proxy that cuts, stalls, answers by itself, and counts what passes."""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import suppress

PORTAL = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 52\r\nConnection: close\r\n\r\n"
    b"<!doctype html><title>Masuk Wi-Fi tamu</title>Masuk."
)
PORTAL_ELSEWHERE = (
    b"HTTP/1.1 302 Found\r\nLocation: http://masuk.wifi.contoh/login\r\n"
    b"Content-Length: 0\r\nConnection: close\r\n\r\n"
)


def status(code: int, *headers: str) -> bytes:
    """Return an answer with a status and nothing else."""
    lines = [f"HTTP/1.1 {code} X", *headers, "Content-Length: 0", "Connection: close", "", ""]
    return "\r\n".join(lines).encode()


class Wire:
    """Passes connections on to a port of this computer until it is told to misbehave."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._open: set[socket.socket] = set()
        self.heal()
        self._accepting = threading.Thread(target=self._accept, daemon=True)
        self._accepting.start()

    def heal(self) -> None:
        """Be a good network again and count from nothing."""
        with self._lock:
            self.up = self.down = 0
            self._cut_up = self._cut_down = self._stall_down = None
            self._canned: bytes | None = None
            self._dead = False

    def cut(self, *, up: int | None = None, down: int | None = None) -> None:
        """End everything once so many bytes went up or down; then nothing connects any more."""
        with self._lock:
            self._cut_up, self._cut_down = up, down

    def stall(self, down: int = 0) -> None:
        """Let no more than so many bytes come down, and say nothing about it."""
        with self._lock:
            self._stall_down = down

    def answer(self, canned: bytes) -> None:
        """Answer every request with these bytes; the server never hears of it."""
        with self._lock:
            self._canned = canned
        self._end_all()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._accepting.join()
        self._listener.close()
        self._end_all()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            if self._dead:
                _reset(client)
            elif self._canned is not None:
                threading.Thread(target=self._reply, args=(client,), daemon=True).start()
            else:
                try:
                    server = socket.create_connection(("127.0.0.1", self._target))
                except OSError:
                    _reset(client)
                    continue
                with self._lock:
                    self._open |= {client, server}
                for item in (client, server):
                    with suppress(OSError):
                        item.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for pair, way in (((client, server), "up"), ((server, client), "down")):
                    threading.Thread(target=self._pump, args=(*pair, way), daemon=True).start()

    def _reply(self, client: socket.socket) -> None:
        with suppress(OSError):
            data = b""
            while b"\r\n\r\n" not in data and (more := client.recv(65536)):
                data += more
            client.sendall(self._canned or b"")
            client.shutdown(socket.SHUT_WR)
            client.settimeout(1)
            while client.recv(65536):
                pass
        client.close()

    def _pump(self, source: socket.socket, sink: socket.socket, way: str) -> None:
        with suppress(OSError):
            while data := source.recv(4096):
                data, ended = self._allowed(data, way)
                for item in ended:
                    _reset(item)
                if ended:
                    return
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)

    def _allowed(self, data: bytes, way: str) -> tuple[bytes, set[socket.socket]]:
        """Return what may pass, and the connections that end now."""
        with self._lock:
            limit = self._cut_up if way == "up" else self._cut_down
            passed = self.up if way == "up" else self.down
            if limit is not None and passed + len(data) > limit:
                self._dead = True
                ended, self._open = self._open, set()
                return b"", ended
            if way == "down" and self._stall_down is not None:
                data = data[: max(0, self._stall_down - passed)]
            if way == "up":
                self.up += len(data)
            else:
                self.down += len(data)
            return data, set()

    def _end_all(self) -> None:
        with self._lock:
            ended, self._open = self._open, set()
        for item in ended:
            _reset(item)


def _reset(item: socket.socket) -> None:
    with suppress(OSError):
        item.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        item.shutdown(socket.SHUT_RDWR)
    item.close()
