from django.template import engines

PAGE = engines["django"].from_string('{% load nhsuk %}{% same_for_everyone "components/footer.html" %}')


def test_a_part_is_the_same_each_time_and_says_whose_site_it_is(settings):
    assert PAGE.render() == PAGE.render()
    assert f"© {settings.TRUST_NAME}" in PAGE.render()
    assert 'href="/' in PAGE.render()


def test_another_trust_gets_its_own(settings):
    PAGE.render()
    settings.TRUST_NAME = "Othertown NHS Trust"
    assert "© Othertown NHS Trust" in PAGE.render()
