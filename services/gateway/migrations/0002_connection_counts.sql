-- Numbers over all tenants for the metrics, and nothing but numbers: no row leaves this function.
create function accounts.connection_counts(at timestamptz, expiring_within interval)
returns table (state text, companies bigint)
language plpgsql stable
as $$
declare
  setting_before text := coalesce(current_setting('autosync.all_tenants', true), '');
begin
  -- Not by `set` on the function: only a superuser may hang a setting of ours on one.
  perform set_config('autosync.all_tenants', 'on', true);
  return query
    select case when k.state = 'connected' and k.refresh_expires_at < at + expiring_within then 'expiring' else k.state end,
           count(*)
    from accounts.connections k join accounts.companies c on c.id = k.company_id
    where not c.removed
    group by 1;
  perform set_config('autosync.all_tenants', setting_before, true);
end
$$;
