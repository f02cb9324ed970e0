from django.db import migrations, models
from django.db.models import Exists, OuterRef, Q


def keep_the_newest(apps, schema_editor):
    """Of what one adviser asked twice about one person, before the address was proved."""
    asked = apps.get_model("youngadults", "GuestReferral").objects.filter(status="asked")
    same = {name: OuterRef(name) for name in ("email", "council", "first_name", "date_of_birth")}
    asked.filter(Exists(asked.filter(**same, pk__gt=OuterRef("pk")))).delete()


class Migration(migrations.Migration):
    dependencies = [("youngadults", "0010_guests")]

    operations = [
        migrations.RunPython(keep_the_newest, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="guestreferral",
            constraint=models.UniqueConstraint(
                fields=["email", "council", "first_name", "date_of_birth"],
                condition=Q(status="asked"),
                name="guest_asked_once",
            ),
        ),
    ]
