"""Many writers at once on one database, as a program of its own: `python -m tests.faults.writers 50 20 200`.

Prints one line of JSON: how many writes were acknowledged, refused as locked, or lost, how long they took, and what
became of the forced races of two editors.
"""

import json
import multiprocessing
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import django

PROCESSES = 5


def write(action_pks, user_pk, times, queue):
    """One process of writers: a thread for each action, each adding `times` notes."""
    django.setup()
    from django.db import OperationalError, connection

    from improvement.models import Action
    from improvement.progress.notes import note_action
    from schools.days.dates import today
    from schools.models import User

    def one(pk):
        user, took, locked = User.objects.get(pk=user_pk), [], 0
        for number in range(times):
            began = time.monotonic()
            try:
                action = Action.objects.select_related("school", "area").get(pk=pk)
                note_action(
                    action,
                    by=user,
                    on=today(),
                    version=action.version,
                    text=f"Note {number}",
                    activity="under_way" if number % 2 else "not_started",
                )
                took.append(time.monotonic() - began)
            except OperationalError:
                locked += 1
        connection.close()
        return took, locked

    with ThreadPoolExecutor(len(action_pks)) as pool:
        for took, locked in pool.map(one, action_pks):
            queue.put((took, locked))


def race(action_pk, user_pk, rounds):
    """Two editors who opened the same version save at the same moment, `rounds` times. Returns how often exactly one
    was told, and how often the row then held what the other one had saved."""
    from django.db import connection

    from improvement.actions.workflow import edit_action
    from improvement.models import Action
    from schools.days.dates import today
    from schools.errors import Stale
    from schools.models import User

    user = User.objects.get(pk=user_pk)
    told = kept = 0

    def edit(action, words, barrier, saved, stale):
        barrier.wait()
        try:
            edit_action(action, by=user, on=today(), version=action.version, title=words)
            saved.append(words)
        except Stale:
            stale.append(words)
        finally:
            connection.close()

    for number in range(rounds):
        opened = [Action.objects.select_related("school", "area").get(pk=action_pk) for _ in range(2)]
        barrier, saved, stale = threading.Barrier(2), [], []
        editors = [
            threading.Thread(target=edit, args=(action, f"{number} by {who}", barrier, saved, stale))
            for action, who in zip(opened, "ab", strict=True)
        ]
        for editor in editors:
            editor.start()
        for editor in editors:
            editor.join()
        told += len(saved) == 1 and len(stale) == 1
        kept += [Action.objects.get(pk=action_pk).title] == saved
    return told, kept


def main(writers: int, times: int, rounds: int) -> dict:
    django.setup()
    from django.core.management import call_command
    from django.db import connections

    from improvement.models import ProgressNote
    from schools.models import Event
    from tests.cast import Cast, make_action, make_area

    call_command("migrate", verbosity=0)
    cast = Cast()
    area = make_area(cast.school)
    pks = [make_action(area, f"Action {number}").pk for number in range(writers)]
    user_pk = cast.head.user_id
    events = Event.objects.count()
    connections.close_all()
    queue = multiprocessing.Queue()
    shares = [pks[start::PROCESSES] for start in range(PROCESSES)]
    began = time.monotonic()
    processes = [
        multiprocessing.Process(target=write, args=(share, user_pk, times, queue)) for share in shares
    ]
    for process in processes:
        process.start()
    results = [queue.get(timeout=300) for _ in range(writers)]
    for process in processes:
        process.join()
    seconds = time.monotonic() - began
    took = sorted(one for times_of_one, _ in results for one in times_of_one)
    told, kept = race(pks[0], user_pk, rounds)
    return {
        "acknowledged": len(took),
        "locked": sum(locked for _, locked in results),
        "notes": ProgressNote.objects.count(),
        "events": Event.objects.count() - events - rounds,
        "writes_a_second": round(len(took) / seconds),
        "p50_ms": round(took[len(took) // 2] * 1000),
        "p95_ms": round(took[int(len(took) * 0.95)] * 1000),
        "max_ms": round(took[-1] * 1000),
        "races": rounds,
        "races_where_one_was_told": told,
        "races_where_the_saved_words_stand": kept,
    }


if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    print(json.dumps(main(*map(int, sys.argv[1:4]))))
