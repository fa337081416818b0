-- Nothing withdrawn is ever found.
select e.kind, e.id from search_entry e
where (e.kind = 'service' and not exists (select from service x where x.id = e.id and x.status in ('active', 'temporarily closed')))
   or (e.kind = 'organization' and not exists (select from organization x where x.id = e.id))
   or (e.kind = 'place' and not exists (select from location x where x.id = e.id))
   or (e.kind = 'asset' and not exists (select from asset x where x.id = e.id and x.status in ('active', 'temporarily closed')))
   or (e.kind = 'procedure' and not exists (select from procedure x where x.id = e.id and x.status in ('active', 'temporarily closed')))
