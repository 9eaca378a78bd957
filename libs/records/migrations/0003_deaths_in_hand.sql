-- How many workers died, one after the other, with the record `in_hand` and nothing else in their hands: what sets a
-- record aside (design 2.10). One death proves nothing, since workers are killed for other reasons, too.
alter table records.runs add column in_hand_deaths integer not null default 0;
