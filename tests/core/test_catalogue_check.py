from coproduction.core.checks import says_which_languages_cannot_be_read


def test_a_language_without_its_words_says_so(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]

    [warning] = says_which_languages_cannot_be_read(None)

    assert warning.id == "core.W004"
    assert "Cymraeg" in warning.msg
    assert "script/setup" in warning.msg


def test_one_that_has_them_does_not():
    assert says_which_languages_cannot_be_read(None) == []


def test_a_trust_that_offers_english_alone_needs_none(settings, tmp_path):
    settings.LOCALE_PATHS, settings.LANGUAGES = [tmp_path], [("en-gb", "English")]

    assert says_which_languages_cannot_be_read(None) == []
