import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import accounts.models.people
import champions.models.stored


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("geography", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="BlockRequest",
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
                        choices=[("block", "Block it"), ("lift", "Lift the block")], max_length=10
                    ),
                ),
                ("why", models.TextField(max_length=1000)),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for a manager"),
                            ("agreed", "Agreed"),
                            ("not_agreed", "Not agreed"),
                            ("taken_back", "Taken back"),
                            ("not_needed", "Not needed any more"),
                        ],
                        default="asked",
                        max_length=20,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "decided_by",
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
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="BlockRequestStep",
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
                        to="champions.blockrequest",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("council_department", "Council department"),
                            ("statutory_corporate_parent", "Statutory corporate parent"),
                            ("council_supplier", "Council supplier"),
                            ("voluntary_partner", "Voluntary partner"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("public", "Public body"),
                            ("charity", "Charity or registered voluntary body"),
                            ("private", "Private business"),
                        ],
                        default="public",
                        max_length=10,
                    ),
                ),
                (
                    "postcode",
                    models.CharField(
                        blank=True, help_text="The office: remote pledges stand here", max_length=8
                    ),
                ),
                ("easting", models.IntegerField(blank=True, help_text="100 m units", null=True)),
                ("northing", models.IntegerField(blank=True, help_text="100 m units", null=True)),
                (
                    "email_domains",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=100),
                        blank=True,
                        default=list,
                        help_text="Where its people have addresses",
                        size=None,
                    ),
                ),
                (
                    "ends_on",
                    models.DateField(
                        blank=True, help_text="The last day of a body that is abolished", null=True
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        blank=True,
                        help_text="The council that this is part of or works with",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="geography.authority",
                    ),
                ),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        help_text="The organisation that this was a second entry of",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="duplicates",
                        to="champions.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        help_text="The body above it",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="champions.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("council"),
                        models.F("parent"),
                        models.F("name"),
                        name="organisation_named_once",
                        nulls_distinct=False,
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("easting", None), ("northing", None)),
                            models.Q(("easting__isnull", False), ("northing__isnull", False)),
                            _connector="OR",
                        ),
                        name="organisation_position_whole_or_none",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("merged_into", models.F("pk")), _negated=True),
                        name="organisation_not_merged_into_itself",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LegalClass",
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
                            ("council_department", "Council department"),
                            ("statutory_corporate_parent", "Statutory corporate parent"),
                            ("council_supplier", "Council supplier"),
                            ("voluntary_partner", "Voluntary partner"),
                        ],
                        max_length=40,
                    ),
                ),
                ("from_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "source",
                    models.CharField(
                        help_text="The Act and its section, a contract, a letter", max_length=300
                    ),
                ),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "noted_by",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="legal_classes",
                        to="champions.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "legal classes",
                "ordering": ["-from_on"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="legal_class_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="legal_class_has_a_source"
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("organisation", "="),
                            (accounts.models.people.DateRange("from_on", "ends_on"), "&&"),
                        ],
                        name="one_legal_class_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.FileField(blank=True, upload_to=champions.models.stored.random_name)),
                (
                    "file_name",
                    models.CharField(
                        blank=True, help_text="As it is offered to whoever opens it", max_length=120
                    ),
                ),
                ("content_type", models.CharField(blank=True, max_length=100)),
                ("size", models.PositiveIntegerField(default=0, help_text="Bytes")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("not_set_up", "No scanner is set up"),
                            ("waiting", "Not looked through yet"),
                            ("clean", "Looked through"),
                        ],
                        default="not_set_up",
                        max_length=20,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("employers_liability", "Employers’ liability insurance"),
                            ("health_and_safety", "Health and safety policy"),
                            ("risk_assessment", "Risk assessment"),
                            ("safeguarding_contact", "Who listens when somebody does not feel safe"),
                            ("data_protection", "How you look after what you know of people"),
                            ("references", "References"),
                        ],
                        max_length=30,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=500)),
                ("expires_on", models.DateField(help_text="The last day on which it counts")),
                ("sent_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
                ("refused_at", models.DateTimeField(blank=True, null=True)),
                ("refused_why", models.CharField(blank=True, max_length=500)),
                ("removed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "looked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
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
                        related_name="documents",
                        to="champions.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "-sent_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("removed_at__isnull", False),
                            models.Q(("file", ""), _negated=True),
                            models.Q(("words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="document_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("accepted_at", None), ("refused_at", None), _connector="OR"),
                        name="document_accepted_or_refused",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("removed_at", None), models.Q(("sha256", ""), _negated=True)),
                        fields=("organisation", "kind", "sha256"),
                        name="document_sent_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CharterPromise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "behaviour",
                    models.CharField(
                        choices=[
                            ("point_of_contact", "A named person whom applicants can ring"),
                            (
                                "plain_adverts",
                                "Adverts in plain words that ask for no more than the work needs",
                            ),
                            ("guaranteed_interview", "An interview for whoever meets the essentials"),
                            ("feedback", "Feedback that helps, for everybody who tried"),
                            ("tick_box", "A box that applicants may tick, and need not"),
                            ("counting", "Counting who applies, starts and stays, without names"),
                            ("first_day", "Somebody who has time on the first day"),
                            ("buddy", "A mentor or a buddy"),
                            ("training", "Training that leads somewhere"),
                            ("next_step", "Looking for the next step together before it ends"),
                        ],
                        max_length=30,
                    ),
                ),
                ("declared_on", models.DateField(default=django.utils.timezone.localdate)),
                ("review_on", models.DateField()),
                (
                    "declared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="charter",
                        to="champions.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "behaviour"), name="behaviour_declared_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChampionInvitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_deputy", models.BooleanField(default=False)),
                (
                    "invitation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="champion",
                        to="accounts.invitation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="invitations",
                        to="champions.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Champion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_deputy", models.BooleanField(default=False)),
                ("starts_on", models.DateField(default=django.utils.timezone.localdate)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "passed_on_at",
                    models.DateTimeField(
                        blank=True, help_text="When it had ended and what hung on it was passed on", null=True
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="championships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="champions",
                        to="champions.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["is_deputy", "starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="champion_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on", None)),
                        fields=("user", "organisation"),
                        name="champion_once_for_an_organisation",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("from_on", models.DateField()),
                ("name", models.CharField(max_length=200)),
                (
                    "before",
                    models.CharField(
                        help_text="What stood there when it was noted, in words", max_length=500
                    ),
                ),
                ("why", models.CharField(max_length=300)),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("applied_at", models.DateTimeField(blank=True, null=True)),
                (
                    "refused_why",
                    models.CharField(
                        blank=True, help_text="Why it could not be made when its day came", max_length=700
                    ),
                ),
                (
                    "council",
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="champions.organisation",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="champions.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-from_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Partnership",
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
                            ("interested", "Interested"),
                            ("applied", "Has applied to join"),
                            ("agreed", "Agreed locally"),
                            ("paused", "Paused"),
                            ("blocked", "Paused by the council"),
                            ("left", "Has left"),
                        ],
                        default="interested",
                        max_length=20,
                    ),
                ),
                ("contact_name", models.CharField(help_text="Who signed it up", max_length=150)),
                ("contact_email", models.EmailField(max_length=254)),
                ("contact_phone", models.CharField(blank=True, max_length=30)),
                (
                    "in_public_words",
                    models.CharField(
                        blank=True,
                        help_text="What the public page says about it, in its own words",
                        max_length=300,
                    ),
                ),
                (
                    "is_public",
                    models.BooleanField(default=False, help_text="Asked to be named on the public page"),
                ),
                ("covenant_signed_on", models.DateField(blank=True, null=True)),
                ("covenant_source", models.CharField(blank=True, help_text="How we know", max_length=200)),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, help_text="Counts edits of the offer, so that a stale form is noticed"
                    ),
                ),
                (
                    "covenant_noted_by",
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partnership",
                        to="champions.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["organisation__name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("covenant_signed_on", None),
                            models.Q(("covenant_source", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="covenant_signature_has_a_source",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("interview_practice", "An hour of interview practice"),
                            ("shadowing", "An afternoon of shadowing, to see what the work is"),
                            ("application_help", "Help with one application or CV"),
                            ("lift", "A lift to an interview"),
                            ("tools", "Tools, work clothes or a laptop"),
                            ("taster", "A taster day or a visit for a few people"),
                            ("mentoring", "Somebody to talk to now and then: mentoring"),
                            ("work_experience", "Work experience"),
                            ("priority_interview", "An interview for whoever meets the essentials"),
                            ("apprenticeship", "An apprenticeship"),
                            ("job", "A job"),
                            ("other", "Something else"),
                        ],
                        max_length=30,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                ("times_a_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="champions.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "item"), name="contribution_named_once")
                ],
            },
        ),
        migrations.AddField(
            model_name="blockrequest",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="block_requests",
                to="champions.partnership",
            ),
        ),
        migrations.CreateModel(
            name="PartnershipStep",
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
                        to="champions.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PostYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("asked", "Asked"),
                            ("goes_on", "Goes on"),
                            ("hands_over", "Hands over"),
                            ("renewed", "Renewed"),
                            ("over", "No longer in post"),
                        ],
                        default="asked",
                        max_length=20,
                    ),
                ),
                ("renewed_on", models.DateField(blank=True, null=True)),
                (
                    "champion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="years",
                        to="champions.champion",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status__in", ["asked", "goes_on", "hands_over"])),
                        fields=("champion",),
                        name="post_year_asked_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("renewed_on__isnull", False), ("status", "renewed")),
                            models.Q(models.Q(("status", "renewed"), _negated=True), ("renewed_on", None)),
                            _connector="OR",
                        ),
                        name="post_year_renewed_on_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PostYearStep",
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
                        to="champions.postyear",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Rhythm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "every",
                    models.CharField(
                        choices=[
                            ("week", "Every week"),
                            ("month", "Every month"),
                            ("quarter", "Every three months"),
                            ("never", "Never; we look by ourselves"),
                        ],
                        default="month",
                        max_length=10,
                    ),
                ),
                ("nudged_on", models.DateField(blank=True, null=True)),
                (
                    "asked_on",
                    models.DateField(
                        blank=True, help_text="When it was last asked: still up for it?", null=True
                    ),
                ),
                (
                    "appetite",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("looking", "Yes: we are looking for somebody now"),
                            ("up_for_it", "Yes: ask us when you know somebody"),
                            ("full", "Yes, but not now: we have who we can take"),
                            ("not_now", "Not this year"),
                        ],
                        max_length=20,
                    ),
                ),
                ("renewed_on", models.DateField(default=django.utils.timezone.localdate)),
                (
                    "rested_on",
                    models.DateField(
                        blank=True,
                        help_text="When its pledges were paused because nobody answered",
                        null=True,
                    ),
                ),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rhythm",
                        to="champions.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SignUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("organisation_name", models.CharField(max_length=200)),
                ("name", models.CharField(help_text="Who signs it up", max_length=150)),
                ("email", models.EmailField(max_length=254)),
                ("phone", models.CharField(blank=True, max_length=30)),
                (
                    "could_offer",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("interview_practice", "An hour of interview practice"),
                                ("shadowing", "An afternoon of shadowing, to see what the work is"),
                                ("application_help", "Help with one application or CV"),
                                ("lift", "A lift to an interview"),
                                ("tools", "Tools, work clothes or a laptop"),
                                ("taster", "A taster day or a visit for a few people"),
                                ("mentoring", "Somebody to talk to now and then: mentoring"),
                                ("work_experience", "Work experience"),
                                ("priority_interview", "An interview for whoever meets the essentials"),
                                ("apprenticeship", "An apprenticeship"),
                                ("job", "A job"),
                                ("other", "Something else"),
                            ],
                            max_length=30,
                        ),
                        default=list,
                        size=None,
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("came_from", models.CharField(blank=True, db_index=True, max_length=64)),
                ("token_hash", models.CharField(blank=True, max_length=64)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("expires_at", models.DateTimeField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "set_aside_at",
                    models.DateTimeField(
                        blank=True, help_text="When somebody said that it is nothing", null=True
                    ),
                ),
                (
                    "looks_like",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="champions.organisation",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ups",
                        to="champions.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("token_hash", ""), _negated=True),
                        fields=("token_hash",),
                        name="sign_up_token_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation", None), ("confirmed_at__isnull", False), _connector="OR"
                        ),
                        name="sign_up_confirmed_before_it_counts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SocialValuePromise",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("contract_reference", models.CharField(max_length=60)),
                (
                    "what",
                    models.CharField(help_text="For example: places of work experience", max_length=200),
                ),
                (
                    "promised",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10000),
                        ]
                    ),
                ),
                ("due_on", models.DateField(blank=True, null=True)),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "noted_by",
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
                        related_name="social_value",
                        to="champions.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["contract_reference", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "contract_reference", "what"),
                        name="social_value_promised_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("promised__gte", 1)), name="social_value_promises_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SocialValueDelivered",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "number",
                    models.PositiveIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(10000),
                        ]
                    ),
                ),
                ("on", models.DateField()),
                ("evidence", models.CharField(max_length=300)),
                ("noted_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "noted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "promise",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="champions.socialvaluepromise",
                    ),
                ),
            ],
            options={
                "ordering": ["-on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="social_value_delivers_something"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Terms",
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
                            ("pledge", "Our pledge"),
                            ("data_sharing", "How we look after what we learn"),
                            ("conduct", "How we treat people"),
                        ],
                        max_length=30,
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                ("text", models.TextField(max_length=20000)),
                ("what_changed", models.CharField(blank=True, max_length=300)),
                ("from_on", models.DateField(default=django.utils.timezone.localdate)),
                ("published_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "published_by",
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
                "verbose_name_plural": "terms",
                "ordering": ["-kind", "-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "version"), name="terms_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="terms_say_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Acceptance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
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
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acceptances",
                        to="champions.partnership",
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acceptances",
                        to="champions.terms",
                    ),
                ),
            ],
            options={
                "ordering": ["-terms__kind", "-terms__version"],
                "constraints": [
                    models.UniqueConstraint(fields=("partnership", "terms"), name="terms_accepted_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="UnsentFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file", models.FileField(blank=True, upload_to=champions.models.stored.random_name)),
                (
                    "file_name",
                    models.CharField(
                        blank=True, help_text="As it is offered to whoever opens it", max_length=120
                    ),
                ),
                ("content_type", models.CharField(blank=True, max_length=100)),
                ("size", models.PositiveIntegerField(default=0, help_text="Bytes")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "scan",
                    models.CharField(
                        choices=[
                            ("not_set_up", "No scanner is set up"),
                            ("waiting", "Not looked through yet"),
                            ("clean", "Looked through"),
                        ],
                        default="not_set_up",
                        max_length=20,
                    ),
                ),
                ("kept_at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="champions.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-kept_at", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="blockrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "asked")),
                fields=("partnership",),
                name="block_asked_for_once_at_a_time",
            ),
        ),
        migrations.AddConstraint(
            model_name="blockrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="block_with_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="blockrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_by__isnull", False), ("status__in", ["agreed", "not_agreed"])),
                    models.Q(
                        models.Q(("status__in", ["agreed", "not_agreed"]), _negated=True),
                        ("decided_by", None),
                    ),
                    _connector="OR",
                ),
                name="block_decided_by_somebody",
            ),
        ),
    ]
