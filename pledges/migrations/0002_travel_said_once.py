"""Whether travel is paid was said in two places: it is kept beside the pay, where the kind has pay."""

from django.db import migrations


def say_it_once(apps, schema_editor):
    pledges = apps.get_model("pledges", "Pledge").objects.exclude(kind="other_support")
    for pledge in pledges.filter(support__contains=["travel_costs"]).iterator():
        pledge.travel_paid = True
        pledge.support = [code for code in pledge.support if code != "travel_costs"]
        pledge.save(update_fields=["travel_paid", "support"])


class Migration(migrations.Migration):
    dependencies = [("pledges", "0001_initial")]
    operations = [migrations.RunPython(say_it_once, migrations.RunPython.noop)]
