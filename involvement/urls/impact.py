from django.urls import path

from involvement.views import barriers, changes, feedback, impact, reviews

urlpatterns = [
    path("impact/", changes.impact, name="impact"),
    path("my/feedback/", feedback.my_feedback, name="my_feedback"),
    path("my/feedback/<int:pk>/", feedback.feedback, name="feedback"),
    path("my/what-changed/<int:pk>/", changes.my_change, name="my_change"),
    path("staff/adverts/<int:pk>/what-changed/", impact.what_changed, name="what_changed"),
    path("staff/adverts/<int:pk>/what-changed/add/", impact.outcome_add, name="outcome_add"),
    path("staff/adverts/<int:pk>/review/", impact.advert_review, name="advert_review"),
    path("staff/outcomes/<int:pk>/", impact.outcome_change, name="outcome_change"),
    path("staff/adverts/<int:pk>/what-changed/barriers/add/", barriers.barrier_add, name="barrier_add"),
    path("staff/barriers/", barriers.barrier_list, name="barriers"),
    path("staff/barriers.csv", barriers.barriers_csv, name="barriers_csv"),
    path("staff/barriers/<int:pk>/", barriers.barrier_change, name="barrier_change"),
    path("staff/reviews.csv", reviews.reviews_csv, name="reviews_csv"),
    path("staff/reviews/", reviews.reviews, name="reviews"),
]
