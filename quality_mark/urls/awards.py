from django.urls import path

from quality_mark.views import awards, register

urlpatterns = [
    path("quality-mark/", register.register, name="register"),
    path("quality-mark/marks/<str:number>/", register.mark, name="mark"),
    path("quality-mark/verify/", register.verify, name="verify"),
    path("quality-mark/verify/<str:token>/", register.verified, name="verified"),
    path("quality-mark/badges/<str:token>/<str:look>.svg", register.badge_svg, name="badge_svg"),
    path("quality-mark/badges/<str:token>/<str:look>.png", register.badge_png, name="badge_png"),
    path("quality-mark/criteria/<int:version>/", register.criteria, name="criteria_set"),
    path("quality-mark/awards/", awards.award_list, name="awards"),
    path("quality-mark/awards/<int:pk>/", awards.award, name="award"),
    path("quality-mark/awards/<int:pk>/certificate.pdf", awards.certificate, name="certificate"),
    path("staff/quality-mark/awards/<int:pk>/renew/", awards.renew, name="renew"),
    path("staff/quality-mark/awards/<int:pk>/withdraw/", awards.withdraw, name="withdraw"),
]
