from django.db import migrations

# What a check constraint cannot say: asked when the transaction ends, so that one entry may end and another begin.
ALWAYS_SOMEONE = """
create or replace function a_young_adult_keeps_an_adviser() returns trigger language plpgsql as $$
begin
  if exists (select from youngadults_youngadult where id = old.young_adult_id)
     and not exists (
       select from youngadults_caseloadentry
       where young_adult_id = old.young_adult_id and not is_cover and ends_on is null
     )
  then
    raise exception 'A young adult would be left without an adviser.'
      using errcode = 'check_violation', constraint = 'a_young_adult_keeps_an_adviser';
  end if;
  return null;
end $$;

drop trigger if exists a_young_adult_keeps_an_adviser on youngadults_caseloadentry;
create constraint trigger a_young_adult_keeps_an_adviser
  after update or delete on youngadults_caseloadentry
  deferrable initially deferred for each row
  when (not old.is_cover and old.ends_on is null)
  execute function a_young_adult_keeps_an_adviser();
"""
NO_LONGER = """
drop trigger a_young_adult_keeps_an_adviser on youngadults_caseloadentry;
drop function a_young_adult_keeps_an_adviser();
"""


class Migration(migrations.Migration):
    dependencies = [("youngadults", "0001_initial")]
    operations = [migrations.RunSQL(ALWAYS_SOMEONE, NO_LONGER)]
