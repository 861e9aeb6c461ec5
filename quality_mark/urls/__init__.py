from quality_mark.urls import awards, criteria, meetings, panel, papers, questions, writing

app_name = "quality_mark"
urlpatterns = [
    *writing.urlpatterns,
    *panel.urlpatterns,
    *papers.urlpatterns,
    *questions.urlpatterns,
    *meetings.urlpatterns,
    *awards.urlpatterns,
    *criteria.urlpatterns,
]
