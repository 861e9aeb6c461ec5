"""What is pasted from Word becomes plain text: no word is lost and no tag is shown."""

import pytest
from hypothesis import given, strategies as st

from coproduction.nhsuk.fields import PastedTextField
from coproduction.nhsuk.forms import Form
from coproduction.nhsuk.pasted import tidy_pasted

BULLET = (
    "<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
    "<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp; </span></span></span>"
    "<![endif]>{}<o:p></o:p></p>"
)
TABLE = [
    ("plain words", "plain words"),
    ("x < y and y > z, <3 you", "x < y and y > z, <3 you"),
    ("We use the <title> of each page", "We use the <title> of each page"),
    ("<p class=MsoNormal>One<o:p></o:p></p>\r\n<p class=MsoNormal>Two &amp;\r\nthree</p>", "One\n\nTwo & three"),
    (BULLET.format("Tea") + BULLET.format("Cake"), "• Tea\n\n• Cake"),
    ("<ul><li>Tea</li><li>Cake</li></ul>", "• Tea\n• Cake"),
    ("·\tTea\n\uf0b7  Cake\no\tMilk", "• Tea\n• Cake\n• Milk"),
    ("\x93Hello\x94 \x96 it\x92s us", "“Hello” – it’s us"),
    ("“Hello” – it’s us", "“Hello” – it’s us"),
    ("car\u200bers\ufeff \x00group\x07", "carers group"),
    ("نمی\u200cخواهم 👩\u200d👩\u200d👧", "نمی\u200cخواهم 👩\u200d👩\u200d👧"),
    ("Group \u202elive שלום\u202c \u2066now", "Group live שלום now"),
    ("one\x0btwo\u2028three", "one\ntwo\nthree"),
    ("a\n\n\n\n\nb", "a\n\nb"),
    ("<style>p.MsoNormal {mso-style-parent:''}</style><p>Words</p>", "Words"),
    ("<!--[if gte mso 9]><xml><w:View>Normal</w:View></xml><![endif]--><p>Words</p>", "Words"),
    ('<p>See <a href="https://nhs.uk/x">our page</a></p>', "See our page (https://nhs.uk/x)"),
    ("<table><tr><td>10am</td><td>Tea</td></tr><tr><td>11am</td><td>Talk</td></tr></table>", "10am Tea\n11am Talk"),
    ("<script>alert(1)</script><b>Bold</b>", "Bold"),
    ("<p class=MsoNormal>The <head> of each</p><p>Then stop</p>", "The <head> of each\n\nThen stop"),
    ("<head><title>Word</title></head><p class=MsoNormal>One</p>", "One"),
]  # fmt: skip


@pytest.mark.parametrize(("pasted", "plain"), TABLE)
def test_tidied(pasted, plain):
    assert tidy_pasted(pasted) == plain
    assert tidy_pasted(plain) == plain, "tidying again changes nothing"


WORDS = st.lists(st.lists(st.text("abcé’œ9", min_size=1), min_size=1), min_size=1)


@given(paragraphs=WORDS)
def test_no_word_is_lost(paragraphs):
    inside = "".join(
        f"<p class=MsoNormal><span style='mso-fareast-language:EN-GB'>{'</span> <b>'.join(words)}</b><o:p></o:p></p>"
        for words in paragraphs
    )
    tidied = tidy_pasted(inside)
    assert "<" not in tidied
    assert tidied.split() == [word for words in paragraphs for word in words]


class Wordy(Form):
    summary = PastedTextField(label="Summary", max_length=1000)


def test_too_long_says_the_limit_and_how_long_it_is():
    typed = "word " * 10_000
    form = Wordy({"summary": typed})
    assert form.errors["summary"] == [
        "Summary must be 1,000 characters or fewer. It has 49,999 now: what you typed is still here"
    ]
    assert form["summary"].value() == typed
    assert not Wordy({"summary": "<p class=MsoNormal><o:p></o:p></p>"}).is_valid(), (
        "nothing but tags is nothing"
    )
