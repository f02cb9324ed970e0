import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("champions", "0001_initial"),
        ("pledges", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Inspector",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("trained_on", models.CharField(help_text="In what, and when", max_length=300)),
                (
                    "reward",
                    models.CharField(help_text="What they are paid or given for a check", max_length=200),
                ),
                ("notes", models.TextField(blank=True, max_length=1000)),
                ("recruited_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "recruited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inspector",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("email", ""), _negated=True),
                        fields=("email",),
                        name="inspector_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("email", django.db.models.functions.text.Lower("email"))),
                        name="inspector_email_in_lower_case",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PromiseCheck",
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
                            ("assigned", "To be made"),
                            ("handed_back", "Handed back"),
                            ("called_off", "Called off"),
                            ("with_host", "With the host"),
                            ("replied", "The host has replied"),
                            ("no_reply", "No reply in time"),
                            ("closed", "Closed"),
                        ],
                        default="assigned",
                        max_length=20,
                    ),
                ),
                (
                    "script",
                    models.TextField(
                        help_text="Where to go, what to ask for, what to look at", max_length=2000
                    ),
                ),
                ("visit_by", models.DateField(help_text="The last day for the visit")),
                (
                    "paid_minutes",
                    models.PositiveSmallIntegerField(
                        help_text="How much time is paid, with the way there and back",
                        validators=[django.core.validators.MaxValueValidator(600)],
                    ),
                ),
                ("assigned_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("visited_on", models.DateField(blank=True, null=True)),
                (
                    "knew",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("unsure", "I could not tell"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "kept",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("unsure", "I could not tell"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "easy",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("unsure", "I could not tell"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "friendly",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("partly", "Partly"),
                            ("no", "No"),
                            ("unsure", "I could not tell"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=1000)),
                (
                    "took_minutes",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, validators=[django.core.validators.MaxValueValidator(600)]
                    ),
                ),
                ("recorded_at", models.DateTimeField(blank=True, null=True)),
                ("reply_by", models.DateTimeField(blank=True, null=True)),
                ("reply", models.TextField(blank=True, max_length=1000)),
                ("outcome", models.TextField(blank=True, help_text="What comes of it", max_length=1000)),
                (
                    "assigned_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "inspector",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="inspections.inspector",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promise_checks",
                        to="champions.organisation",
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="promise_checks",
                        to="pledges.pledge",
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
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status__in", ["with_host", "replied", "no_reply", "closed"]), _negated=True
                            ),
                            models.Q(
                                ("recorded_at__isnull", False),
                                ("reply_by__isnull", False),
                                ("visited_on__isnull", False),
                                models.Q(("kept", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="check_made_says_what_was_found",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "replied"), _negated=True),
                            models.Q(("reply", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="check_replied_with_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "closed"), _negated=True),
                            models.Q(("outcome", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="check_closed_with_an_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("recorded_at", None), ("reply_by__gte", models.F("recorded_at")), _connector="OR"
                        ),
                        name="check_host_has_time_to_reply",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckStep",
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
                        to="inspections.promisecheck",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
    ]
