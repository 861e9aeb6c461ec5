"""Every message of the portal is said in every language it is offered in, with the same names in braces."""

import re
import shutil
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import override, to_locale

from coproduction.correspondence.kinds import all_notices
from coproduction.correspondence.rules import IN_BRACES, fill
from coproduction.correspondence.selectors.wordings import our_words
from tests.architecture.test_notices import FIXED, NOTICES

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "locale"
TRANSLATED = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
HOLES = re.compile(r"%\(\w+\)s|\{[^{}]*\}")
TAGS = re.compile(r"</?[a-z][^>]*>")
WHERE_WORDS_ARE = ("coproduction", "experts", "involvement", "payments", "quality_mark", "templates")


def catalogue(folder, language):
    with (folder / to_locale(language) / "LC_MESSAGES/django.po").open("rb") as file:
        return [message for message in read_po(file) if message.id]


def key_of(message):
    return (message.context, message.id if isinstance(message.id, str) else message.id[0])


def forms_of(words):
    return [words] if isinstance(words, str) else list(words)


def holes(words):
    return set(HOLES.findall(words))


@pytest.fixture(scope="module", params=TRANSLATED)
def messages(request):
    return catalogue(LOCALE, request.param)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("xgettext"), reason="gettext is not installed; .ci/run installs it")
@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalogue_holds_the_messages_of_the_code_and_no_others(
    language, tmp_path, monkeypatch, settings
):
    for folder in WHERE_WORDS_ARE:  # a copy: makemessages writes beside what it reads
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "locale").mkdir()
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    monkeypatch.chdir(tmp_path)
    call_command("makemessages", locale=[to_locale(language)], verbosity=0)

    in_code = {key_of(message) for message in catalogue(tmp_path / "locale", language)}
    kept = {key_of(message) for message in catalogue(LOCALE, language)}

    assert in_code - kept == set(), "run script/messages, and translate these"
    assert kept - in_code == set(), "run script/messages: nothing says these any more"


def test_every_message_is_said(messages):
    empty = [message.id for message in messages if not all(forms_of(message.string)) or message.fuzzy]
    assert empty == []


@pytest.mark.parametrize("parts", [holes, TAGS.findall], ids=["names", "tags"])
def test_a_message_has_the_same_parts_in_each_language(messages, parts):
    """A plural form may leave its number out ('one place'): nothing else may be missing, and nothing may be new."""
    wrong = []
    for message in messages:
        theirs = [set(parts(form)) for form in forms_of(message.id)]
        known, needed = set().union(*theirs), set.intersection(*theirs)
        said = [set(parts(form)) for form in forms_of(message.string)]
        wrong += [message.string for each in said if each - known or needed - each]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_notice_has_a_file_and_no_file_is_left_over(language):
    english = {
        str(path.relative_to(NOTICES)) for path in NOTICES.rglob("*.txt") if not path.name.startswith("_")
    }
    folder = LOCALE / to_locale(language) / "notices"
    theirs = {str(path.relative_to(folder)) for path in folder.rglob("*.txt")}

    assert theirs == english - {f"{template}.txt" for template in FIXED}


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("notice", all_notices(), ids=lambda notice: notice.template)
def test_a_notice_says_the_same_things(notice, language):
    english = our_words(notice)
    with override(language):
        theirs = our_words(notice)
        said = [fill(words, notice.examples) for words in theirs]

    assert theirs[1] != english[1]
    for ours, words in zip(english, theirs, strict=True):
        assert sorted(IN_BRACES.findall(words)) == sorted(IN_BRACES.findall(ours))
    assert not any("{" in words for words in said)
