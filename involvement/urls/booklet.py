from django.urls import path

from involvement.views import booklet, booklet_desk

urlpatterns = [
    path("o/<str:reference>", booklet.short, name="short"),
    path("o/<str:reference>/", booklet.short, name="short_with_slash"),
    path("booklet/", booklet.booklet, name="booklet"),
    path("booklet/<int:number>/listen/", booklet.booklet_listen, name="booklet_listen"),
    path("booklet/<int:number>/listen/<int:part>.mp3", booklet.booklet_recording, name="booklet_recording"),
    path("booklet/<int:number>/<str:name>", booklet.booklet_file, name="booklet_file"),
    path("staff/booklet/", booklet_desk.editions, name="booklet_editions"),
    path("staff/booklet/new/", booklet_desk.edition_new, name="booklet_new"),
    path("staff/booklet/<int:number>/", booklet_desk.edition, name="booklet_edition"),
    path("staff/booklet/<int:number>/take-out/", booklet_desk.withdraw, name="booklet_withdraw"),
    path("staff/booklet/<int:number>/post/", booklet_desk.post, name="booklet_post"),
]
