from django.urls import path

from quality_mark.views import questions

urlpatterns = [
    path("quality-mark/reviews/<int:pk>/questions/ask/", questions.ask, name="ask_question"),
    path(
        "quality-mark/reviews/<int:pk>/questions/<int:question_pk>/",
        questions.reviewers_page,
        name="review_question",
    ),
    path(
        "quality-mark/reviews/<int:pk>/questions/<int:question_pk>/close/",
        questions.close,
        name="close_question",
    ),
    path("staff/quality-mark/<int:pk>/questions/<int:question_pk>/", questions.writers_page, name="question"),
]
