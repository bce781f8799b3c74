"""Real WebDAV servers on loopback: wsgidav, nginx, Apache. Started and stopped by the tests."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

USER, PASSWORD = "kepegawaian", "sandi-aplikasi-é"
KINDS = ("wsgidav", "nginx", "apache")
_NGINX_MODULE = "/usr/lib/nginx/modules/ngx_http_dav_ext_module.so"
_APACHE_MODULES = Path("/usr/lib/apache2/modules")


@dataclass
class Server:
    """A running server; `root` is the folder on disk that it shows under /dav/."""

    kind: str
    port: int
    root: Path
    base: Path
    process: subprocess.Popen
    tls_port: int = 0

    def log(self) -> str:
        """Return what the server said."""
        return "\n".join(p.read_text(errors="replace")[-2000:] for p in self.base.glob("*.log"))

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.base)


def start(kind: str, tls: tuple[str, str] | None = None) -> Server:
    """Start a server with an empty folder; `tls` are certificate and key in PEM.

    Somebody else may take the port that was free: then another one is tried.
    """
    said = ""
    for _ in range(3):
        server = _start(kind, tls)
        if _is_up(server):
            return server
        said = server.log()
        server.stop()
    pytest.fail(f"Server {kind} tidak mau berjalan:\n{said}")


def _start(kind: str, tls: tuple[str, str] | None) -> Server:
    base = Path(tempfile.mkdtemp(prefix=f"uji-{kind}-"))
    base.chmod(0o755)
    root = base / "www" / "dav"
    root.mkdir(parents=True)
    port, tls_port = free_port(), free_port()
    digest = base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode()
    (base / "sandi").write_text(f"{USER}:{{SHA}}{digest}\n")
    command = {"wsgidav": _wsgidav, "nginx": _nginx, "apache": _apache}[kind](
        base, root, port, tls_port if tls else 0
    )
    if tls:
        (base / "server.pem").write_text(tls[0])
        (base / "server.key").write_text(tls[1])
    with (base / "keluaran.log").open("wb") as out:
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "TERM", *command], stdout=out, stderr=out, cwd=base
        )
    return Server(kind, port, root, base, process, tls_port if tls else 0)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def _is_up(server: Server) -> bool:
    """Wait until the server answers; False when it ended instead."""
    ends = time.monotonic() + 15
    while time.monotonic() < ends and server.process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", server.port), 1).close()
        except OSError:
            time.sleep(0.02)
        else:
            return server.process.poll() is None
    return False


def _need(path: str | None, what: str) -> str:
    if not path or not Path(path).exists():
        pytest.fail(f"{what} belum terpasang. Jalankan `make setup`, lalu ulangi uji ini.")
    return path


def _wsgidav(base: Path, root: Path, port: int, _tls: int) -> list[str]:
    config = {
        "host": "127.0.0.1",
        "port": port,
        "server": "cheroot",
        "provider_mapping": {"/dav": str(root)},
        "http_authenticator": {"accept_basic": True, "accept_digest": False,
                               "default_to_digest": False},
        "simple_dc": {"user_mapping": {"*": {USER: {"password": PASSWORD}}}},
        "verbose": 1,
    }  # fmt: skip
    file = base / "wsgidav.json"
    file.write_text(json.dumps(config))
    return [sys.executable, "-m", "wsgidav.server.server_cli", "--config", str(file)]


def _nginx(base: Path, root: Path, port: int, tls: int) -> list[str]:
    program = _need(shutil.which("nginx", path="/usr/sbin:/usr/bin"), "nginx")
    module = _need(_NGINX_MODULE, "Modul WebDAV untuk nginx")
    secure = (
        f"listen 127.0.0.1:{tls} ssl; ssl_certificate server.pem; ssl_certificate_key server.key;"
        if tls
        else ""
    )
    temporary = "\n".join(
        f"{name}_temp_path {base}/tmp-{name};"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    file = base / "nginx.conf"
    file.write_text(
        f"""load_module {module};
daemon off; master_process off; pid {base}/pid; error_log {base}/galat.log;
events {{ worker_connections 64; }}
http {{
  access_log off; client_max_body_size 64m; {temporary}
  server {{
    listen 127.0.0.1:{port}; {secure}
    location /dav/ {{
      root {root.parent};
      auth_basic uji; auth_basic_user_file {base}/sandi;
      dav_methods PUT DELETE MKCOL COPY MOVE; dav_ext_methods PROPFIND OPTIONS;
    }}
  }}
}}
"""
    )
    return [program, "-p", str(base), "-c", str(file), "-e", f"{base}/galat.log"]


def _apache(base: Path, root: Path, port: int, _tls: int) -> list[str]:
    program = _need(shutil.which("apache2", path="/usr/sbin:/usr/bin"), "Apache")
    modules = ("mpm_event", "authz_core", "authz_user", "authn_core", "authn_file", "auth_basic",
               "dav", "dav_fs", "dav_lock")  # fmt: skip
    loads = "\n".join(f"LoadModule {m}_module {_APACHE_MODULES}/mod_{m}.so" for m in modules)
    as_whom = ""
    if os.geteuid() == 0:
        as_whom = "User www-data\nGroup www-data"
        shutil.chown(root, "www-data", "www-data")
        (base / "kunci").mkdir()
        shutil.chown(base / "kunci", "www-data", "www-data")
    else:
        (base / "kunci").mkdir()
    file = base / "apache.conf"
    file.write_text(
        f"""{loads}
ServerRoot {base}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {base}/pid
ErrorLog {base}/galat.log
Mutex fcntl:{base}
DavLockDB {base}/kunci/db
{as_whom}
DocumentRoot {root.parent}
<Location /dav>
  Dav On
  AuthType Basic
  AuthName uji
  AuthUserFile {base}/sandi
  Require valid-user
</Location>
"""
    )
    return [program, "-X", "-f", str(file)]
