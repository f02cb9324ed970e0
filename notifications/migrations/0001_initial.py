import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("text", "Text message"),
                            ("email", "E-mail"),
                            ("push", "Message on the phone’s screen"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("created", "Waiting to be sent"),
                            ("sending", "On its way"),
                            ("delivered", "Delivered"),
                            ("temporary_failure", "Not delivered yet"),
                            ("permanent_failure", "The number or address does not work"),
                            ("technical_failure", "Could not be sent"),
                            ("not_needed", "No longer true, so not sent"),
                        ],
                        default="created",
                        max_length=20,
                    ),
                ),
                ("due_at", models.DateTimeField(default=django.utils.timezone.now, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("reference", models.UUIDField(db_index=True, default=uuid.uuid4)),
                (
                    "provider_id",
                    models.CharField(blank=True, help_text="What the provider calls it", max_length=64),
                ),
                (
                    "sent_to",
                    models.CharField(
                        blank=True, help_text="The number or address of this attempt", max_length=254
                    ),
                ),
                (
                    "segments",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Texts that the network counts, all attempts"
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("sending_since", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "deliveries",
                "ordering": ["pk"],
                "indexes": [
                    models.Index(
                        models.F("due_at"),
                        condition=models.Q(("due_at__isnull", False)),
                        name="deliveries_due",
                    ),
                    models.Index(models.F("made_at"), name="deliveries_by_day"),
                ],
            },
        ),
        migrations.CreateModel(
            name="OpenSockets",
            fields=[
                ("process", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("number", models.PositiveIntegerField()),
                ("said_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "verbose_name_plural": "open sockets",
            },
        ),
        migrations.CreateModel(
            name="ReceivedText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("provider_id", models.CharField(max_length=64, unique=True)),
                (
                    "number",
                    models.CharField(db_index=True, help_text="From whom, as +447700900123", max_length=20),
                ),
                ("words", models.TextField()),
                ("received_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Choice",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="message_choice",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "channels",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=10), blank=True, null=True, size=None
                    ),
                ),
                ("quiet_from", models.TimeField(blank=True, null=True)),
                ("quiet_until", models.TimeField(blank=True, null=True)),
                ("paused", models.BooleanField(default=False)),
                ("gathered", models.BooleanField(default=False)),
                (
                    "texts_stopped_at",
                    models.DateTimeField(blank=True, help_text="When they texted STOP", null=True),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("quiet_from", None), ("quiet_until", None)),
                            models.Q(("quiet_from__isnull", False), ("quiet_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="quiet_hours_whole_or_none",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DeliveryStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verb", models.CharField(max_length=40)),
                ("from_status", models.CharField(max_length=30)),
                ("to_status", models.CharField(max_length=30)),
                ("why", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="notifications.delivery",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Notification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("key", models.CharField(help_text="The record's key, a dot, the occasion", max_length=60)),
                ("link", models.CharField(max_length=200)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("read_at", models.DateTimeField(blank=True, null=True)),
                (
                    "recipient",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notifications",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [
                    models.Index(
                        models.F("recipient"), condition=models.Q(("read_at", None)), name="unread_notices"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("recipient"), models.F("kind"), models.F("key"), name="told_once"
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="delivery",
            name="notification",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="deliveries",
                to="notifications.notification",
            ),
        ),
        migrations.CreateModel(
            name="Outage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("text", "Text message"),
                            ("email", "E-mail"),
                            ("push", "Message on the phone’s screen"),
                        ],
                        max_length=10,
                    ),
                ),
                ("began_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-began_at"],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("channel"),
                        condition=models.Q(("ended_at", None)),
                        name="one_outage_at_a_time",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PushSubscription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "endpoint",
                    models.CharField(
                        help_text="Where its push service takes messages", max_length=1000, unique=True
                    ),
                ),
                ("p256dh", models.CharField(help_text="The browser's public key", max_length=100)),
                ("auth", models.CharField(help_text="The secret that it shares with us", max_length=40)),
                ("session_key", models.CharField(db_index=True, max_length=40)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="push_subscriptions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("key", models.CharField(help_text="The record's key, a dot, the occasion", max_length=60)),
                ("link", models.CharField(max_length=200)),
                ("due_at", models.DateTimeField()),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty where the task closed itself",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tasks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["due_at", "pk"],
                "indexes": [
                    models.Index(
                        models.F("owner"),
                        models.F("due_at"),
                        condition=models.Q(("done_at", None)),
                        name="open_tasks",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        models.F("owner"), models.F("kind"), models.F("key"), name="one_task_for_one_occasion"
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                models.F("notification"), models.F("channel"), name="sent_once_by_each_channel"
            ),
        ),
    ]
