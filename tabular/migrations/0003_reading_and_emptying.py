from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tabular", "0002_imports")]

    operations = [
        migrations.AddField(
            model_name="import",
            name="chosen",
            field=models.JSONField(
                default=list, help_text="What the headings of each list are, until it is read"
            ),
        ),
        migrations.AddField(
            model_name="import",
            name="emptied_at",
            field=models.DateTimeField(help_text="When what its rows said was deleted", null=True),
        ),
        migrations.AddField(
            model_name="import",
            name="opener",
            field=models.BinaryField(
                default=b"",
                help_text="What opens the waiting files, itself locked, while a worker is to read them",
            ),
        ),
        migrations.AlterField(
            model_name="import",
            name="doing",
            field=models.CharField(
                blank=True,
                choices=[
                    ("read", "Reading the file"),
                    ("preview", "Comparing with what we have"),
                    ("write", "Writing"),
                ],
                max_length=10,
            ),
        ),
    ]
