"""deploy/ as it stands: the units' own commands under production settings, behind nginx with its own file."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import shlex
import shutil
import socket
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.bed.database import another_database
from tests.bed.ports import kept_port
from tests.bed.waiting import PATIENCE, wait_until

PROJECT = Path(__file__).resolve().parent.parent.parent
DEPLOY = PROJECT / "deploy"
NAME = "pledges.example.org"
PASSWORD = "a rook on the minster roof"
MAKE_PEOPLE = f"""
from accounts.invitations import prove_address
from tests.people import make_cast
cast = make_cast()
cast.chidi.set_password("{PASSWORD}")
cast.chidi.save()
prove_address(cast.chidi)
"""
AROUND_A_SITE = """
daemon off; {user} pid {folder}/nginx.pid; error_log stderr emerg;
events {{}}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""

pytestmark = pytest.mark.wide


def needs(program: str) -> None:
    if not shutil.which(program):
        if os.environ.get("CI"):
            pytest.fail(f"{program} is needed for this test.")
        pytest.skip(f"{program} is not installed")


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass
class Site:
    """The service behind nginx, and how to speak to it as a browser would that trusts its certificate."""

    folder: Path
    environment: dict[str, str]
    https: int
    http: int
    programs: list[subprocess.Popen] = field(default_factory=list)

    def manage(self, *arguments: str) -> None:
        subprocess.run(
            [sys.executable, "manage.py", *arguments], env=self.environment, cwd=PROJECT, check=True
        )

    def start(self, command: list[str], log: str) -> None:
        with (self.folder / log).open("wb") as file:
            program = subprocess.Popen(command, env=self.environment, cwd=PROJECT, stderr=file, stdout=file)
        self.programs.append(program)

    @property
    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.folder / "fullchain.pem"))

    def visit(self, method: str, path: str, body: str = "", **headers: str) -> Answer:
        with closing(Secure(self.https, self.trust)) as connection:
            connection.request(method, path, body or None, {"Host": NAME, **headers})
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode())

    def log(self) -> str:
        return "".join(file.read_text() for file in self.folder.glob("*.log"))


class Secure(http.client.HTTPSConnection):
    """Goes to this machine, and asks for the service by its name."""

    def __init__(self, port: int, trust: ssl.SSLContext):
        super().__init__(NAME, context=trust, timeout=PATIENCE)
        self.local_port = port

    def connect(self):
        plain = socket.create_connection(("127.0.0.1", self.local_port), timeout=PATIENCE)
        self.sock = self._context.wrap_socket(plain, server_hostname=NAME)


@dataclass
class Visitor:
    """One browser: keeps cookies, sends the token of the form."""

    site: Site
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, fields: dict[str, str], **headers: str) -> Answer:
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(path).text)
        body = urlencode({"csrfmiddlewaretoken": token[1], **fields})
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://{NAME}{path}"}
        return self.ask("POST", path, body, **kind, **headers)

    def ask(self, method: str, path: str, body: str = "", **headers: str) -> Answer:
        answer = self.site.visit(method, path, body, Cookie=self.cookie, **headers)
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def sign_in(self, password: str = PASSWORD, email: str = "chidi@example.org", **headers: str) -> Answer:
        return self.post("/accounts/login/", {"login": email, "password": password}, **headers)

    def socket(self, origin: str = f"https://{NAME}"):
        """By a client of one thread: that of `websockets.sync` reads in one and writes in another at once,
        which OpenSSL does not allow. Of a thousand requests that it makes under TLS 1.3, some are never sent.
        """
        return connect(
            f"wss://{NAME}/ws/",
            host="127.0.0.1",
            port=self.site.https,
            ssl=self.site.trust,
            server_hostname=NAME,
            origin=origin,
            additional_headers={"Cookie": self.cookie},
            proxy=None,
            open_timeout=PATIENCE,
        )


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Site]:
    needs("nginx")
    needs("openssl")
    folder = tmp_path_factory.mktemp("site")
    with (
        django_db_blocker.unblock(),
        another_database("site") as url,
        kept_port() as https,
        kept_port() as http,
    ):
        site = Site(folder, environment(url), https, http)
        try:
            come_up(site)
            yield site
        finally:
            for program in reversed(site.programs):
                program.terminate()
                program.wait(PATIENCE)


