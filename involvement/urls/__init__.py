from involvement.urls import interests, sessions

app_name = "involvement"
urlpatterns = [*interests.urlpatterns, *sessions.urlpatterns]
