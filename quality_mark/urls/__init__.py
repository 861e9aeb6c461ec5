from quality_mark.urls import meetings, panel, questions, writing

app_name = "quality_mark"
urlpatterns = [*writing.urlpatterns, *panel.urlpatterns, *questions.urlpatterns, *meetings.urlpatterns]
