from quality_mark.urls import panel, questions, writing

app_name = "quality_mark"
urlpatterns = [*writing.urlpatterns, *panel.urlpatterns, *questions.urlpatterns]
