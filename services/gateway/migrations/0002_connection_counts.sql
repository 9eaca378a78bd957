-- Numbers over all tenants for the metrics, and nothing but numbers: no row leaves this function.
create function accounts.connection_counts(at timestamptz, expiring_within interval)
returns table (state text, companies bigint)
language sql stable
set autosync.all_tenants = 'on'
as $$
  select case when k.state = 'connected' and k.refresh_expires_at < at + expiring_within then 'expiring' else k.state end,
         count(*)
  from accounts.connections k join accounts.companies c on c.id = k.company_id
  where not c.removed
  group by 1
$$;
