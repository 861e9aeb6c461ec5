from django.urls import path

from involvement.views import venue_pages, venues

urlpatterns = [
    path("venues/<int:pk>/", venue_pages.venue, name="venue"),
    path("venues/photos/<int:pk>/", venue_pages.photo, name="venue_photo"),
    path("staff/venues/", venues.venue_list, name="venues"),
    path("staff/venues/add/", venues.add, name="venue_add"),
    path("staff/venues/<int:pk>/", venues.kept, name="venue_kept"),
    path("staff/venues/<int:pk>/change/", venues.change, name="venue_change"),
    path("staff/venues/<int:pk>/access/<slug:step>/", venues.access, name="venue_access"),
    path("staff/venues/<int:pk>/retire/", venues.retire, name="venue_retire"),
    path("staff/venues/<int:pk>/photos/add/", venue_pages.add_photo, name="venue_photo_add"),
    path("staff/venues/photos/<int:pk>/", venue_pages.describe_photo, name="venue_photo_describe"),
    path("staff/venues/photos/<int:pk>/earlier/", venue_pages.move_photo, name="venue_photo_earlier"),
    path("staff/venues/photos/<int:pk>/remove/", venue_pages.remove_photo, name="venue_photo_remove"),
]
