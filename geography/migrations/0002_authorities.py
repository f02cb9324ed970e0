"""The authorities of England; a later list is another migration like this one."""

from django.db import migrations

from geography import authorities


def load(apps, schema_editor):
    authorities.load(apps.get_model("geography", "Authority"))


class Migration(migrations.Migration):
    dependencies = [("geography", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
