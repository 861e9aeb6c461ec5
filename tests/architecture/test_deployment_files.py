"""The files a trust deploys with say what is true."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from django.core.management import get_commands

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
OURS = ("web", "worker", "beat", "migrate")
READS_ENVIRONMENT = re.compile(r"""(?:env(?:\.\w+)?|required|switch)\(\s*["']([A-Z_]+)["']""")
NAMED = re.compile(r"^#?([A-Z_]+)=", re.MULTILINE)
# Set by docker-compose.yml or script/keys and read there, not by the settings.
NOT_SETTINGS = {"POSTGRES_PASSWORD"}


def lock(name):
    return (ROOT / f"requirements{name}.txt").read_text()


def committed_files():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_every_setting_is_explained_and_nothing_else_is():
    code = "".join(path.read_text() for path in (ROOT / "coproduction/settings").glob("*.py"))
    explained = set(NAMED.findall((ROOT / ".env.example").read_text()))
    assert explained - NOT_SETTINGS == set(READS_ENVIRONMENT.findall(code))


def test_the_example_environment_holds_no_secret():
    lines = (ROOT / ".env.example").read_text().splitlines()
    for name in (
        "SECRET_KEY",
        "FIELD_ENCRYPTION_KEYS",
        "EQUALITY_KEYS",
        "POSTGRES_PASSWORD",
        "OIDC_CLIENT_SECRET",
    ):
        assert f"#{name}=" in lines


@pytest.mark.parametrize("service", ["postgres", "redis", "web", "worker", "beat"])
def test_each_service_that_stays_up_has_a_health_check(service):
    check = COMPOSE["services"][service]["healthcheck"]
    assert check["test"][0] in {"CMD", "CMD-SHELL"}
    assert check["retries"] >= 3


@pytest.mark.parametrize("service", ["web", "worker", "beat"])
def test_nothing_starts_before_the_migrations_are_done(service):
    waits_for = COMPOSE["services"][service]["depends_on"]
    assert waits_for == {"migrate": {"condition": "service_completed_successfully"}}


@pytest.mark.parametrize("service", OURS)
def test_our_containers_have_no_more_rights_than_they_need(service):
    limits = COMPOSE["services"][service]
    assert limits["read_only"] is True
    assert limits["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in limits["security_opt"]


def test_one_beat_and_no_port_open_to_the_world():
    assert "deploy" not in COMPOSE["services"]["beat"]
    published = {port for service in COMPOSE["services"].values() for port in service.get("ports", [])}
    assert published == {"127.0.0.1:8000:8000"}


def test_the_image_runs_as_nobody_special_and_holds_no_key():
    words = (ROOT / "Dockerfile").read_text()
    last_stage = words.rsplit("\nFROM ", 1)[1]
    assert "\nUSER portal" in last_stage
    assert not re.search(r"SECRET_KEY|FIELD_ENCRYPTION_KEYS|EQUALITY_KEYS", words)
    assert ".env" in (ROOT / ".dockerignore").read_text().splitlines()


def test_the_image_copies_only_what_is_there():
    for sources in re.findall(r"^COPY (?!--)(.+) \S+$", (ROOT / "Dockerfile").read_text(), re.MULTILINE):
        assert all((ROOT / source).exists() for source in sources.split())


def test_no_committed_file_names_a_package_registry():
    hosts = re.compile(
        "|".join(["py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.org", r'"resolved"\s*:'])
    )
    texts = {path: path.read_text("utf-8", "ignore") for path in committed_files() if path.is_file()}
    assert [path.relative_to(ROOT).as_posix() for path, text in texts.items() if hosts.search(text)] == []


@pytest.mark.parametrize("name", ["", "-dev", "-uv", "-node"])
def test_every_locked_package_has_its_hashes(name):
    entries = re.split(r"\n(?=\S)", lock(name).strip())
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_the_lock_keeps_what_the_python_of_debian_needs():
    assert re.search(r"^async-timeout==\S+ ; python_full_version < '3\.11\.3'", lock(""), re.MULTILINE)


def test_djangos_own_deployment_check_finds_nothing(tmp_path):
    environment = {
        "PATH": os.environ["PATH"],
        "VAR_DIR": str(tmp_path),
        "SECRET_KEY": secrets.token_urlsafe(50),
        "FIELD_ENCRYPTION_KEYS": "bm90LWEtc2VjcmV0LWtleS1mb3ItZGV2ZWxvcG1lbnQ=",
        "EQUALITY_KEYS": "k" * 40,
        "ALLOWED_HOSTS": "portal.example.nhs.uk",
        "CLAMAV_ADDRESS": "clamav:3310",
    }
    check = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    answer = subprocess.run(check, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr


@pytest.mark.parametrize("document", ["README.md", "docs/administrator.md"])
def test_the_commands_a_document_names_are_there(document):
    words = (ROOT / document).read_text()
    assert set(re.findall(r"manage\.py (\w+)", words)) <= set(get_commands())
    assert all((ROOT / path).exists() for path in re.findall(r"\bscript/\w+", words))
