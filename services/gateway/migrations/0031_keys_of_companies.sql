-- A key may be for some companies of its tenant only; null: for all of them, those to come too.
alter table accounts.api_keys add column company_ids uuid[] check (cardinality(company_ids) > 0);
