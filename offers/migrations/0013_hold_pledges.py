from django.db import migrations, models


def cover(apps, schema_editor) -> None:
    """What a hold on one person stopped until now: the pledges that name them as it was written down."""
    hold, pledge = apps.get_model("offers", "Hold"), apps.get_model("pledges", "Pledge")
    for held in hold.objects.filter(lifted_at=None).exclude(supervisor=""):
        named = pledge.objects.filter(organisation=held.organisation_id, meets__icontains=held.supervisor)
        held.pledges.add(*named)


class Migration(migrations.Migration):
    dependencies = [
        ("pledges", "0006_names_in_files"),
        ("offers", "0012_attendance"),
    ]

    operations = [
        migrations.AddField(
            model_name="hold",
            name="pledges",
            field=models.ManyToManyField(
                help_text="Where one would meet the supervisor; kept while the hold stands",
                related_name="+",
                to="pledges.pledge",
            ),
        ),
        migrations.RunPython(cover, migrations.RunPython.noop),
    ]
