from django.db import migrations

from champions.first_terms import load_terms


def load(apps, schema_editor):
    load_terms(apps.get_model("champions", "Terms"))


class Migration(migrations.Migration):
    dependencies = [("champions", "0004_agreements_and_legal_classes")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
