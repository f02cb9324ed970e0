"""Our own PostgreSQL: shared by all who ask, gone with the last of them, by whatever end."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from config.embedded_postgres import binaries
from config.embedded_postgres.cluster import Cluster
from tests.bed.waiting import wait_until

HERE = Path(__file__).parent.parent.parent
CLIENT = """
import sys
from pathlib import Path
from config import embedded_postgres
print(embedded_postgres.url(Path(sys.argv[1]), throwaway=True), flush=True)
sys.stdin.read()
"""


class Client:
    """A process that uses the server until its input ends, or until it is killed."""

    def __init__(self, project: Path):
        self.process = subprocess.Popen(
            [sys.executable, "-c", CLIENT, str(project)],
            cwd=HERE,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def url(self) -> str:
        return self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.communicate()

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Iterator[Path]:
    """One for all tests here, because making a cluster takes a second; no test leaves its server running."""
    project = tmp_path_factory.mktemp("project")
    yield project
    shutil.rmtree(Cluster.of(project, throwaway=True).folder)


@pytest.fixture
def cluster(project: Path) -> Cluster:
    return Cluster.of(project, throwaway=True)


@pytest.fixture
def start_client(project: Path, cluster: Cluster) -> Iterator[Callable[[], Client]]:
    clients = []

    def start() -> Client:
        clients.append(Client(project))
        return clients[-1]

    yield start
    for client in clients:
        client.kill()
    wait_until(lambda: not cluster.has_keeper())


def server_process(url: str) -> int:
    """The id of the server's main process, which is the parent of the one that serves us."""
    with psycopg.connect(url) as database:
        (pid,) = database.execute("select pg_backend_pid()").fetchone()
        return int(Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()[1])


def is_alive(process: int) -> bool:
    try:
        return "Z" not in Path("/proc", str(process), "stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False


def keeper_process(server: int) -> int:
    return int(Path("/proc", str(server), "stat").read_text().rpartition(")")[2].split()[1])


def test_two_who_start_at_once_share_one_server_that_outlives_the_first(start_client):
    first, second = start_client(), start_client()
    urls = {first.url(), second.url()}
    (url,) = urls
    server = server_process(url)
    first.end()
    assert server_process(url) == server


@pytest.mark.parametrize("end", [Client.end, Client.kill])
def test_no_server_is_left_when_the_last_client_ends(start_client, end):
    client = start_client()
    server = server_process(client.url())
    keeper = keeper_process(server)
    end(client)
    wait_until(lambda: not is_alive(server) and not is_alive(keeper))


def test_a_client_that_comes_while_the_server_is_being_stopped_gets_a_new_one(start_client):
    for _ in range(8):
        client = start_client()
        assert server_process(client.url())
        client.end()


def test_no_server_is_left_when_the_keeper_is_killed_and_the_next_client_has_a_new_one(start_client):
    server = server_process(start_client().url())
    os.kill(keeper_process(server), signal.SIGKILL)
    assert server_process(start_client().url()) != server
    wait_until(lambda: not is_alive(server))


def test_a_server_that_was_killed_is_replaced_and_has_kept_its_data(start_client, cluster):
    url = start_client().url()
    with psycopg.connect(url) as database:
        database.execute("create table kept as select 18 as age")
        database.commit()
        database.execute("checkpoint")
    os.kill(server_process(url), signal.SIGKILL)
    wait_until(lambda: not cluster.has_keeper())
    with psycopg.connect(start_client().url()) as database:
        assert database.execute("select age from kept").fetchall() == [(18,)]


def test_only_its_owner_may_enter_the_folders_of_the_server(start_client, cluster):
    start_client().url()
    inside = [path for path in cluster.folder.iterdir() if path.is_dir() and path.name != "programs"]
    assert {path.stat().st_mode & 0o777 for path in inside} == {0o700}
    assert cluster.folder.stat().st_mode & 0o066 == 0


def test_a_folder_that_somebody_else_prepared_is_refused(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "cluster").symlink_to(elsewhere)
    with pytest.raises(PermissionError, match="belongs to somebody else"):
        Cluster(tmp_path / "cluster", throwaway=True).make_folder()


def test_pg_bin_chooses_the_programs(monkeypatch, tmp_path):
    chosen = binaries.find()
    monkeypatch.setenv("PG_BIN", str(chosen))
    assert binaries.find() == chosen
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    with pytest.raises(SystemExit, match=r"PG_BIN is .* which holds no PostgreSQL"):
        binaries.find()


def test_another_postgresql_never_meets_the_data_of_the_first(monkeypatch, project, cluster):
    monkeypatch.setenv("PG_BIN", "/another/postgresql/bin")
    assert Cluster.of(project, throwaway=True).folder != cluster.folder


def test_variables_that_point_to_another_server_change_nothing(start_client, monkeypatch):
    monkeypatch.setenv("PGPORT", "6543")
    monkeypatch.setenv("PGHOST", "database.example.org")
    with psycopg.connect(start_client().url()) as database:
        assert database.execute("select 1").fetchone() == (1,)
