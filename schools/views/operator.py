"""Pages for whoever runs Cairn."""

from django.http import Http404
from django.shortcuts import render

from schools import dates
from schools.messages import state


def operator_mail(request):
    """How the mail stands. For everybody but an operator there is no such page."""
    if not request.user.is_operator:
        raise Http404("Only operators see the mail of all schools")
    now = dates.now()
    waiting, tick = state.queue(now), state.last_tick()
    days, lines = state.volumes(dates.today())
    context = {
        "waiting": waiting,
        "age": int(waiting.age(now).total_seconds() // 60),
        "tick": tick,
        "tick_age": int((now - tick.at).total_seconds() // 60) if tick else None,
        "late": tick is None or now - tick.at > state.LATE,
        "failures": state.failures(now),
        "days": days,
        "lines": lines,
    }
    return render(request, "schools/operator_mail.html", context)
