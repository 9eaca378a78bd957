-- Beside keys, people and programs that sign in at an identity provider change things. Old rows hold to the new rule too.
alter table accounts.audit_events drop constraint audit_events_actor_kind_check;
alter table accounts.audit_events add constraint audit_events_actor_kind_check
  check (actor_kind in ('operator', 'key', 'person', 'client')) not valid;
