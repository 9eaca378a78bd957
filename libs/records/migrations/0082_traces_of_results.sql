-- The trace in which a result came to be (W3C Trace Context), so that its way to batch-status is part of it. Null where nothing is traced.
alter table records.result_outbox add column traceparent text;
