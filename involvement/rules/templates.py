"""Good words to begin an advert of each kind with, until a coordinator writes the trust's own; and what a copy takes."""

from django.utils.translation import gettext_lazy as _

from involvement.enums import OpportunityKind
from involvement.rules.sections import SECTION_OF

FIELDS = ("summary", "what_you_will_do", "who_we_need", "selection", "support")
ANYONE = (
    "People who have used our services, and carers, friends and family. You do "  # English: as adverts are
    "not need any experience of meetings."
)
CHOICE = (
    "If more people are interested than there are places, we choose people "  # English: as adverts are
    "who have had fewer chances first."
)
HELP = (
    "We talk with you beforehand about what you need. Somebody meets you when "  # English: as adverts are
    "you arrive, and rings you afterwards."
)
SHIPPED = {
    OpportunityKind.MEMBERSHIP: (
        "Become a member of our Foundation Trust. You get our news, and you vote "  # English: as adverts are
        "for the governors who speak for you.",
        "As much or as little as you want: read our news, come to events, "  # English: as adverts are
        "and vote every three years.",
        "Anyone who lives in the area we serve.",  # English: as adverts are
        "Open to everyone.",  # English: as adverts are
        "We send you news in the format you need. Ask us anything at any time.",  # English: as adverts are
    ),
    OpportunityKind.ONE_OFF_EVENT: (
        "Come to an event about [what it is about]. What you say will "  # English: as adverts are
        "help us to [what will change].",
        "Listen to short talks, then talk at small tables about what works and what should change.",  # English: as adverts are
        ANYONE, CHOICE, HELP,
    ),
    OpportunityKind.FOCUS_GROUP: (
        "Tell us what you think about [what it is about]. We will use it to [what will change].",  # English: as adverts are
        "Talk in a small group of up to 8 people. Somebody leads the talk and "  # English: as adverts are
        "writes down what is said, without names.",
        ANYONE, CHOICE, HELP,
    ),
    OpportunityKind.STANDING_GROUP: (
        "Join a group that meets regularly to make [what it is about] "  # English: as adverts are
        "better, with staff, as equals.",
        "Read short papers, come to the meetings, and say what you think should "  # English: as adverts are
        "change. Then check that it did.",
        ANYONE, CHOICE, HELP,
    ),
    OpportunityKind.INTERVIEW_PANEL: (
        "Sit on the panel that chooses our new [name of the job]. Your view "  # English: as adverts are
        "counts as much as everyone else’s.",
        "Read the applications, agree the questions, ask some of them, give "  # English: as adverts are
        "your score and help to decide.",
        "People who have used our services or care for someone who has, and "  # English: as adverts are
        "have done our interview training.",
        CHOICE, HELP,
    ),
    OpportunityKind.DOCUMENT_REVIEW: (
        "Read [name of the document] and tell us how to make it clear and "  # English: as adverts are
        "right. We tell you what we changed.",
        "Read it at home in your own time, and send your comments by e-mail, by phone or by post.",  # English: as adverts are
        ANYONE, CHOICE,
        "We send it in the format you need. You can ring us to talk it through in place of writing.",  # English: as adverts are
    ),
    OpportunityKind.TRAINING: (
        "Plan and teach [name of the course] side by side with a member of staff.",  # English: as adverts are
        "Agree what to teach, prepare it together, teach it, and talk afterwards about how it went.",  # English: as adverts are
        "People with experience of what the course is about, who would like "  # English: as adverts are
        "to share what they have learned.",
        CHOICE, HELP,
    ),
    OpportunityKind.RESEARCH: (
        "Help a study of [what it is about] to ask the right questions and to share what it finds.",  # English: as adverts are
        "Come to meetings of the study, comment on its plans and leaflets, and "  # English: as adverts are
        "help to say what the results mean.",
        ANYONE, CHOICE, HELP,
    ),
    OpportunityKind.WARD_VISIT: (
        "Visit [name of the ward] with a member of staff, see it as a patient "  # English: as adverts are
        "would, and say what should be better.",
        "Walk round with a short list of questions, talk with patients and "  # English: as adverts are
        "staff, and help to write what we found.",
        "People who have stayed on a ward, or visited someone there. You need a "  # English: as adverts are
        "check first: we arrange it with you.",
        CHOICE, HELP,
    ),
    OpportunityKind.PEER_ROLE: (
        "A paid job as [name of the job], in which you use your own "  # English: as adverts are
        "experience of recovery to help others.",
        "Work in a team with other staff. The job advert says what you do each week.",  # English: as adverts are
        "People with their own experience of mental health problems, or of caring for someone.",  # English: as adverts are
        "You apply with a form, and we invite some people to an interview.",  # English: as adverts are
        "You have a supervisor, and training before you start. Tell us "  # English: as adverts are
        "what would help you to apply.",
    ),
    OpportunityKind.OTHER: (
        "[What this is, and why it matters.]",  # English: as adverts are
        "[What people will do, step by step.]",  # English: as adverts are
        ANYONE, CHOICE, HELP,
    ),
}  # fmt: skip
# A copy never takes when it was, whom to write to, or where to apply: those are of the old one.
WRITTEN_ANEW = {
    "closing_date": _("the closing date"),
    "decision_date": _("when you tell people who has a place"),
    "first_date": _("the first date"),
    "documents_due": _("when comments are due"),
    "short_notice_reason": _("why the notice is short, if it is"),
    "apply_link": _("where people apply"),
    "contact_email": _("whom people can write to"),
}
COPIED = [name for name in SECTION_OF if name not in WRITTEN_ANEW]


def shipped(kind):
    """Return {field: words} that we ship for a kind."""
    return dict(zip(FIELDS, SHIPPED[OpportunityKind(kind)], strict=True))
