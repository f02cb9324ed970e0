from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "offers"

    def ready(self) -> None:
        import accounts.rooms
        import lifecycles
        from champions.consequences import add_consequences
        from champions.models import Document, Organisation, Partnership
        from champions.nudging import add_reasons
        from pledges.models import Pledge
        from tabular.models import Import
        from youngadults.holding import add_part
        from youngadults.importing.taking_back import add_what_stays
        from youngadults.models import CaseloadChange, YoungAdult

        from . import (  # noqa: F401  (registers moves and kinds of notice)
            around,
            asking_hosts,
            attendance,
            breaking,
            documents,
            doors,
            first_days,
            following,
            heads_ups,
            held,
            held_words,
            holding_back,
            in_person,
            interviews,
            leaving,
            lifecycle,
            merging,
            missed_meetings,
            nudging,
            promise_reports,
            references,
            reminding,
            safety,
            silent_hosts,
            wanting,
        )
        from .models import Offer, PromiseReport

        accounts.rooms.add_doors(20, doors.my_doors)
        accounts.rooms.add_doors(30, doors.host_doors)
        accounts.rooms.add_page(Offer, 20, doors.signs_in_by_link, "my:offer")
        accounts.rooms.add_page(Offer, 30, doors.is_champion, "host:offer")
        for verb in ("did_not_attend", "pause", "end_early"):
            lifecycles.follow(Offer, verb, breaking.begin)
        for verb in ("resume", "confirm", "start", "complete"):
            lifecycles.follow(Offer, verb, breaking.close_by_move)
        lifecycles.follow(Offer, "start", attendance.first_day_came)
        lifecycles.follow(Offer, "did_not_attend", attendance.first_day_missed)
        lifecycles.follow(Pledge, "withdraw", following.end_with_their_pledge)
        lifecycles.follow(PromiseReport, "report", missed_meetings.pause_after_a_second)
        for verb in around.MOVES_THAT_SHOW:
            lifecycles.follow(Pledge, verb, around.changed)
        add_reasons(nudging.who_waits)
        add_reasons(asking_hosts.what_is_asked)
        for verb in ("edit", "approve", "resume"):
            lifecycles.follow(Pledge, verb, holding_back.keep_covered)
        lifecycles.follow(Partnership, "leave", leaving.end_with_their_host)
        add_consequences(leaving.who_has_a_place)
        lifecycles.follow(Organisation, "merge", merging.move_holds)
        lifecycles.follow(Document, "expire", documents.warn_of_running)
        lifecycles.follow(Document, "near_its_end", documents.warn_before)
        lifecycles.follow(CaseloadChange, "change_adviser", following.pass_on_tasks)
        lifecycles.follow(Import, "take_back", following.refuse_to_take_back)
        add_what_stays(following.stay_taken_back)
        lifecycles.follow(YoungAdult, "leave_alone", following.end_for_who_needs_none)
        lifecycles.follow(YoungAdult, "cannot_come", in_person.ask_to_tell_hosts)
        lifecycles.follow(YoungAdult, "forget", held.forget)
        lifecycles.follow(YoungAdult, "forget", held_words.forget)
        add_part(10, held.offers)
        add_part(11, held.questions)
        for part in held_words.PARTS:
            add_part(12, part)
        add_part(12, held.told_in_trust)
        add_part(13, held.looked_for)
