from django.urls import path

from involvement.views import bulk, marking, questions, unanswered

urlpatterns = [
    path("staff/interests/unanswered/", unanswered.unanswered, name="unanswered"),
    path("staff/interests/<int:pk>/criteria/", marking.marks, name="interest_marks"),
    path("staff/interests/<int:pk>/name/", marking.name, name="interest_name"),
    path("staff/adverts/<str:reference>/shortlist/", marking.shortlist, name="shortlist"),
    path("staff/adverts/<str:reference>/interests/answer/", bulk.answer, name="bulk_answer"),
    path("staff/interests/answers/<int:pk>/", bulk.answered, name="bulk_answered"),
    path("staff/adverts/<int:pk>/questions/", questions.question_list, name="questions"),
    path("staff/adverts/questions/<int:pk>/", questions.question, name="question"),
    path("staff/adverts/questions/<int:pk>/earlier/", questions.question_earlier, name="question_earlier"),
    path("staff/adverts/<int:pk>/criteria/", questions.criteria, name="criteria"),
]
