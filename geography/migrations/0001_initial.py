import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Authority",
            fields=[
                (
                    "gss_code",
                    models.CharField(
                        max_length=9, primary_key=True, serialize=False, verbose_name="GSS code"
                    ),
                ),
                ("name", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("county", "County"),
                            ("unitary", "Unitary authority"),
                            ("metropolitan", "Metropolitan borough"),
                            ("london_borough", "London borough"),
                            ("district", "District"),
                        ],
                        max_length=15,
                    ),
                ),
                ("region", models.CharField(max_length=30)),
                (
                    "dfe_number",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, unique=True, verbose_name="DfE number"
                    ),
                ),
                (
                    "upper_tier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="districts",
                        to="geography.authority",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "authorities",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("dfe_number__isnull", True),
                                ("kind", "district"),
                                ("upper_tier__isnull", False),
                            ),
                            models.Q(
                                models.Q(("kind", "district"), _negated=True),
                                ("dfe_number__isnull", False),
                                ("upper_tier__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="authority_district_has_upper_tier",
                        violation_error_message="A district belongs to a county; the others have a DfE number.",
                    )
                ],
            },
        ),
    ]
