"""The benchmark's parts on a small history. Its bounds on time are never tests: another job beside them would fail them."""

import inspect
import os
import re
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from coproduction.core.dates import today
from coproduction.correspondence.models import Message
from coproduction.demo.benchmark import booklet, panels
from coproduction.demo.benchmark.coverage import take_coverage
from coproduction.demo.benchmark.matching import take_matching
from coproduction.demo.benchmark.measure import queries_of, rows_in
from coproduction.demo.benchmark.pages import pages
from coproduction.demo.benchmark.report import compare
from coproduction.demo.benchmark.server import Server
from coproduction.demo.management.commands.bench import MOST_MEMORY_MB, MOST_QUERIES, Command
from coproduction.demo.seeding import Plan, seed
from involvement.models import Opportunity

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.urls("tests.demo.bench_urls")]


@pytest.fixture
def history(settings):
    settings.STAFF_SECOND_FACTOR = False  # as in a demonstration, where the benchmark runs
    plan = Plan(experts=120, opportunities=60, claims=900, seed=3, today=today(), panels=80)
    seed(plan, told=lambda rows: None)


def called(name):
    return next(page for page in pages() if page.name == name)


def answer_to(page):
    return Client(headers={"host": "localhost", **page.headers}).get(page.address("first"))


def test_no_page_asks_more_queries_than_it_may(history):
    asked = {page.name: queries_of(page) for page in pages()}
    assert asked["control"] == 1
    assert max(asked.values()) <= MOST_QUERIES, asked


def test_every_page_answers_whoever_it_is_measured_for(history):
    assert {page.name: answer_to(page).status_code for page in pages()} == {
        page.name: 200 for page in pages()
    }


@pytest.mark.parametrize("name", ["public list", "interest list"])
def test_lists_are_measured_full(history, name):
    page = called(name)
    assert rows_in(answer_to(page).content) >= page.rows > 0


def test_a_page_measured_afresh_has_another_address_each_time(history):
    page = called("public list, search")
    assert page.address(1) == "/opportunities/?q=carers&visit=1" != page.address(2)
    assert called("public list, kept").address(1) == "/opportunities/"


def test_the_report_is_compared_with_what_it_asks(history):
    report, raw = compare()
    assert report > 0 and raw > 0


def test_matching_is_measured_both_ways_and_for_the_week(history):
    taken = list(take_matching())
    assert [each.name for each in taken] == ["top 20 people", "top 20 adverts", "weekly matches"]
    assert all(each.ms > 0 and each.ratio > 0 for each in taken)
    assert Message.objects.filter(kind="weekly_matches").exists()


def test_coverage_is_measured_by_each_grouping(history):
    taken = list(take_coverage())
    names = [f"coverage by {by}" for by in ("month", "directorate", "band", "locality")]
    assert [each.name for each in taken] == names
    assert all(each.ms > 0 and each.most == 300 for each in taken)


def test_a_processs_time_and_memory_are_read(history):
    server = Server(os.getpid(), port=0)
    waiting = [sys.executable, "-c", "print(sum(range(10**6)), flush=True); input()"]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        assert str(child.pid) in server.workers()
        assert server.cpu_seconds() > 0
        assert 1 < server.most_memory_mb() < MOST_MEMORY_MB
        child.communicate(b"\n")


def test_it_runs_only_where_script_bench_says():
    with pytest.raises(CommandError, match="script/bench"):
        call_command("bench")


def test_the_booklet_is_made_of_so_many_adverts_and_leaves_them_as_they_are(history):
    before = Opportunity.objects.open_on(today()).count()
    assert before > 3
    assert booklet.make("pdf", most=3) > booklet.make("pdf", most=1) > 5000
    assert Opportunity.objects.open_on(today()).count() == before


def test_the_bench_takes_every_measure_it_has():
    """The import of fifty thousand panels was written down, and never measured."""
    measures = {name for name in vars(Command) if name.startswith("_measure")}
    called = set(re.findall(r"self\.(_measure\w*)\(", inspect.getsource(Command.handle)))
    assert called == measures


def test_every_panel_of_the_file_that_is_measured_is_new(history, monkeypatch):
    monkeypatch.setattr(panels, "FEW", 10)
    monkeypatch.setattr(panels, "PEOPLE", 3)  # there are few here: nobody may sit on two at once
    assert panels.take_import(50).panels == 50
