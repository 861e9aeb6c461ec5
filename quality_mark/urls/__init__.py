from quality_mark.urls import panel, writing

app_name = "quality_mark"
urlpatterns = [*writing.urlpatterns, *panel.urlpatterns]
