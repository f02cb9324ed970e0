import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import phonenumber_field.modelfields
from django.conf import settings
from django.db import migrations, models

import accounts.models.people
import youngadults.models.letters
import youngadults.models.looks


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("geography", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="AdviserName",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True)),
                (
                    "adviser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="GuestReferral",
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
                            ("asked", "Address not proved yet"),
                            ("confirmed", "Waiting for an answer"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                        ],
                        default="asked",
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(help_text="Who refers them: their adviser", max_length=150)),
                ("email", models.EmailField(max_length=254)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("first_name", models.CharField(blank=True, max_length=100)),
                ("date_of_birth", models.DateField(blank=True, null=True)),
                (
                    "their_phone",
                    phonenumber_field.modelfields.PhoneNumberField(blank=True, max_length=128, region=None),
                ),
                ("postcode", models.CharField(blank=True, max_length=8)),
                ("wants", models.TextField(blank=True, max_length=300)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("came_from", models.CharField(blank=True, db_index=True, max_length=64)),
                ("token_hash", models.CharField(blank=True, max_length=64)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answer",
                    models.CharField(
                        blank=True, help_text="Why not, as the adviser reads it", max_length=500
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        help_text="The corporate parent",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="geography.authority",
                    ),
                ),
                (
                    "decided_by",
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
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="GuestReferralStep",
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
                        to="youngadults.guestreferral",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="YoungAdult",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "first_name",
                    models.CharField(
                        help_text="The name that this person wants to be called by", max_length=100
                    ),
                ),
                ("last_name", models.CharField(max_length=100)),
                ("date_of_birth", models.DateField()),
                (
                    "phone",
                    phonenumber_field.modelfields.PhoneNumberField(blank=True, max_length=128, region=None),
                ),
                (
                    "preferred_contact",
                    models.CharField(
                        choices=[
                            ("text", "Text message"),
                            ("email", "E-mail"),
                            ("call", "Phone call from my adviser"),
                            ("letter", "Letter"),
                        ],
                        default="text",
                        max_length=10,
                    ),
                ),
                ("postcode", models.CharField(blank=True, max_length=8)),
                ("easting", models.IntegerField(blank=True, help_text="Home, in 100 m units", null=True)),
                ("northing", models.IntegerField(blank=True, help_text="Home, in 100 m units", null=True)),
                (
                    "permission_to_work",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("any_paid", "Any paid work"),
                            ("restricted_paid", "Some paid work"),
                            ("volunteer_only", "Volunteering only"),
                            ("study_only", "Study only"),
                            ("ask_the_adviser", "Ask the adviser"),
                        ],
                        max_length=20,
                    ),
                ),
                ("permission_review_on", models.DateField(blank=True, null=True)),
                ("in_custody", models.BooleanField(default=False)),
                (
                    "paused_at",
                    models.DateTimeField(
                        blank=True, help_text="No offers and no messages while this is set", null=True
                    ),
                ),
                (
                    "guest_until",
                    models.DateField(
                        blank=True,
                        help_text="Another council’s, whom their own adviser referred: nothing is kept after this day",
                        null=True,
                    ),
                ),
                (
                    "forgotten_at",
                    models.DateTimeField(
                        blank=True, help_text="When nothing was left by which they could be known", null=True
                    ),
                ),
                (
                    "wrong_answers",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="To the soft check at the door, since the last right one"
                    ),
                ),
                (
                    "monitoring_group",
                    models.PositiveSmallIntegerField(
                        blank=True, help_text="For fairness reports only; never read by ranking", null=True
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        help_text="The corporate parent",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="geography.authority",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        help_text="Where they live",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="geography.authority",
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="young_adult",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["first_name", "last_name", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("easting", None), ("northing", None)),
                            models.Q(("easting__isnull", False), ("northing__isnull", False)),
                            _connector="OR",
                        ),
                        name="young_adult_position_whole_or_none",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StatusLetter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(default=youngadults.models.letters.new_code, max_length=40, unique=True),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("taken_back_at", models.DateTimeField(blank=True, null=True)),
                (
                    "young_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="letters",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_back_at", None)),
                        fields=("young_adult",),
                        name="one_letter_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Request",
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
                            ("correct", "Put something right"),
                            ("object", "Stop using something"),
                            ("forget", "Forget me"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, help_text="In their own words")),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("due_on", models.DateField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
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
                    "young_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None), ("kind", "forget")),
                        fields=("young_adult", "kind"),
                        name="asked_once_to_be_forgotten",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None)),
                            ("answered_at__isnull", False),
                            _connector="OR",
                        ),
                        name="an_answer_has_its_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProfileChange",
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
                            ("about_me", "Changed what you want"),
                            ("reach", "Changed how to reach you"),
                            ("pause", "Paused everything"),
                            ("resume", "Ended the pause"),
                        ],
                        max_length=20,
                    ),
                ),
                ("detail", models.CharField(blank=True, max_length=100)),
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
                    "young_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="profile_changes",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Preferences",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("wants", models.TextField(blank=True, help_text="What they would like, in their own words")),
                (
                    "does_not_want",
                    models.TextField(blank=True, help_text="What they do not want, in their own words"),
                ),
                (
                    "rank_work_experience",
                    models.PositiveSmallIntegerField(
                        default=2,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(4),
                        ],
                    ),
                ),
                (
                    "rank_mentoring",
                    models.PositiveSmallIntegerField(
                        default=3,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(4),
                        ],
                    ),
                ),
                (
                    "rank_apprenticeship",
                    models.PositiveSmallIntegerField(
                        default=1,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(4),
                        ],
                    ),
                ),
                (
                    "rank_priority_interview",
                    models.PositiveSmallIntegerField(
                        default=4,
                        validators=[
                            django.core.validators.MinValueValidator(0),
                            django.core.validators.MaxValueValidator(4),
                        ],
                    ),
                ),
                ("interests", models.JSONField(blank=True, default=dict)),
                (
                    "qualification",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        choices=[
                            (0, "None needed, or Entry level"),
                            (1, "Level 1 (GCSE grades 3 to 1)"),
                            (2, "Level 2 (GCSE grades 9 to 4)"),
                            (3, "Level 3 (A level, T Level)"),
                            (4, "Level 4 or 5 (HNC, HND)"),
                            (5, "Level 6 or above (degree)"),
                        ],
                        null=True,
                    ),
                ),
                ("max_travel_miles", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("remote_ok", models.BooleanField(default=False)),
                (
                    "days",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(
                            choices=[
                                (0, "Monday"),
                                (1, "Tuesday"),
                                (2, "Wednesday"),
                                (3, "Thursday"),
                                (4, "Friday"),
                                (5, "Saturday"),
                                (6, "Sunday"),
                            ]
                        ),
                        blank=True,
                        null=True,
                        size=None,
                    ),
                ),
                ("available_from", models.DateField(blank=True, null=True)),
                (
                    "dbs",
                    models.PositiveSmallIntegerField(
                        blank=True, choices=[(0, "None"), (1, "Basic"), (2, "Enhanced")], null=True
                    ),
                ),
                ("driving_licence", models.BooleanField(blank=True, null=True)),
                (
                    "adjustments",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("step_free", "Step-free way in and toilet"),
                                ("quiet_space", "A quiet space"),
                                ("clear_writing", "Instructions in short, clear writing"),
                                ("breaks", "Regular breaks"),
                                ("flexible_times", "Flexible start and finish times"),
                                ("hearing", "Hearing support or a sign language interpreter"),
                                ("sight", "Large print or screen reader"),
                                ("company", "Somebody alongside at first"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "support",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("travel_costs", "Travel costs paid"),
                                ("named_person", "A named person to go to"),
                                ("english", "Help with English"),
                                ("equipment", "Clothes, tools or equipment provided"),
                                ("application_help", "Help with the application and interview"),
                                ("flexible_start", "A gentle start, with fewer hours at first"),
                                ("meals", "Lunch provided"),
                                ("childcare", "Help with childcare"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("weekly_hours", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("least_pay", models.PositiveIntegerField(blank=True, help_text="Pence an hour", null=True)),
                (
                    "asked",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        help_text="Which questions of the start were answered or skipped",
                        size=None,
                    ),
                ),
                ("waiting_since", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "young_adult",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preferences",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "preferences",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rank_apprenticeship__lte", 4),
                            ("rank_mentoring__lte", 4),
                            ("rank_priority_interview__lte", 4),
                            ("rank_work_experience__lte", 4),
                        ),
                        name="preference_ranks_0_to_4",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(max_length=2000)),
                (
                    "why_private",
                    models.CharField(
                        blank=True, help_text="Empty: the young adult can read it", max_length=300
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "opened_at",
                    models.DateTimeField(blank=True, help_text="When a private one was opened up", null=True),
                ),
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
                    "young_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("opened_at", None), ("why_private", ""), _connector="OR"),
                        name="an_opened_note_is_private_no_more",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Look",
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
                (
                    "page",
                    models.CharField(
                        choices=[
                            ("record", "Opened your page"),
                            ("offer", "Opened one of your offers"),
                            ("question", "Opened a question you asked"),
                            ("way_in", "Opened the page on how you sign in"),
                            ("concern", "Opened something you told us"),
                            ("list", "Saved a list that you are on"),
                        ],
                        max_length=20,
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
                    "young_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="looks",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [models.Index(fields=["young_adult", "-at"], name="newest_looks")],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("young_adult"),
                        models.F("by"),
                        models.F("page"),
                        youngadults.models.looks.QuarterOfAnHour("at"),
                        name="one_look_a_quarter_of_an_hour",
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="guestreferral",
            name="young_adult",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="guest_referral",
                to="youngadults.youngadult",
            ),
        ),
        migrations.CreateModel(
            name="CaseRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reference",
                    models.CharField(
                        blank=True, help_text="The case system's number; zeros count", max_length=40
                    ),
                ),
                (
                    "in_touch",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("YES", "In touch"),
                            ("NO", "Not in touch"),
                            ("DIED", "Died"),
                            ("REFU", "Does not want contact"),
                            ("NREQ", "Needs the service no longer"),
                            ("RHOM", "Returned home"),
                        ],
                        max_length=4,
                    ),
                ),
                (
                    "activity",
                    models.CharField(blank=True, help_text="ACTIV of the SSDA903 return", max_length=2),
                ),
                (
                    "accommodation",
                    models.CharField(blank=True, help_text="ACCOM of the SSDA903 return", max_length=2),
                ),
                (
                    "adviser_named",
                    models.CharField(
                        blank=True,
                        help_text="Who advises them by the case system, while nobody here is that",
                        max_length=100,
                    ),
                ),
                ("said", models.JSONField(default=dict)),
                (
                    "silenced_at",
                    models.DateTimeField(help_text="When the case system stopped messages", null=True),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="geography.authority",
                    ),
                ),
                (
                    "young_adult",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="case_record",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["adviser_named"], name="case_record_waits_for_adviser")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        fields=("council", "reference"),
                        name="case_reference_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseloadEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_cover", models.BooleanField(default=False)),
                ("starts_on", models.DateField(default=django.utils.timezone.localdate)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "passed_on_at",
                    models.DateTimeField(
                        blank=True, help_text="When cover was over and what was open passed back", null=True
                    ),
                ),
                (
                    "adviser",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="caseload",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "young_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="caseload_entries",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "caseload entries",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="caseload_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on", None), ("is_cover", False)),
                        fields=("young_adult",),
                        name="one_adviser_at_a_time",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("is_cover", False)),
                        expressions=[
                            ("young_adult", "="),
                            (accounts.models.people.DateRange("starts_on", "ends_on"), "&&"),
                        ],
                        name="one_adviser_on_a_day",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("young_adult", "="),
                            ("adviser", "="),
                            (accounts.models.people.DateRange("starts_on", "ends_on"), "&&"),
                        ],
                        name="on_a_caseload_once_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseloadChange",
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
                            ("adviser", "New adviser"),
                            ("cover", "Cover began"),
                            ("cover_ended", "Cover ended"),
                        ],
                        max_length=20,
                    ),
                ),
                ("until", models.DateField(help_text="The last day of a cover", null=True)),
                ("why", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "before",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "young_adult",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="caseload_changes",
                        to="youngadults.youngadult",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="guestreferral",
            constraint=models.UniqueConstraint(
                condition=models.Q(("token_hash", ""), _negated=True),
                fields=("token_hash",),
                name="guest_referral_token_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="guestreferral",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "asked")),
                fields=("email", "council", "first_name", "date_of_birth"),
                name="guest_asked_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="guestreferral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "accepted"), ("young_adult__isnull", False)),
                    models.Q(models.Q(("status", "accepted"), _negated=True), ("young_adult", None)),
                    _connector="OR",
                ),
                name="guest_accepted_is_here",
            ),
        ),
        migrations.AddConstraint(
            model_name="guestreferral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["asked", "confirmed"]),
                    models.Q(
                        ("date_of_birth", None),
                        ("first_name", ""),
                        ("postcode", ""),
                        ("their_phone", ""),
                        ("wants", ""),
                    ),
                    _connector="OR",
                ),
                name="guest_decided_holds_nothing_of_them",
            ),
        ),
        migrations.AddConstraint(
            model_name="guestreferral",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["accepted", "declined"]),
                    models.Q(models.Q(("first_name", ""), _negated=True), ("date_of_birth__isnull", False)),
                    _connector="OR",
                ),
                name="guest_waiting_says_who",
            ),
        ),
    ]
