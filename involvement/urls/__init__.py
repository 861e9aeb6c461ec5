from involvement.urls import adverts, interests, matching, panels, seats, sessions, training

app_name = "involvement"
urlpatterns = [
    *adverts.urlpatterns,
    *interests.urlpatterns,
    *matching.urlpatterns,
    *panels.urlpatterns,
    *seats.urlpatterns,
    *sessions.urlpatterns,
    *training.urlpatterns,
]
