"""Bank holidays and minimum wages; a later year is another migration like this one."""

from django.db import migrations

from rulebook import national


def load(apps, schema_editor):
    national.load_bank_holidays(apps.get_model("rulebook", "BankHoliday"))
    national.load_wages(apps.get_model("rulebook", "Entry"))


class Migration(migrations.Migration):
    dependencies = [("rulebook", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
