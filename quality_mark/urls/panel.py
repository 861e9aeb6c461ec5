from django.urls import path

from quality_mark.views import panel, reviews, scoring

urlpatterns = [
    path("staff/quality-mark/panel/", panel.queue, name="queue"),
    path("staff/quality-mark/panel/<int:pk>/", panel.submission, name="panel_submission"),
    path("staff/quality-mark/panel/<int:pk>/allocate/", panel.allocate, name="allocate"),
    path("staff/quality-mark/panel/<int:pk>/papers/<int:number>/", panel.papers, name="panel_papers"),
    path("staff/quality-mark/panel/<int:pk>/changes/<int:number>/", panel.changes, name="panel_changes"),
    path("staff/quality-mark/members/", panel.members, name="members"),
    path("staff/quality-mark/members/<int:pk>/", panel.member, name="member"),
    path("quality-mark/reviews/", reviews.review_list, name="reviews"),
    path("quality-mark/reviews/<int:pk>/", reviews.review, name="review"),
    path("quality-mark/reviews/<int:pk>/changes/", reviews.changes, name="review_changes"),
    path("quality-mark/reviews/<int:pk>/criteria/<int:number>/", scoring.score, name="score"),
    path("quality-mark/reviews/<int:pk>/finish/", scoring.finish, name="finish_review"),
    path("quality-mark/reviews/<int:pk>/scores/", scoring.everyones, name="everyones_scores"),
]
