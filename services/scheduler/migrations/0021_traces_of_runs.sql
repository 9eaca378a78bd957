-- The trace of whoever asked for a run (W3C traceparent), which its events take along.
alter table schedule.runs add column traceparent text;
alter table schedule.outbox add column traceparent text;
