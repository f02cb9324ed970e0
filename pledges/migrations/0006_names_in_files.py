import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("champions", "0008_changes_outlive_parents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("pledges", "0005_source_origin"),
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
            options={"verbose_name_plural": "names in files"},
        ),
    ]
