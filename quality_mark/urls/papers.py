from django.urls import path

from quality_mark.views import papers

urlpatterns = [
    path("quality-mark/reviews/<int:pk>/papers.pdf", papers.as_file, name="review_papers"),
    path("quality-mark/reviews/<int:pk>/papers/post/", papers.by_post, name="post_papers"),
]
