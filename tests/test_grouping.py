"""Tests that share what they start run in one process. A newer pytest let go of that without a word."""

import pytest

pytestmark = pytest.mark.xdist_group("grouping")


def test_its_group_reaches_whoever_shares_out_the_tests(request, worker_id):
    assert worker_id == "master" or request.node.nodeid.endswith("@grouping")
