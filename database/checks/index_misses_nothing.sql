-- Every active service is found.
select s.id from service s where s.status = 'active' and not exists (select from search_entry e where e.kind = 'service' and e.id = s.id)
