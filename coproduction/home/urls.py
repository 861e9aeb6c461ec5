from django.urls import path

from coproduction.home import views

app_name = "home"
urlpatterns = [
    path("", views.front, name="front"),
    path("start/", views.start, name="start"),
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/<int:pk>/", views.message, name="message"),
    path("staff/audit/", views.search, name="audit"),
    path("staff/operations/", views.operations, name="operations"),
    path("staff/operations/messages/<int:pk>/again/", views.send_again, name="send_again"),
    path("staff/messages/to/<int:pk>/", views.sent, name="sent"),
    path("staff/messages/to/<int:pk>/<int:message>/again/", views.sent_again, name="sent_again"),
    path("staff/messages/failed/", views.failed, name="failed"),
    path("staff/messages/failed/<int:pk>/again/", views.failed_again, name="failed_again"),
    path("staff/messages/failed/<int:pk>/letter/", views.failed_letter, name="failed_letter"),
    path("staff/messages/failed/<int:pk>/settle/", views.failed_settle, name="failed_settle"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("contact/", views.contact, name="contact"),
    path("cookies/", views.cookies, name="cookies"),
    path("privacy/", views.privacy, name="privacy"),
]
