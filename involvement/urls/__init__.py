from involvement.urls import adverts, interests, sessions

app_name = "involvement"
urlpatterns = [*adverts.urlpatterns, *interests.urlpatterns, *sessions.urlpatterns]
