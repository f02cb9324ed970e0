import django.contrib.postgres.fields
import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Download",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=60)),
                ("query", models.CharField(blank=True, max_length=2000)),
                ("form", models.CharField(help_text="csv or xlsx", max_length=10)),
                ("rows", models.PositiveIntegerField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "person",
                    models.ForeignKey(
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
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(help_text="Which importer: young_adults", max_length=40)),
                ("source", models.CharField(help_text="The system that the files came from", max_length=60)),
                (
                    "files",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=200), default=list, size=None
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "left_out",
                    models.JSONField(
                        default=list, help_text="For each sheet, the headings that were not read"
                    ),
                ),
                ("remarks", models.JSONField(default=list, help_text="What was skipped, in words")),
                (
                    "chosen",
                    models.JSONField(
                        default=list, help_text="What the headings of each list are, until it is read"
                    ),
                ),
                (
                    "opener",
                    models.BinaryField(
                        default=b"",
                        help_text="What opens the waiting files, itself locked, while a worker is to read them",
                    ),
                ),
                ("counts", models.JSONField(default=dict, help_text="How many rows of each outcome")),
                (
                    "doing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("read", "Reading the file"),
                            ("preview", "Comparing with what we have"),
                            ("write", "Writing"),
                        ],
                        max_length=10,
                    ),
                ),
                ("beat_at", models.DateTimeField(null=True)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("previewed_at", models.DateTimeField(null=True)),
                ("cancel_asked_at", models.DateTimeField(null=True)),
                ("written_at", models.DateTimeField(null=True)),
                ("stopped_at", models.DateTimeField(null=True)),
                ("stopped_because", models.CharField(blank=True, max_length=300)),
                ("taken_back_at", models.DateTimeField(null=True)),
                ("taken_back_why", models.TextField(blank=True)),
                (
                    "emptied_at",
                    models.DateTimeField(help_text="When what its rows said was deleted", null=True),
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
                    "taken_back_by",
                    models.ForeignKey(
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
                        condition=models.Q(("written_at", None), ("stopped_at", None), _connector="OR"),
                        name="import_written_or_stopped",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_back_at", None), ("written_at__isnull", False), _connector="OR"
                        ),
                        name="import_written_before_taken_back",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveIntegerField(help_text="Its place among all rows of all files")),
                ("file", models.CharField(max_length=200)),
                ("sheet", models.CharField(blank=True, max_length=100)),
                ("row", models.PositiveIntegerField(help_text="As a spreadsheet shows it")),
                (
                    "values",
                    models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder),
                ),
                (
                    "notes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(),
                        default=list,
                        help_text="What its reader had to say",
                        size=None,
                    ),
                ),
                (
                    "unread",
                    models.JSONField(default=dict, help_text="Columns that could not be read, and why"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new", "New"),
                            ("changed", "Changed"),
                            ("same", "Same"),
                            ("merged", "Merged"),
                            ("flagged", "Check"),
                            ("refused", "Refused"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                (
                    "changes",
                    models.JSONField(
                        default=list,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        help_text="What, from, to",
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        blank=True, help_text="The key of the record that it wrote", max_length=40
                    ),
                ),
                (
                    "made",
                    models.BooleanField(default=False, help_text="Whether the record came with this row"),
                ),
                (
                    "was",
                    models.JSONField(
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        help_text="What it wrote over",
                    ),
                ),
                (
                    "became",
                    models.JSONField(
                        default=dict,
                        encoder=django.core.serializers.json.DjangoJSONEncoder,
                        help_text="What it wrote",
                    ),
                ),
                (
                    "part_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="tabular.import"
                    ),
                ),
            ],
            options={
                "ordering": ["place"],
                "indexes": [models.Index(fields=["part_of", "outcome"], name="import_rows_by_outcome")],
                "constraints": [
                    models.UniqueConstraint(fields=("part_of", "place"), name="import_row_in_one_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="Layout",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=60)),
                (
                    "columns",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), blank=True, default=list, size=None
                    ),
                ),
                ("per_page", models.PositiveSmallIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("person", "table"), name="one_layout_of_a_list")
                ],
            },
        ),
        migrations.CreateModel(
            name="RememberedColumn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("source", models.CharField(max_length=60)),
                ("heading", models.CharField(max_length=200)),
                ("column", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "source", "heading"), name="column_remembered_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("table", models.CharField(max_length=60)),
                ("name", models.CharField(max_length=60)),
                ("query", models.CharField(max_length=2000)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "table", "name"), name="saved_filter_named_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WaitingFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("sealed", models.BinaryField()),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "part_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waiting",
                        to="tabular.import",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
    ]
