from django.urls import path

from quality_mark.views import decisions, holding, items, meetings, moving, needs, plans

CHAIR, MEMBER = "staff/quality-mark/meetings/<int:pk>/", "quality-mark/meetings/<int:pk>/"
ITEM, CHAIRS_ITEM = "quality-mark/items/<int:pk>/", "staff/quality-mark/items/<int:pk>/"
WRITERS = "staff/quality-mark/<int:pk>/"

urlpatterns = [
    path("staff/quality-mark/meetings/", meetings.meeting_list, name="meetings"),
    path("staff/quality-mark/meetings/plan/", meetings.plan, name="plan_meeting"),
    path(f"{CHAIR}invite/", holding.invite, name="invite"),
    path(f"{CHAIR}open/", holding.open_meeting, name="open_meeting"),
    path(f"{CHAIR}here/", holding.here, name="here"),
    path(f"{CHAIR}close/", holding.close, name="close_meeting"),
    path(f"{CHAIR}minutes/", holding.make_minutes, name="make_minutes"),
    path(f"{CHAIR}move/", moving.move_meeting, name="move_meeting"),
    path(f"{CHAIR}cancel/", holding.cancel, name="cancel_meeting"),
    path(f"{CHAIR}needs/", needs.meeting_needs, name="meeting_needs"),
    path(f"{CHAIR}needs/<int:need>/met/", needs.meeting_need_met, name="meeting_need_met"),
    path(f"{CHAIR}needs/<int:need>/cannot/", needs.meeting_need_not_met, name="meeting_need_not_met"),
    path("quality-mark/meetings/", meetings.mine, name="my_meetings"),
    path(MEMBER, meetings.meeting, name="meeting"),
    path(f"{MEMBER}meeting.ics", meetings.calendar_file, name="meeting_calendar"),
    path(f"{MEMBER}cannot-come/", meetings.cannot_come, name="cannot_come"),
    path(ITEM, items.item, name="item"),
    path(f"{ITEM}papers/", items.papers, name="item_papers"),
    path(f"{ITEM}vote/", items.vote, name="vote"),
    path(f"{CHAIRS_ITEM}earlier/", holding.earlier, name="item_earlier"),
    path(f"{CHAIRS_ITEM}later/", holding.later, name="item_later"),
    path(f"{CHAIRS_ITEM}put/", items.put, name="put_to_vote"),
    path(f"{CHAIRS_ITEM}seats/<int:seat_pk>/", items.record, name="record_vote"),
    path(f"{CHAIRS_ITEM}decide/", items.decide, name="decide"),
    path(f"{WRITERS}versions/<int:number>/decision/", decisions.feedback, name="feedback"),
    path(f"{WRITERS}versions/<int:number>/decision.pdf", decisions.letter, name="feedback_letter"),
    path(f"{WRITERS}appeal/", decisions.appeal, name="appeal"),
    path(f"{WRITERS}plan/", plans.report, name="report_plan"),
    path("staff/quality-mark/plans/<int:pk>/", plans.plan, name="plan"),
    path("my/quality-mark/<int:pk>/decision/<int:number>/", decisions.named, name="named_feedback"),
    path(
        "my/quality-mark/<int:pk>/decision/<int:number>.pdf",
        decisions.named_letter,
        name="named_feedback_letter",
    ),
]
