-- Paid already, as far as the record says: by the company itself, or with a deposit over the whole.
create function records.is_settled(content jsonb) returns boolean language sql immutable parallel safe
return content ? 'paymentMethod' or coalesce(content #>> '{deposit,amount}' = content ->> 'total', false);

-- Records that have no document yet, by date: a first sync begins with the newest, and with what is still to be paid.
create index records_by_date on records.records
  (company_id, type, records.is_settled(content), (content ->> 'date') desc, pending_since, id)
  where pending_since is not null and qbo_id is null;
