from django.db import migrations

# Until now they were about the offer, with its step as the occasion, and changed their words with it.
BY_STEP = """
UPDATE notifications_notification SET key = split_part(key, '.', 2) || '.0'
WHERE kind IN ('offer_answered', 'offer_moved') AND split_part(key, '.', 2) <> '0'
"""


class Migration(migrations.Migration):
    dependencies = [("offers", "0001_initial"), ("notifications", "0001_initial")]

    operations = [migrations.RunSQL(BY_STEP, migrations.RunSQL.noop)]
