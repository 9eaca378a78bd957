-- The sequence of the source system, where it gives one: an older state that arrives late is told apart by it. Not part of
-- the content: it changes nothing that goes out.
alter table records.records
  add column source_sequence bigint,
  add column source_updated_at timestamptz;

-- What every way in checks, held once more where all of them end. Rows from before are not looked at.
alter table records.records
  add constraint external_id_is_text check (
    char_length(external_id) between 1 and 200 and external_id = btrim(external_id) and external_id !~ '[[:cntrl:]]'
  ) not valid,
  add constraint date_is_bookable check (
    content ->> 'date' is null or content ->> 'date' between '1900-01-01' and '2999-12-31'
  ) not valid;
