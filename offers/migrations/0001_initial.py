import django.contrib.postgres.constraints
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import accounts.models.people


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("champions", "0001_initial"),
        ("geography", "0001_initial"),
        ("pledges", "0001_initial"),
        ("youngadults", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="BrokenPromise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("with_host", "Waits for the host’s answer"),
                            ("answered", "The host puts it right"),
                            ("disputed", "The host sees it differently"),
                            ("put_right", "Put right"),
                            ("not_put_right", "Not put right"),
                            ("set_aside", "It did not happen"),
                        ],
                        default="with_host",
                        max_length=20,
                    ),
                ),
                ("words", models.TextField(blank=True, help_text="What the host reads", max_length=1000)),
                ("put_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("answer_by", models.DateTimeField()),
                ("put_right_by", models.DateTimeField()),
                ("answer", models.TextField(blank=True, help_text="The host’s own words", max_length=1000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("put_right_on", models.DateField(blank=True, null=True)),
                (
                    "put_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="BrokenPromiseStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verb", models.CharField(max_length=40)),
                ("from_status", models.CharField(max_length=30)),
                ("to_status", models.CharField(max_length=30)),
                ("why", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="offers.brokenpromise",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Offer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("shortlisted", "Shortlisted"),
                            ("removed", "Removed from the shortlist"),
                            ("offered", "Offered"),
                            ("accepted", "Said yes"),
                            ("waiting", "Said yes, waiting for a place"),
                            ("not_now", "Said not now"),
                            ("declined", "Said no thanks"),
                            ("lapsed", "Hasn’t replied"),
                            ("confirmed", "Confirmed by the host"),
                            ("started", "Started"),
                            ("paused", "Paused"),
                            ("completed", "Completed"),
                            ("ended_early", "Ended early"),
                            ("did_not_attend", "Did not attend"),
                            ("cancelled_by_young_adult", "Changed their mind"),
                            ("cancelled_by_host", "Cancelled by the host"),
                            ("withdrawn_by_service", "Withdrawn by the 18+ service"),
                            ("withdrawn_by_host", "Withdrawn by the host"),
                        ],
                        default="shortlisted",
                        max_length=30,
                    ),
                ),
                ("reasons", models.JSONField(blank=True, default=list)),
                ("overrides", models.JSONField(blank=True, default=list)),
                ("terms", models.JSONField(blank=True, default=dict)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("offered_at", models.DateTimeField(blank=True, null=True)),
                ("answer_by", models.DateTimeField(blank=True, null=True)),
                ("held_until", models.DateTimeField(blank=True, null=True)),
                (
                    "paused_from",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("shortlisted", "Shortlisted"),
                            ("removed", "Removed from the shortlist"),
                            ("offered", "Offered"),
                            ("accepted", "Said yes"),
                            ("waiting", "Said yes, waiting for a place"),
                            ("not_now", "Said not now"),
                            ("declined", "Said no thanks"),
                            ("lapsed", "Hasn’t replied"),
                            ("confirmed", "Confirmed by the host"),
                            ("started", "Started"),
                            ("paused", "Paused"),
                            ("completed", "Completed"),
                            ("ended_early", "Ended early"),
                            ("did_not_attend", "Did not attend"),
                            ("cancelled_by_young_adult", "Changed their mind"),
                            ("cancelled_by_host", "Cancelled by the host"),
                            ("withdrawn_by_service", "Withdrawn by the 18+ service"),
                            ("withdrawn_by_host", "Withdrawn by the host"),
                        ],
                        max_length=30,
                    ),
                ),
                ("shares_contact", models.BooleanField(default=False)),
                ("shares_adjustments", models.BooleanField(default=False)),
                ("shares_care_experience", models.BooleanField(default=False)),
                (
                    "intake",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="pledges.intake",
                    ),
                ),
                (
                    "offered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "shortlisted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "young_adult",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offers",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(fields=["intake", "status"], name="offer_of_intake"),
                    models.Index(fields=["young_adult", "status"], name="offer_of_young_adult"),
                    models.Index(fields=["status", "answer_by"], name="offer_deadlines"),
                    models.Index(
                        models.OrderBy(models.F("offered_at"), descending=True, nulls_last=True),
                        name="offer_newest_first",
                    ),
                    models.Index(fields=["young_adult", "offered_at"], name="offer_last_of_young_adult"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "shortlisted",
                                    "offered",
                                    "accepted",
                                    "waiting",
                                    "not_now",
                                    "declined",
                                    "lapsed",
                                    "confirmed",
                                    "started",
                                    "paused",
                                ],
                            )
                        ),
                        fields=("intake", "young_adult"),
                        name="one_standing_offer_of_an_intake",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "offered"), _negated=True),
                            models.Q(("answer_by__isnull", False), ("offered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="offered_by_somebody_until_a_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "paused"), _negated=True),
                            ("paused_from__in", ["confirmed", "started"]),
                            _connector="OR",
                        ),
                        name="paused_from_a_status",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Interview",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(blank=True, null=True)),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[("offered", "We offer them the job"), ("not_this_time", "Not this time")],
                        max_length=20,
                    ),
                ),
                ("feedback", models.TextField(blank=True, max_length=2000)),
                ("said_at", models.DateTimeField(blank=True, null=True)),
                (
                    "offer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interview",
                        to="offers.offer",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("result", ""), models.Q(("feedback", ""), _negated=True), _connector="OR"
                        ),
                        name="a_result_comes_with_feedback",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="HostAgain",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("yes", "Yes"),
                            ("changed", "Yes, with some changes"),
                            ("no", "Not for now"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="host_again",
                        to="offers.offer",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HeadsUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("late", "Running late"),
                            ("cannot_come", "Can’t come"),
                            ("wants_to_stop", "Wants to stop"),
                        ],
                        max_length=20,
                    ),
                ),
                ("day", models.DateField(help_text="The day that it is about")),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="heads_ups",
                        to="offers.offer",
                    ),
                ),
            ],
            options={
                "verbose_name": "heads-up",
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("offer", "what", "day"), name="heads_up_once_a_day")
                ],
            },
        ),
        migrations.CreateModel(
            name="DisclosureChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shares_contact", models.BooleanField()),
                ("shares_adjustments", models.BooleanField()),
                ("shares_care_experience", models.BooleanField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="disclosure_choices",
                        to="offers.offer",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="CriterionCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion", models.CharField(max_length=200)),
                (
                    "met",
                    models.CharField(
                        choices=[
                            ("yes", "They have it"),
                            ("equal", "They have something like it"),
                            ("no", "They do not have it"),
                        ],
                        max_length=10,
                    ),
                ),
                ("instead", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="criterion_checks",
                        to="offers.offer",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("offer", "criterion"), name="criterion_checked_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("met", "equal"), _negated=True),
                            models.Q(("instead", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="something_equal_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("confirmed_at", None), ("met", "equal"), _connector="OR"),
                        name="only_something_equal_is_confirmed",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "point",
                    models.CharField(
                        choices=[
                            ("before", "Before the first day"),
                            ("first_day", "First day"),
                            ("week_one", "After one week"),
                            ("week_four", "After four weeks"),
                            ("end", "At the end"),
                        ],
                        max_length=10,
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("good", "Good"), ("unsure", "Not sure"), ("help", "Needs help")],
                        max_length=10,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "words",
                    models.TextField(
                        blank=True,
                        help_text="At the end: what should be better for the next person",
                        max_length=1000,
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_ins",
                        to="offers.offer",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("offer", "point"), name="check_in_asked_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(("answered_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="check_in_answered_whole_or_not",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Breakdown",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "began_with",
                    models.CharField(
                        choices=[
                            ("shortlisted", "Shortlisted"),
                            ("removed", "Removed from the shortlist"),
                            ("offered", "Offered"),
                            ("accepted", "Said yes"),
                            ("waiting", "Said yes, waiting for a place"),
                            ("not_now", "Said not now"),
                            ("declined", "Said no thanks"),
                            ("lapsed", "Hasn’t replied"),
                            ("confirmed", "Confirmed by the host"),
                            ("started", "Started"),
                            ("paused", "Paused"),
                            ("completed", "Completed"),
                            ("ended_early", "Ended early"),
                            ("did_not_attend", "Did not attend"),
                            ("cancelled_by_young_adult", "Changed their mind"),
                            ("cancelled_by_host", "Cancelled by the host"),
                            ("withdrawn_by_service", "Withdrawn by the 18+ service"),
                            ("withdrawn_by_host", "Withdrawn by the host"),
                        ],
                        max_length=30,
                    ),
                ),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "what_next",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("go_on", "It goes on as it was"),
                            ("change", "It goes on, with something changed"),
                            ("pause", "It rests for now"),
                            ("stop", "It stops here"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        blank=True, help_text="What was said, and what changes", max_length=2000
                    ),
                ),
                (
                    "host_told",
                    models.BooleanField(default=False, help_text="Somebody has spoken with the host"),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="breakdowns",
                        to="offers.offer",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("settled_at", None)),
                        fields=("offer",),
                        name="one_unsettled_breakdown",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("settled_at", None), ("what_next", "")),
                            models.Q(
                                ("settled_at__isnull", False), models.Q(("what_next", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="breakdown_settled_whole_or_not",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("here", "Here"),
                            ("not_here", "Not here"),
                            ("not_theirs", "Not one of their days"),
                        ],
                        max_length=10,
                    ),
                ),
                ("marked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "marked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attendance",
                        to="offers.offer",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "attendance",
                "ordering": ["day"],
                "constraints": [models.UniqueConstraint(fields=("offer", "day"), name="a_day_marked_once")],
            },
        ),
        migrations.CreateModel(
            name="OfferStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verb", models.CharField(max_length=40)),
                ("from_status", models.CharField(max_length=30)),
                ("to_status", models.CharField(max_length=30)),
                ("why", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("reason", models.CharField(blank=True, max_length=30)),
                ("consent", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="offers.offer"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
                "indexes": [
                    models.Index(fields=["record", "to_status"], name="offer_reached_status"),
                    models.Index(
                        fields=["to_status", "at"], include=("record",), name="offers_that_reached_it_when"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("unsaid", "Not said yet"),
                            ("pay", "The pay, or travel money"),
                            ("hours", "The hours or the days"),
                            ("work", "What I do there"),
                            ("person", "The person I was to meet"),
                            ("help", "The help they said I would get"),
                            ("place", "The place"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("reported_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "outcome",
                    models.TextField(
                        blank=True, help_text="What came of it, as the young adult reads it", max_length=1000
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="promise_reports",
                        to="offers.offer",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("settled_at", None)),
                            models.Q(("settled_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="promise_report_settled_with_an_outcome",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="brokenpromise",
            name="report",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE, related_name="broken", to="offers.promisereport"
            ),
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=1000)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True, max_length=2000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="questions",
                        to="offers.offer",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Who of those who may answer read it first",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            models.Q(("answered_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="question_answered_whole_or_not",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reference",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("text", models.TextField(blank=True, max_length=2000)),
                ("written_at", models.DateTimeField(blank=True, null=True)),
                (
                    "offer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reference",
                        to="offers.offer",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), ("written_at", None)),
                            models.Q(("written_at__isnull", False), models.Q(("text", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="reference_written_whole_or_not",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Referral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("work_experience", "Work experience"),
                            ("mentoring", "Mentoring"),
                            ("apprenticeship", "Apprenticeship"),
                            ("priority_interview", "Priority interview"),
                            ("other_support", "Other support"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("administration", "Administration"),
                            ("animal-care", "Animal care"),
                            ("beauty-and-wellbeing", "Beauty and wellbeing"),
                            ("business-and-finance", "Business and finance"),
                            ("computing-technology-and-digital", "Computing, technology and digital"),
                            ("construction-and-trades", "Construction and trades"),
                            ("creative-and-media", "Creative and media"),
                            ("delivery-and-storage", "Delivery and storage"),
                            ("emergency-and-uniform-services", "Emergency and uniform services"),
                            ("engineering-and-maintenance", "Engineering and maintenance"),
                            ("environment-and-land", "Environment and land"),
                            ("government-services", "Government services"),
                            ("healthcare", "Healthcare"),
                            ("home-services", "Home services"),
                            ("hospitality-and-food", "Hospitality and food"),
                            ("law-and-legal", "Law and legal"),
                            ("managerial", "Managerial"),
                            ("manufacturing", "Manufacturing"),
                            ("retail-and-sales", "Retail and sales"),
                            ("science-and-research", "Science and research"),
                            ("social-care", "Social care"),
                            ("sports-and-leisure", "Sports and leisure"),
                            ("teaching-and-education", "Teaching and education"),
                            ("transport", "Transport"),
                            ("travel-and-tourism", "Travel and tourism"),
                        ],
                        max_length=60,
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        blank=True, help_text="What they would like, and what to mind", max_length=1000
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                ("seen_to_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seen_to_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "young_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="referrals",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("seen_to_at", None)),
                        fields=("young_adult",),
                        name="one_open_referral",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyConcern",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=4000)),
                ("raised_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "status",
                    models.CharField(
                        choices=[("raised", "New"), ("in_hand", "Somebody is on it"), ("closed", "Closed")],
                        default="raised",
                        max_length=30,
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safety_concerns",
                        to="offers.offer",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "young_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safety_concerns",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Hold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "supervisor",
                    models.CharField(blank=True, help_text="Empty: the whole organisation", max_length=100),
                ),
                ("placed_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("until", models.DateField(blank=True, null=True)),
                ("lifted_at", models.DateTimeField(blank=True, null=True)),
                ("why_lifted", models.TextField(blank=True)),
                (
                    "lifted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="champions.organisation",
                    ),
                ),
                (
                    "placed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pledges",
                    models.ManyToManyField(
                        help_text="Where one would meet the supervisor; kept while the hold stands",
                        related_name="+",
                        to="pledges.pledge",
                    ),
                ),
                (
                    "concern",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holds",
                        to="offers.safetyconcern",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None), ("until", None)),
                        fields=("organisation", "supervisor"),
                        name="one_open_hold_of_a_host",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("lifted_at", None), ("why_lifted", "")),
                            models.Q(
                                ("lifted_at__isnull", False), models.Q(("why_lifted", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="hold_lifted_with_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyConcernStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verb", models.CharField(max_length=40)),
                ("from_status", models.CharField(max_length=30)),
                ("to_status", models.CharField(max_length=30)),
                ("why", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="offers.safetyconcern",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SafetyLook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        blank=True, help_text="What they were at that moment, in words", max_length=200
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="looks",
                        to="offers.safetyconcern",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="UnmetNeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "why",
                    models.CharField(
                        choices=[
                            ("none_suitable", "Nothing of the kind"),
                            ("too_far", "All too far away"),
                            ("hours", "The hours never fit"),
                            ("permission", "Not open to them as things stand"),
                            ("too_late", "They begin too late, or were gone"),
                            ("bad_experience", "Only where they had a bad time before"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("work_experience", "Work experience"),
                            ("mentoring", "Mentoring"),
                            ("apprenticeship", "Apprenticeship"),
                            ("priority_interview", "Priority interview"),
                            ("other_support", "Other support"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("administration", "Administration"),
                            ("animal-care", "Animal care"),
                            ("beauty-and-wellbeing", "Beauty and wellbeing"),
                            ("business-and-finance", "Business and finance"),
                            ("computing-technology-and-digital", "Computing, technology and digital"),
                            ("construction-and-trades", "Construction and trades"),
                            ("creative-and-media", "Creative and media"),
                            ("delivery-and-storage", "Delivery and storage"),
                            ("emergency-and-uniform-services", "Emergency and uniform services"),
                            ("engineering-and-maintenance", "Engineering and maintenance"),
                            ("environment-and-land", "Environment and land"),
                            ("government-services", "Government services"),
                            ("healthcare", "Healthcare"),
                            ("home-services", "Home services"),
                            ("hospitality-and-food", "Hospitality and food"),
                            ("law-and-legal", "Law and legal"),
                            ("managerial", "Managerial"),
                            ("manufacturing", "Manufacturing"),
                            ("retail-and-sales", "Retail and sales"),
                            ("science-and-research", "Science and research"),
                            ("social-care", "Social care"),
                            ("sports-and-leisure", "Sports and leisure"),
                            ("teaching-and-education", "Teaching and education"),
                            ("transport", "Transport"),
                            ("travel-and-tourism", "Travel and tourism"),
                        ],
                        max_length=60,
                    ),
                ),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("met_at", models.DateTimeField(blank=True, null=True)),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="geography.authority",
                    ),
                ),
                (
                    "noted_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "young_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="unmet_needs",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "ordering": ["-noted_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("met_at", None)),
                        fields=("young_adult", "why"),
                        name="one_open_need_of_a_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Wish",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("work_experience", "Work experience"),
                            ("mentoring", "Mentoring"),
                            ("apprenticeship", "Apprenticeship"),
                            ("priority_interview", "Priority interview"),
                            ("other_support", "Other support"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("administration", "Administration"),
                            ("animal-care", "Animal care"),
                            ("beauty-and-wellbeing", "Beauty and wellbeing"),
                            ("business-and-finance", "Business and finance"),
                            ("computing-technology-and-digital", "Computing, technology and digital"),
                            ("construction-and-trades", "Construction and trades"),
                            ("creative-and-media", "Creative and media"),
                            ("delivery-and-storage", "Delivery and storage"),
                            ("emergency-and-uniform-services", "Emergency and uniform services"),
                            ("engineering-and-maintenance", "Engineering and maintenance"),
                            ("environment-and-land", "Environment and land"),
                            ("government-services", "Government services"),
                            ("healthcare", "Healthcare"),
                            ("home-services", "Home services"),
                            ("hospitality-and-food", "Hospitality and food"),
                            ("law-and-legal", "Law and legal"),
                            ("managerial", "Managerial"),
                            ("manufacturing", "Manufacturing"),
                            ("retail-and-sales", "Retail and sales"),
                            ("science-and-research", "Science and research"),
                            ("social-care", "Social care"),
                            ("sports-and-leisure", "Sports and leisure"),
                            ("teaching-and-education", "Teaching and education"),
                            ("transport", "Transport"),
                            ("travel-and-tourism", "Travel and tourism"),
                        ],
                        max_length=60,
                    ),
                ),
                ("words", models.TextField(blank=True, help_text="In their own words", max_length=500)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "young_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wishes",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "wishes",
                "ordering": ["-asked_at", "-pk"],
                "indexes": [models.Index(fields=["sector", "kind"], name="wishes_alike")],
                "constraints": [
                    models.UniqueConstraint(fields=("young_adult", "kind", "sector"), name="wished_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="DutyTurn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "stands_in",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="duty_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("stands_in", None),
                            models.Q(("stands_in", models.F("person")), _negated=True),
                            _connector="OR",
                        ),
                        name="another_stands_in",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[(accounts.models.people.DateRange("starts_on", "ends_on"), "&&")],
                        name="one_duty_turn_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HostAsk",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("administration", "Administration"),
                            ("animal-care", "Animal care"),
                            ("beauty-and-wellbeing", "Beauty and wellbeing"),
                            ("business-and-finance", "Business and finance"),
                            ("computing-technology-and-digital", "Computing, technology and digital"),
                            ("construction-and-trades", "Construction and trades"),
                            ("creative-and-media", "Creative and media"),
                            ("delivery-and-storage", "Delivery and storage"),
                            ("emergency-and-uniform-services", "Emergency and uniform services"),
                            ("engineering-and-maintenance", "Engineering and maintenance"),
                            ("environment-and-land", "Environment and land"),
                            ("government-services", "Government services"),
                            ("healthcare", "Healthcare"),
                            ("home-services", "Home services"),
                            ("hospitality-and-food", "Hospitality and food"),
                            ("law-and-legal", "Law and legal"),
                            ("managerial", "Managerial"),
                            ("manufacturing", "Manufacturing"),
                            ("retail-and-sales", "Retail and sales"),
                            ("science-and-research", "Science and research"),
                            ("social-care", "Social care"),
                            ("sports-and-leisure", "Sports and leisure"),
                            ("teaching-and-education", "Teaching and education"),
                            ("transport", "Transport"),
                            ("travel-and-tourism", "Travel and tourism"),
                        ],
                        max_length=60,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("work_experience", "Work experience"),
                            ("mentoring", "Mentoring"),
                            ("apprenticeship", "Apprenticeship"),
                            ("priority_interview", "Priority interview"),
                            ("other_support", "Other support"),
                        ],
                        max_length=30,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                ("asked_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sector", "kind", "asked_on"), name="asked_of_hosts_once_a_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Interest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="pledges.pledge",
                    ),
                ),
                (
                    "young_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="interests",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "ordering": ["-said_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("young_adult", "pledge"), name="interested_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="brokenpromise",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer_by__lte", models.F("put_right_by"))),
                name="broken_promise_answered_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="brokenpromise",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("put_right_on__isnull", False), ("status", "put_right")),
                    models.Q(models.Q(("status", "put_right"), _negated=True), ("put_right_on", None)),
                    _connector="OR",
                ),
                name="broken_promise_put_right_on_a_day",
            ),
        ),
    ]
