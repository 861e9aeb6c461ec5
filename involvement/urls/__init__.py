from involvement.urls import (
    advert_words,
    adverts,
    booklet,
    choosing,
    coverage,
    impact,
    interests,
    matching,
    panels,
    seats,
    sessions,
    training,
    venues,
)

app_name = "involvement"
urlpatterns = [
    *advert_words.urlpatterns,
    *adverts.urlpatterns,
    *booklet.urlpatterns,
    *choosing.urlpatterns,
    *coverage.urlpatterns,
    *impact.urlpatterns,
    *interests.urlpatterns,
    *matching.urlpatterns,
    *panels.urlpatterns,
    *seats.urlpatterns,
    *sessions.urlpatterns,
    *training.urlpatterns,
    *venues.urlpatterns,
]
