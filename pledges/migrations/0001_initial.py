import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("champions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="NameInFiles",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=500, unique=True)),
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names_in_files",
                        to="champions.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "names in files",
            },
        ),
        migrations.CreateModel(
            name="Pledge",
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
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Waiting for approval"),
                            ("referred_back", "Referred back"),
                            ("live", "Live"),
                            ("paused", "Paused"),
                            ("closed", "Closed"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=120)),
                (
                    "description",
                    models.TextField(blank=True, help_text="What the young adult would do", max_length=2000),
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
                    "second_sector",
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
                    "meets",
                    models.CharField(
                        blank=True, help_text="Who the young adult would meet, and their part", max_length=120
                    ),
                ),
                ("remote", models.BooleanField(default=False)),
                ("site_name", models.CharField(blank=True, max_length=120)),
                ("postcode", models.CharField(blank=True, max_length=8)),
                ("easting", models.IntegerField(blank=True, help_text="100 m units", null=True)),
                ("northing", models.IntegerField(blank=True, help_text="100 m units", null=True)),
                (
                    "directions",
                    models.TextField(blank=True, help_text="How to get there without a car", max_length=500),
                ),
                (
                    "ask_for",
                    models.CharField(blank=True, help_text="Whom to ask for on arriving", max_length=120),
                ),
                ("bring", models.TextField(blank=True, help_text="What to wear and bring", max_length=300)),
                (
                    "supervisor",
                    models.CharField(
                        blank=True,
                        help_text="Who looks after the young adult, and how the host reaches them",
                        max_length=120,
                    ),
                ),
                (
                    "weekly_hours",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(48),
                        ],
                    ),
                ),
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
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "least_days",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="On how many of these days somebody is needed"
                    ),
                ),
                (
                    "times",
                    models.CharField(blank=True, help_text="For example: 11 am to 3 pm", max_length=120),
                ),
                ("pay", models.PositiveIntegerField(default=0, help_text="Pence an hour; 0 is unpaid")),
                ("travel_paid", models.BooleanField(default=False)),
                (
                    "open_to",
                    models.CharField(
                        choices=[
                            ("council", "Young adults of this council only"),
                            ("any", "Any care-experienced young adult, whichever council"),
                        ],
                        default="council",
                        max_length=10,
                    ),
                ),
                (
                    "age_from",
                    models.PositiveSmallIntegerField(
                        default=18,
                        help_text="Youngest age at the start",
                        validators=[
                            django.core.validators.MinValueValidator(18),
                            django.core.validators.MaxValueValidator(25),
                        ],
                    ),
                ),
                (
                    "age_to",
                    models.PositiveSmallIntegerField(
                        default=25,
                        help_text="Oldest age at the start",
                        validators=[
                            django.core.validators.MinValueValidator(18),
                            django.core.validators.MaxValueValidator(25),
                        ],
                    ),
                ),
                (
                    "qualification_needed",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "None needed, or Entry level"),
                            (1, "Level 1 (GCSE grades 3 to 1)"),
                            (2, "Level 2 (GCSE grades 9 to 4)"),
                            (3, "Level 3 (A level, T Level)"),
                            (4, "Level 4 or 5 (HNC, HND)"),
                            (5, "Level 6 or above (degree)"),
                        ],
                        default=0,
                    ),
                ),
                (
                    "qualification_ideal",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "None needed, or Entry level"),
                            (1, "Level 1 (GCSE grades 3 to 1)"),
                            (2, "Level 2 (GCSE grades 9 to 4)"),
                            (3, "Level 3 (A level, T Level)"),
                            (4, "Level 4 or 5 (HNC, HND)"),
                            (5, "Level 6 or above (degree)"),
                        ],
                        default=0,
                    ),
                ),
                (
                    "dbs",
                    models.PositiveSmallIntegerField(
                        choices=[(0, "None"), (1, "Basic"), (2, "Enhanced")], default=0
                    ),
                ),
                ("driving_licence", models.BooleanField(default=False)),
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
                (
                    "age_reason",
                    models.CharField(
                        blank=True,
                        help_text="What law or insurance asks for other ages than 18 to 25",
                        max_length=200,
                    ),
                ),
                (
                    "dbs_role",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("none", "None of these"),
                            (
                                "children",
                                "Teaches, trains, cares for or looks after children, often or overnight",
                            ),
                            ("school", "Works regularly in a school, nursery or children’s home"),
                            ("personal_care", "Gives personal or health care to adults who need it"),
                            ("drives_patients", "Drives adults to and from health or social care"),
                            (
                                "handles_money_for",
                                "Runs the money or affairs of adults who need help with them",
                            ),
                        ],
                        help_text="What makes a role eligible for a check",
                        max_length=30,
                    ),
                ),
                (
                    "outcomes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("independent_living", "Independent living"),
                                ("eet", "Employment, education and training"),
                                ("safe_secure", "Stability, feeling safe and secure"),
                                ("health", "Health and emotional support"),
                                ("finance", "Financial stability"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("watch", "To watch and ask: shadowing"),
                            ("try", "To try things out beside somebody who does them"),
                            ("work", "To do work that somebody would otherwise do"),
                        ],
                        max_length=10,
                    ),
                ),
                ("must_keep_hours", models.BooleanField(blank=True, null=True)),
                ("on_rota", models.BooleanField(blank=True, null=True)),
                ("job_promised", models.BooleanField(blank=True, null=True)),
                (
                    "standard",
                    models.CharField(
                        blank=True, help_text="Reference and title of the standard", max_length=120
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("is_foundation", models.BooleanField(default=False)),
                ("training_provider", models.CharField(blank=True, max_length=120)),
                (
                    "months",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(72),
                        ],
                    ),
                ),
                (
                    "is_guaranteed",
                    models.BooleanField(
                        default=False,
                        help_text="Whoever meets the criteria is interviewed, without exception",
                    ),
                ),
                (
                    "criteria",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), blank=True, default=list, size=None
                    ),
                ),
                (
                    "equivalences",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), blank=True, default=list, size=None
                    ),
                ),
                ("interview_within_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("promises_feedback", models.BooleanField(default=False)),
                (
                    "meets_first",
                    models.BooleanField(
                        default=False, help_text="Mentor and young adult meet before they choose"
                    ),
                ),
                ("how_often", models.CharField(blank=True, max_length=120)),
                ("how_to_get_it", models.TextField(blank=True, max_length=500)),
                ("stands_until", models.DateField(blank=True, null=True)),
                (
                    "version",
                    models.PositiveIntegerField(
                        default=1, help_text="Counts edits, so that a stale form is noticed"
                    ),
                ),
                ("posted_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pledges",
                        to="champions.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-posted_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("age_from__lte", models.F("age_to"))), name="pledge_ages_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("easting", None), ("northing", None)),
                            models.Q(("easting__isnull", False), ("northing__isnull", False)),
                            _connector="OR",
                        ),
                        name="pledge_position_whole_or_none",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status", "draft"),
                            ("status", "withdrawn"),
                            ("remote", True),
                            ("kind", "other_support"),
                            ("easting__isnull", False),
                            _connector="OR",
                        ),
                        name="pledge_posted_with_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "withdrawn"]),
                            models.Q(("kind", "apprenticeship"), _negated=True),
                            ("pay__gt", 0),
                            _connector="OR",
                        ),
                        name="apprenticeship_posted_with_pay",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["submitted", "live", "paused"]), _negated=True),
                            models.Q(("kind", "work_experience"), _negated=True),
                            ("pay__gt", 0),
                            models.Q(
                                ("purpose", "work"),
                                ("on_rota", True),
                                ("job_promised", True),
                                _connector="OR",
                                _negated=True,
                            ),
                            _connector="OR",
                        ),
                        name="work_never_posted_unpaid",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Intake",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("fill_by", models.DateField(help_text="The last day on which a place can be taken")),
                (
                    "places",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(500),
                        ]
                    ),
                ),
                ("places_taken", models.PositiveSmallIntegerField(default=0)),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="intakes",
                        to="pledges.pledge",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("places_taken__lte", models.F("places"))),
                        name="never_more_taken_than_places",
                    ),
                    models.CheckConstraint(condition=models.Q(("places__gte", 1)), name="intake_has_a_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="intake_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fill_by__lte", models.F("starts_on"))),
                        name="intake_filled_before_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PledgeStep",
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="steps", to="pledges.pledge"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=300, unique=True)),
                (
                    "origin",
                    models.CharField(
                        blank=True, help_text="The file or service that it came from", max_length=200
                    ),
                ),
                ("said", models.JSONField(default=dict)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "pledge",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="source",
                        to="pledges.pledge",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Typed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("part", models.CharField(default="all", max_length=20)),
                ("answers", models.JSONField(default=dict)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pledge",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="typed", to="pledges.pledge"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pledge", "by", "part"), name="typed_once_by_each_on_a_page"
                    )
                ],
            },
        ),
    ]
