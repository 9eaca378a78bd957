-- What the run that found a reset has written since then is in the new books: it is not forgotten with the old ones.
alter table records.books_resets add column written_since timestamptz;
