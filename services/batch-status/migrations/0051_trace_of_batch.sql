-- The trace that a batch was asked for in, or that its work began (W3C traceparent).
alter table batch.batches add column traceparent text;
