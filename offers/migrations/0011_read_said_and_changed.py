import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """A question says who read it, one tap reports a promise, and the end has room for what should change."""

    dependencies = [
        ("offers", "0010_host_asks"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="question",
            name="read_by",
            field=models.ForeignKey(
                blank=True,
                help_text="Who of those who may answer read it first",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="question",
            name="read_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="checkin",
            name="words",
            field=models.TextField(
                blank=True,
                help_text="At the end: what should be better for the next person",
                max_length=1000,
            ),
        ),
        migrations.AlterField(
            model_name="promisereport",
            name="about",
            field=models.CharField(
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
    ]
