from involvement.urls import adverts, coverage, interests, matching, panels, seats, sessions, training

app_name = "involvement"
urlpatterns = [
    *adverts.urlpatterns,
    *coverage.urlpatterns,
    *interests.urlpatterns,
    *matching.urlpatterns,
    *panels.urlpatterns,
    *seats.urlpatterns,
    *sessions.urlpatterns,
    *training.urlpatterns,
]
