from quality_mark.urls import writing

app_name = "quality_mark"
urlpatterns = [*writing.urlpatterns]
