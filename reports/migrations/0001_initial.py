import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import youngadults.models.looks


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("champions", "0001_initial"),
        ("youngadults", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Challenge",
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
                            ("asked", "Waits for an owner"),
                            ("given", "Waits for its answer"),
                            ("answered", "Answered"),
                            ("taken_back", "Taken back"),
                        ],
                        default="asked",
                        max_length=20,
                    ),
                ),
                ("raised_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "voice",
                    models.CharField(
                        choices=[
                            ("one", "A young adult"),
                            ("council", "The Young Adult Council"),
                            ("inspectors", "Young Inspectors"),
                        ],
                        default="one",
                        max_length=20,
                    ),
                ),
                (
                    "shares_name",
                    models.BooleanField(default=False, help_text="The panel may read who raised it"),
                ),
                ("words", models.TextField(max_length=500)),
                ("you_said", models.TextField(blank=True, max_length=500)),
                ("due_on", models.DateField(blank=True, help_text="The last day for an answer", null=True)),
                ("we_did", models.TextField(blank=True, max_length=2000)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="challenges",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["given", "answered"]), _negated=True),
                            models.Q(("due_on__isnull", False), models.Q(("you_said", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="challenge_given_with_a_date_and_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", "answered"),
                                ("answered_at__isnull", False),
                                models.Q(("we_did", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("status", "answered"), _negated=True),
                                ("answered_at", None),
                                ("we_did", ""),
                            ),
                            _connector="OR",
                        ),
                        name="challenge_answered_with_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ChallengeStep",
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
                        to="reports.challenge",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="DidThen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quarter", models.DateField(help_text="Its first day")),
                ("was_in", models.BooleanField(help_text="In education, work or training")),
                (
                    "young_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("young_adult", "quarter"), name="did_then_once_a_quarter")
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberPromise",
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
                            ("shadow", "Have a young adult beside me for a day"),
                            ("district", "Speak to a district council"),
                            ("nhs", "Speak to an NHS board"),
                            ("employer", "Speak to an employer"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "status",
                    models.CharField(
                        choices=[("promised", "Promised"), ("kept", "Kept"), ("taken_back", "Taken back")],
                        default="promised",
                        max_length=20,
                    ),
                ),
                ("made_on", models.DateField(default=django.utils.timezone.localdate)),
                ("by_on", models.DateField(help_text="Until when it is to be kept")),
                ("kept_on", models.DateField(blank=True, null=True)),
                (
                    "what_came",
                    models.CharField(blank=True, help_text="What came of it; never a name", max_length=500),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="member_promises",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["by_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kept_on__isnull", False), ("status", "kept")),
                            models.Q(models.Q(("status", "kept"), _negated=True), ("kept_on", None)),
                            _connector="OR",
                        ),
                        name="member_promise_kept_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("what", "other"), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="member_promise_says_what",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MemberPromiseStep",
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
                        to="reports.memberpromise",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PanelPack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quarter", models.DateField(help_text="Its first day", unique=True)),
                (
                    "figures",
                    models.JSONField(help_text="As reports.pack puts them together: only what may be said"),
                ),
                (
                    "words",
                    models.TextField(blank=True, help_text="What the head of service adds", max_length=2000),
                ),
                ("confirmed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-quarter"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("quarter__day", 1), ("quarter__month__in", [1, 4, 7, 10])),
                        name="pack_of_a_whole_quarter",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quarter", models.DateField(help_text="Its first day")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Being made"),
                            ("shown", "With the organisation"),
                            ("replied", "The organisation has replied"),
                            ("heard", "Can be published"),
                            ("published", "Published as a scorecard"),
                            ("withdrawn", "Taken off"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("kept", models.JSONField(help_text="The figures, as reports.promise_record counted them")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("reply_by", models.DateTimeField(blank=True, null=True)),
                (
                    "reply",
                    models.TextField(
                        blank=True, help_text="What the organisation says beside it", max_length=1000
                    ),
                ),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                (
                    "came_by_merge",
                    models.BooleanField(
                        default=False,
                        help_text="Of a second entry of the organisation, which had a record of this quarter",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promise_records",
                        to="champions.organisation",
                    ),
                ),
                (
                    "replied_by",
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
                "ordering": ["-quarter", "organisation__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("came_by_merge", False)),
                        fields=("organisation", "quarter"),
                        name="one_record_of_a_quarter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("quarter__day", 1), ("quarter__month__in", [1, 4, 7, 10])),
                        name="record_of_a_whole_quarter",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("status", "draft"), ("reply_by__isnull", False), _connector="OR"),
                        name="record_shown_with_time_to_reply",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("replied_at", None), ("reply", "")),
                            models.Q(models.Q(("reply", ""), _negated=True), ("replied_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="record_reply_has_its_moment",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseRecordStep",
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
                        to="reports.promiserecord",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Refusal",
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
                ("page", models.CharField(help_text="The name of the page's address", max_length=100)),
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
                    "young_adult",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("by"),
                        models.F("page"),
                        models.F("young_adult"),
                        youngadults.models.looks.QuarterOfAnHour("at"),
                        name="one_refusal_a_quarter_of_an_hour",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
    ]
