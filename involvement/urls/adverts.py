from django.urls import path

from involvement.views import imports, opportunities, public, publication

urlpatterns = [
    path("opportunities/", public.opportunity_list, name="opportunities"),
    path("opportunities/<str:reference>/", public.opportunity_page, name="opportunity"),
    path("staff/adverts/", opportunities.advert_list, name="adverts"),
    path("staff/adverts/start/", opportunities.advert_start, name="advert_start"),
    path("staff/adverts/checking/", publication.advert_queue, name="adverts_to_check"),
    path("staff/adverts/import/", imports.import_start, name="import_adverts"),
    path("staff/adverts/import/<int:pk>/", imports.import_result, name="import_result"),
    path("staff/adverts/<int:pk>/", opportunities.advert, name="advert"),
    path("staff/adverts/<int:pk>/edit/<str:section>/", opportunities.advert_section, name="advert_section"),
    path("staff/adverts/<int:pk>/preview/", opportunities.advert_preview, name="advert_preview"),
    path("staff/adverts/<int:pk>/correct/", opportunities.advert_correct, name="advert_correct"),
    path("staff/adverts/<int:pk>/send/", publication.advert_send, name="advert_send"),
    path("staff/adverts/<int:pk>/check/", publication.advert_check, name="advert_check"),
    path("staff/adverts/<int:pk>/publish/", publication.advert_publish, name="advert_publish"),
    path("staff/adverts/<int:pk>/send-back/", publication.advert_send_back, name="advert_send_back"),
    path("staff/adverts/<int:pk>/cancel/", publication.advert_cancel, name="advert_cancel"),
    path("staff/adverts/<int:pk>/begin/", publication.advert_begin, name="advert_begin"),
    path("staff/adverts/<int:pk>/complete/", publication.advert_complete, name="advert_complete"),
]
