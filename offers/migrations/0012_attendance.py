import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offers", "0011_read_said_and_changed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
    ]
