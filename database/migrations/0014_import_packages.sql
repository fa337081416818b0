-- An HSDS file that an editor brought has no mapping: it is tried whole, then written whole. `report` is what became of it.
alter table import_upload
  add column stage text check (stage in ('trying', 'tried', 'writing', 'written', 'refused')),
  add column report jsonb,
  add constraint import_upload_table_or_package check ((mapping is null) = (stage is not null));
