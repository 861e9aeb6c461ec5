from involvement.urls import adverts, interests, matching, panels, sessions, training

app_name = "involvement"
urlpatterns = [
    *adverts.urlpatterns,
    *interests.urlpatterns,
    *matching.urlpatterns,
    *panels.urlpatterns,
    *sessions.urlpatterns,
    *training.urlpatterns,
]
