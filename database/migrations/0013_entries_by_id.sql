-- A page asks whether what it names has changed, whatever kind each of them is.
create index search_entry_id on search_entry (id);