def environment(url: str) -> dict[str, str]:
    """What deploy/environment.example asks for."""
    asked = dict(re.findall(r"^(\w+)=(.*)$", (DEPLOY / "environment.example").read_text(), re.MULTILINE))
    filled = {
        "SECRET_KEY": "zr1-Qx8_w5Tn4-Vb7_Lk2-Hy9_Dm3-Sp6_Fc0-Jg4_Ra8-Ue1_",
        "EMAIL_HOST": "127.0.0.1",
        "DEFAULT_FROM_EMAIL": "pledges@example.org",
        "DATABASE_URL": url,
    }
    return {"PATH": os.environ["PATH"]} | asked | filled


def come_up(site: Site) -> None:
    for command in ("migrate -v0", "createcachetable", "collectstatic --no-input -v0"):
        site.manage(*command.split())
    site.manage("shell", "--no-imports", "-c", MAKE_PEOPLE)
    make_certificate(site.folder)
    write_configuration(site)
    site.start(exec_start("pledges-web.service", site.folder), "web.log")
    site.start([shutil.which("nginx"), "-c", str(site.folder / "nginx.conf"), "-e", "stderr"], "nginx.log")
    wait_until(lambda: health(site, "live") == 200, otherwise=site.log)


def make_certificate(folder: Path) -> None:
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -subj /CN={NAME} -addext subjectAltName=DNS:{NAME}"
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "fullchain.pem")]
    subprocess.run([*command.split(), *files], check=True, capture_output=True)


def write_configuration(site: Site) -> None:
    """nginx's files as they are, but for where things are and on which ports of this machine it listens."""
    moved = {
        "/run/pledges": str(site.folder),
        "/etc/ssl/pledges": str(site.folder),
        "/etc/nginx": str(site.folder),
        "/var/log/nginx": str(site.folder),
        "listen 80;": f"listen 127.0.0.1:{site.http};",
        "listen 443 ssl": f"listen 127.0.0.1:{site.https} ssl",
        "    listen [::]:80;\n": "",
        "    listen [::]:443 ssl http2;\n": "",
    }
    for source, target in (("nginx.conf", "site.conf"), ("nginx-proxy.conf", "pledges-proxy.conf")):
        text = (DEPLOY / source).read_text()
        for old, new in moved.items():
            text = text.replace(old, new)
        (site.folder / target).write_text(text)
    # Root's temporary folders are closed to the user that nginx would change to.
    user = "user root;" if os.geteuid() == 0 else ""
    (site.folder / "nginx.conf").write_text(AROUND_A_SITE.format(folder=site.folder, user=user))


def exec_start(unit: str, run_folder: Path) -> list[str]:
    """The unit's own command, from this folder and with this Python."""
    [line] = re.findall(r"^ExecStart=(.+)$", (DEPLOY / unit).read_text(), re.MULTILINE)
    words = line.replace("/srv/pledges/.venv/bin/python", sys.executable).replace(
        "/run/pledges", str(run_folder)
    )
    return shlex.split(words)


def health(site: Site, word: str) -> int | None:
    try:
        return site.visit("GET", f"/health/{word}").status
    except OSError:
        return None


def test_plain_http_leads_to_https(site):
    with closing(http.client.HTTPConnection("127.0.0.1", site.http)) as connection:
        connection.request("GET", "/accounts/login/", headers={"Host": NAME})
        answer = connection.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, f"https://{NAME}/accounts/login/")


@pytest.mark.parametrize(("megabytes", "status"), [(26, 403), (28, 413)])
def test_the_service_itself_refuses_a_large_file_and_nginx_an_endless_one_with_a_sentence(
    site, megabytes, status
):
    """Without the token of a form nothing is taken, but the service has seen it."""
    about = {"Content-Type": "application/octet-stream", "Content-Length": str(megabytes << 20)}
    with closing(Secure(site.https, site.trust)) as connection:
        connection.request("POST", "/join/", None, {"Host": NAME, **about})
        if status == 403:
            connection.send(b"x" * (megabytes << 20))
        answer = connection.getresponse()
        words = answer.read().decode()
    assert answer.status == status
    assert ("This file is too large" in words) is (status == 413)


