import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import champions.models.stored


class Migration(migrations.Migration):
    dependencies = [
        ("champions", "0008_changes_outlive_parents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="rhythm",
            name="rested_on",
            field=models.DateField(
                blank=True, help_text="When its pledges were paused because nobody answered", null=True
            ),
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
                (
                    "file",
                    models.FileField(blank=True, upload_to=champions.models.stored.random_name),
                ),
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
            options={"ordering": ["-kept_at", "-pk"]},
        ),
    ]
