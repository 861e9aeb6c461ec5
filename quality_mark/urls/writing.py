from django.urls import path

from quality_mark.views import involved, people, sending, statements, writing

urlpatterns = [
    path("staff/quality-mark/", writing.submission_list, name="submissions"),
    path("staff/quality-mark/start/", writing.start, name="start"),
    path("staff/quality-mark/<int:pk>/", writing.submission, name="submission"),
    path("staff/quality-mark/<int:pk>/about/", writing.about, name="about"),
    path("staff/quality-mark/<int:pk>/scores/", statements.self_assessment, name="self_assessment"),
    path("staff/quality-mark/<int:pk>/criteria/<int:number>/", statements.criterion, name="criterion"),
    path(
        "staff/quality-mark/<int:pk>/evidence/<int:evidence_pk>/remove/",
        statements.remove_evidence,
        name="remove_evidence",
    ),
    path("staff/quality-mark/<int:pk>/involved/", involved.group_list, name="involved"),
    path("staff/quality-mark/<int:pk>/involved/add/", involved.group_add, name="involved_add"),
    path(
        "staff/quality-mark/<int:pk>/involved/<int:group_pk>/", involved.group_change, name="involved_change"
    ),
    path(
        "staff/quality-mark/<int:pk>/involved/<int:group_pk>/remove/",
        involved.group_remove,
        name="involved_remove",
    ),
    path("staff/quality-mark/<int:pk>/cited/", involved.cited, name="cited"),
    path("staff/quality-mark/<int:pk>/cited/pick/", involved.pick, name="pick"),
    path("staff/quality-mark/<int:pk>/cited/<int:activity_pk>/", involved.cite, name="cite"),
    path("staff/quality-mark/<int:pk>/people/", people.people, name="people"),
    path("staff/quality-mark/<int:pk>/people/colleague/", people.add_co_submitter, name="add_co_submitter"),
    path(
        "staff/quality-mark/<int:pk>/people/colleague/<int:row_pk>/remove/",
        people.remove_co_submitter,
        name="remove_co_submitter",
    ),
    path("staff/quality-mark/<int:pk>/people/ask/", people.ask_contributor, name="ask_contributor"),
    path(
        "staff/quality-mark/<int:pk>/people/<int:row_pk>/remove/",
        people.remove_contributor,
        name="remove_contributor",
    ),
    path("staff/quality-mark/<int:pk>/check/", sending.check, name="check"),
    path("staff/quality-mark/<int:pk>/send/", sending.send, name="send"),
    path("staff/quality-mark/<int:pk>/take-back/", sending.take_back, name="take_back"),
    path("staff/quality-mark/<int:pk>/new-version/", sending.new_version, name="new_version"),
    path("staff/quality-mark/<int:pk>/versions/<int:number>/", sending.version, name="version"),
    path("staff/quality-mark/<int:pk>/versions/<int:number>/changes/", sending.changes, name="changes"),
    path("my/quality-mark/", people.my_namings, name="my_namings"),
    path("my/quality-mark/<int:pk>/", people.naming, name="naming"),
]