def test_it_is_ready_when_the_worker_is_there(site):
    assert health(site, "ready") == 503
    site.start(exec_start("pledges-worker.service", site.folder), "worker.log")
    wait_until(lambda: health(site, "ready") == 200, otherwise=site.log)


async def test_a_champion_signs_in_and_a_socket_lives_as_long_as_the_sign_in(site):
    chidi = Visitor(site)
    answer = chidi.sign_in()
    assert (answer.status, answer.headers["Location"]) == (302, "/")
    assert all("Secure" in line for line in answer.headers.get_all("Set-Cookie"))
    assert "max-age=31536000" in answer.headers["Strict-Transport-Security"]
    assert chidi.get("/pledges/").status == 200
    async with chidi.socket() as live:
        chidi.post("/accounts/logout/", {})
        assert await how_it_ends(live) == 4401
    assert chidi.get("/pledges/").status == 302


async def test_a_long_message_ends_its_socket_before_anybody_reads_it(site):
    chidi = Visitor(site)
    chidi.sign_in()
    for words, code in (("x" * 1000, 1008), ("x" * 2000, 1009)):
        async with chidi.socket() as live:
            await live.send(words)
            assert await how_it_ends(live) == code


async def how_it_ends(live: ClientConnection) -> int:
    """The code with which the service ends a socket that says nothing until then."""
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(ConnectionClosed) as ended:
            await live.recv()
    return ended.value.rcvd.code


async def test_another_site_opens_no_socket(site):
    chidi = Visitor(site)
    chidi.sign_in()
    with pytest.raises(InvalidStatus, match="403"):
        await chidi.socket(origin="https://elsewhere.example.org")


def test_styles_and_scripts_are_kept_by_browsers_and_pages_are_not(site):
    page = site.visit("GET", "/accounts/login/")
    assert "no-store" in page.headers["Cache-Control"]
    style = re.search(r'href="(/static/build/app\.\w+\.css)"', page.text)[1]
    assert "immutable" in site.visit("GET", style).headers["Cache-Control"]


def test_a_made_up_address_or_scheme_is_not_believed(site):
    """Eleven wrong passwords from one place: whatever they say of where they come from, they are counted."""
    texts = []
    for number in range(12):
        pretended = {"X-Forwarded-For": f"192.0.2.{number}", "X_Forwarded_For": f"192.0.2.{number}"}
        more = {"X-Forwarded-Proto": "http", "X-Request-ID": "sam@example.org"}
        answer = Visitor(site).sign_in(
            "wrong but long enough", f"nobody{number}@example.org", **pretended, **more
        )
        assert answer.status in (200, 429)
        assert re.fullmatch("[0-9a-f]{32}", answer.headers["X-Request-ID"])
        texts.append(answer.text)
    assert "Too many" not in texts[0]
    assert "Too many" in texts[-1]


def test_the_logs_are_json_and_name_nobody(site):
    Visitor(site).sign_in("wrong but long enough", "nobody1@example.org")
    Visitor(site).get("/pledges/?from=chidi@example.org")
    web = (site.folder / "web.log").read_text()
    lines = [json.loads(line) for line in web.splitlines()]
    assert {line["page"] for line in lines if line["event"] == "request"} >= {"accounts/login/", "pledges/"}
    assert not re.search(r"chidi|nobody\d|@|127\.0\.0\.1|192\.0\.2|sessionid", site.log())


def test_the_units_are_right_in_systemd_s_eyes(tmp_path):
    needs("systemd-analyze")
    for file in DEPLOY.glob("pledges-*.*"):
        text = file.read_text().replace("/srv/pledges/.venv/bin/python", sys.executable)
        (tmp_path / file.name).write_text(text.replace("/srv/pledges", str(PROJECT)))
    units = sorted(tmp_path.iterdir())
    assert len(units) == 4
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
