"""Equality answers, kept apart from the people who gave them.

There is no way from a row here to a person without the trust's key: no foreign key, no number that counts up, and no
moment that could be laid beside the audit trail or a log.
"""

from django.db import models

from coproduction.core.constraints import not_negative
from coproduction.core.personal_data import PersonalData


def _answer():
    return models.CharField(max_length=30, blank=True)


class EqualityRecord(models.Model):
    """One person's answers, under a pseudonym made of their number with EQUALITY_KEYS. `year` is when they last answered.

    A person is given these answers, and they are deleted when the person leaves, by `experts.services.equality`.
    """

    pseudonym = models.CharField(max_length=64, primary_key=True)
    year = models.PositiveSmallIntegerField()
    age_band = _answer()
    ethnic_group = _answer()
    disability = _answer()
    religion = _answer()
    sex = _answer()
    gender_same = _answer()
    orientation = _answer()
    marriage = _answer()
    pregnancy = _answer()
    care = _answer()

    personal_data = PersonalData(
        neither=(
            "pseudonym", "year", "age_band", "ethnic_group", "disability", "religion", "sex", "gender_same",
            "orientation", "marriage", "pregnancy", "care",
        )
    )  # fmt: skip

    def __str__(self):
        return "equality record"  # English: operators read it


class EqualityFigure(models.Model):
    """How many people gave an answer, counted once when a quarter is over, so that nobody can watch a figure change.

    `took_part` tells those who took part in the quarter from the others in the network. These are raw counts: only
    `core.reporting.protect` may stand between them and a reader.
    """

    first_day = models.DateField()
    question = models.CharField(max_length=20)
    answer = models.CharField(max_length=30)
    took_part = models.BooleanField()
    people = models.PositiveIntegerField()

    personal_data = PersonalData(neither=("first_day", "question", "answer", "took_part", "people"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["first_day", "question", "answer", "took_part"], name="equality_figure_once"
            ),
            not_negative("people", name="equality_figure_not_negative"),
        ]

    def __str__(self):
        return f"{self.question} {self.answer} {self.first_day}"  # English: operators read it
