from django.db import migrations

from champions.first_terms import load_terms


def load(apps, schema_editor):
    load_terms(apps.get_model("champions", "Terms"))


class Migration(migrations.Migration):
    dependencies = [("champions", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
