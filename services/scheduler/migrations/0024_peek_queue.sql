-- What dispatch asks before it does anything (docs/protocol.md#dispatch): the tops of two indexes. It is asked after everything that
-- may have freed a slot, and mostly nobody waits for that, so it is one statement, that opens all tenants' rows for itself.

-- `waits`: a run waits that might be sent, or one may go that rested; `rested_in_ms`: until the next of those may that rest, null
-- when none does. To be called outside of transactions: the rest of one would see all tenants' rows as well.
create function schedule.peek_queue(given timestamptz)
  returns table (waits boolean, rested_in_ms float8) language plpgsql volatile
  set enable_seqscan = off
as $$
begin
  perform set_config('autosync.all_tenants', 'on', true);
  return query
  select rests.ms <= 0 is true or exists (select from schedule.companies where head_type is not null), rests.ms
  from (
    select (extract(epoch from min(rest_until) - coalesce(given, clock_timestamp())) * 1000)::float8 as ms
    from schedule.companies where rest_until is not null
  ) rests;
end
$$;
