from django.urls import path

from quality_mark.views import criteria

urlpatterns = [
    path("staff/quality-mark/criteria/", criteria.versions, name="criteria_versions"),
    path("staff/quality-mark/criteria/start/", criteria.start, name="start_criteria"),
    path("staff/quality-mark/criteria/draft/", criteria.draft, name="criteria_draft"),
    path("staff/quality-mark/criteria/draft/settings/", criteria.settings, name="criteria_settings"),
    path("staff/quality-mark/criteria/draft/add/", criteria.add, name="criterion_add"),
    path("staff/quality-mark/criteria/draft/<int:number>/", criteria.change, name="criterion_change"),
    path("staff/quality-mark/criteria/draft/<int:number>/remove/", criteria.remove, name="criterion_remove"),
    path("staff/quality-mark/criteria/draft/throw-away/", criteria.throw_away, name="throw_away_criteria"),
    path("staff/quality-mark/criteria/<int:version>/publish/", criteria.publish, name="publish_criteria"),
    path("staff/quality-mark/policies/", criteria.policies, name="policies"),
]
