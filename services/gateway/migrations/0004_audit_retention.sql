-- Audit events are kept for a while; their owner deletes the older ones.
create index audit_events_by_age on accounts.audit_events (at);

grant delete on accounts.audit_events to autosync_gateway;
