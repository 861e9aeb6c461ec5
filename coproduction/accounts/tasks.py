from allauth.usersessions.models import UserSession
from celery import shared_task
from django.contrib.sessions.models import Session
from django.core.management import call_command


@shared_task(name="accounts.forget_sessions")
def forget_sessions():
    """Delete sessions that have run out, and the lines about them on people's 'Where you are signed in' page."""
    call_command("clearsessions")
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
