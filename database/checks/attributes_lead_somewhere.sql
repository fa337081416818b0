-- An attribute names its row by table and id, without a foreign key: none may be left behind by what was removed.
select a.id, a.link_entity, a.link_id from attribute a
where (a.link_entity = 'service' and not exists (select from service x where x.id = a.link_id))
   or (a.link_entity = 'organization' and not exists (select from organization x where x.id = a.link_id))
   or (a.link_entity = 'location' and not exists (select from location x where x.id = a.link_id))
   or (a.link_entity = 'asset' and not exists (select from asset x where x.id = a.link_id))
   or (a.link_entity = 'procedure' and not exists (select from procedure x where x.id = a.link_id))
   or (a.link_entity = 'schedule' and not exists (select from schedule x where x.id = a.link_id))
