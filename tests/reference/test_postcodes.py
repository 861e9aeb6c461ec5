"""Tables of postcodes: every shape of file they come in, and a table that is replaced whole or not at all."""

import io
import math

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from coproduction.core import jobs
from coproduction.core.exceptions import RuleBroken
from coproduction.core.models import Job
from coproduction.reference.models import Postcode, PostcodeTable
from coproduction.reference.services import postcodes
from coproduction.reference.services.grid import to_grid

pytestmark = pytest.mark.django_db
PLAIN = "postcode,easting,northing\nNR1 1AA,623000,308000\nIP13DE,616000,244500\n"


def load(text, **more):
    return postcodes.load(file=io.BytesIO(text.encode()), name="codes.csv", by=None, **more)


def kept():
    return set(Postcode.objects.in_use().values_list("code", "east", "north"))


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        "\ufeff" + PLAIN.replace("\n", "\r\n"),
        'pcd,pcds,oseast1m,osnrth1m,lat\n"NR1 1AA","NR1 1AA",623000,308000,52.6\n"IP1 3DE","IP1 3DE",616000,244500,52.0\n',
        '"NR1 1AA",10,623000,308000,"E92000001"\n"IP1 3DE",10,616000,244500,"E92000001"\n',
    ],
    ids=["plain", "from Windows", "ONS Postcode Directory", "Code-Point Open"],
)
def test_every_shape_of_file_is_read(text):
    load(text)
    assert kept() == {("NR1 1AA", 623000, 308000), ("IP1 3DE", 616000, 244500)}


def test_degrees_become_metres_of_the_grid():
    # The Ordnance Survey's own worked example.
    east, north = to_grid(52.657570, 1.717922)
    assert math.dist((east, north), (651_409, 313_177)) < 200
    load("postcode,lat,long\nNR1 1AA,52.657570,1.717922\nZE1 0AA,99.999999,0\n")
    assert [code for code, _, _ in kept()] == ["NR1 1AA"]


def test_a_new_table_replaces_the_old_one():
    load(PLAIN)
    assert load("postcode,easting,northing\nNR2 2BB,622000,309500\n") == "1 postcode is in use."
    assert kept() == {("NR2 2BB", 622000, 309500)}
    assert PostcodeTable.objects.count() == 1 and Postcode.objects.count() == 1


def test_the_same_table_again_changes_nothing():
    load(PLAIN)
    table = PostcodeTable.objects.get()
    assert "Nothing has changed" in load(PLAIN)
    assert PostcodeTable.objects.get() == table


def test_lines_that_cannot_be_read_are_counted():
    words = load(PLAIN + "nonsense,1,2\nNR9 9ZZ,here,there\nNR9 9ZY,,\n")
    assert words == "2 postcodes are in use. 2 lines could not be read. The first is line 4."


@pytest.mark.parametrize(
    "text", ["", "name,age\nBo,3\n", "postcode,easting,northing\n", "postcode,lat\nNR1 1AA,52\n"]
)
def test_a_file_without_postcodes_leaves_the_old_table(text):
    load(PLAIN)
    with pytest.raises(RuleBroken):
        load(text)
    assert len(kept()) == 2 and PostcodeTable.objects.count() == 1


def test_a_run_that_was_stopped_leaves_the_old_table_and_is_done_again(monkeypatch):
    load(PLAIN)
    monkeypatch.setattr(postcodes, "BATCH", 1)
    newer = "postcode,easting,northing\nNR2 2BB,622000,309500\nNR2 2BD,622000,309600\n"

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(newer, progress=stop)
    assert ("NR1 1AA", 623000, 308000) in kept()
    load(newer)
    assert len(kept()) == 2 and PostcodeTable.objects.count() == 1


def test_an_administrator_brings_it_in_by_a_job(as_, administrator):
    browser = as_(administrator)
    page = browser.get(reverse("reference:postcodes"))
    token = page.text.split('name="submission_token" value="')[1].split('"')[0]
    file = SimpleUploadedFile("codes.csv", PLAIN.encode(), "text/csv")
    answer = browser.post(reverse("reference:postcodes"), {"file": file, "submission_token": token})
    job = Job.objects.get(kind=postcodes.JOB)
    assert answer.url == reverse("core:job", args=[job.pk])
    jobs.run(job.pk)
    assert "2 postcodes are in use." in browser.get(answer.url).text
    assert "codes.csv" in browser.get(reverse("reference:postcodes")).text


def test_no_file_gets_a_sentence(as_, administrator):
    browser = as_(administrator)
    page = browser.get(reverse("reference:postcodes"))
    token = page.text.split('name="submission_token" value="')[1].split('"')[0]
    answer = browser.post(reverse("reference:postcodes"), {"submission_token": token})
    assert answer.status_code == 422 and "Choose a file of postcodes" in answer.text


def test_the_command_brings_it_in(tmp_path, capsys):
    path = tmp_path / "codes.csv"
    path.write_text(PLAIN)
    call_command("load_postcodes", path)
    assert len(kept()) == 2
    with pytest.raises(CommandError, match="We cannot read"):
        call_command("load_postcodes", tmp_path / "none.csv")
