-- What a page needs to show a run again without its file: the names of the columns, and the key of a row that waits for a person.
alter table import_run add column columns text[] not null default '{}';
alter table import_refusal add column key text;
