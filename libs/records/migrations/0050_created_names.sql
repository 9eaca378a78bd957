-- Which of its names AutoSync created itself: what a preview says would be created, a batch from it may find created.
create index intents_created_names on records.intents (company_id, reference_kind, reference_key)
  where record_id is null and state = 'succeeded';
