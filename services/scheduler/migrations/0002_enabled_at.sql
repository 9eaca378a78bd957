-- Since when a type is on: a company that has just switched it on is not overdue. Rows that are there count from now on,
-- as when they were switched on is not known.
alter table schedule.types add column enabled_at timestamptz default now();
alter table schedule.types alter column enabled_at drop default;
