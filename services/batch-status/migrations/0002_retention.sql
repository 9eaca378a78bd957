-- What is old goes: batches by rows, their actions by whole months. The service may delete neither by itself, so it goes
-- through this function, which runs as the owner (as `ensure_action_partitions` does).

create index batches_by_age on batch.batches (created_at);

-- Deletes at most `page` batches of the months that ended before `before`, and when none of them is left, the actions of
-- those months, one month a call. Answers how many batches and months went; nothing: all is done.
--
-- Batches go first: actions without their batch are seen by nobody, a batch without its actions would be a lie. A month
-- goes without waiting long for those who read: the lock is tried for two seconds, and else the next time.
create function batch.forget_old(before timestamptz, page integer, out batches integer, out months integer)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  setting_before text := coalesce(current_setting('autosync.all_tenants', true), '');
  lock_timeout_before text := current_setting('lock_timeout');
  first_kept timestamptz := date_trunc('month', before at time zone 'UTC') at time zone 'UTC';
  old_month text;
begin
  perform set_config('autosync.all_tenants', 'on', true);
  months := 0;
  with old as (
    select id from batch.batches where created_at < first_kept order by created_at limit page for update skip locked
  )
  delete from batch.batches b using old where b.id = old.id;
  get diagnostics batches = row_count;
  -- One process drops a month at a time: two would wait for each other's locks on the partitions.
  if batches = 0 and not exists (select 1 from batch.batches where created_at < first_kept)
    and pg_try_advisory_xact_lock(hashtext('batch.forget_old')) then
    with gone as (
      delete from batch.actions_default where ctid = any (array(
        select ctid from batch.actions_default where batch_created_at < first_kept limit page))
    )
    select c.relname into old_month
    from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'batch.actions'::regclass
      and c.relname ~ '^actions_\d{4}_\d\d$'
      and c.relname < format('actions_%s', to_char(first_kept at time zone 'UTC', 'YYYY_MM'))
    order by c.relname
    limit 1;
    if old_month is not null then
      perform set_config('lock_timeout', '2000', true);
      execute format('drop table batch.%I', old_month);
      months := 1;
      perform set_config('lock_timeout', lock_timeout_before, true);
    end if;
  end if;
  perform set_config('autosync.all_tenants', setting_before, true);
end
$$;
revoke execute on function batch.forget_old from public;
grant execute on function batch.forget_old to autosync_batch_status;
