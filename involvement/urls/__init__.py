from involvement.urls import adverts, interests, matching, sessions

app_name = "involvement"
urlpatterns = [
    *adverts.urlpatterns,
    *interests.urlpatterns,
    *matching.urlpatterns,
    *sessions.urlpatterns,
]
