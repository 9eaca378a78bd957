-- A step of a request that must not be done twice, though its process may die before the answer is kept: what came of it.
alter table accounts.idempotency_keys add column step_result text;
