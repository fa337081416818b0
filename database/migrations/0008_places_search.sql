-- Places are asked for by name, however it is written, and told from a position: this is what makes both quick.

-- 'Forlì-Cesena' → 'forli cesena': as foldName() in src/modules/places/rules.ts, and a test holds the two together.
create function folded_name(name text) returns text
  language sql immutable strict parallel safe
  return btrim(regexp_replace(lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]+', '', 'g')), '[^a-z0-9]+', ' ', 'g'));

drop index municipality_name;
drop index street_name;

-- fastupdate is off below because names are written in bulk: a long pending list makes the planner read the whole table
-- instead (seen: 16 ms for 0.2).
-- boundary_key names a shape by its content: whoever has seen it once need not read it again.
alter table municipality
  add column folded text not null generated always as (folded_name(name)) stored,
  add column bounds box,
  add column boundary_key text generated always as (md5(boundary::text)) stored;
create index municipality_folded on municipality (folded text_pattern_ops);
create index municipality_similar on municipality using gin (folded public.gin_trgm_ops) with (fastupdate = off);
create index municipality_bounds on municipality using gist (bounds);
create index municipality_province on municipality (province);

alter table neighbourhood
  add column folded text not null generated always as (folded_name(name)) stored,
  add column boundary_key text not null generated always as (md5(boundary::text)) stored;
create index neighbourhood_folded on neighbourhood (folded text_pattern_ops);
create index neighbourhood_similar on neighbourhood using gin (folded public.gin_trgm_ops) with (fastupdate = off);
create index neighbourhood_bounds on neighbourhood using gist (bounds);

alter table street add column folded text not null generated always as (folded_name(name)) stored;
create index street_folded on street (folded text_pattern_ops);
create index street_similar on street using gin (folded public.gin_trgm_ops) with (fastupdate = off);

alter table point add column folded text not null generated always as (folded_name(name)) stored;
create index point_folded on point (folded text_pattern_ops);
create index point_similar on point using gin (folded public.gin_trgm_ops) with (fastupdate = off);

-- Everything that has a name and lies somewhere, whatever it is.
create view named_place as
  select 'municipality' as kind, istat_code as id, name, folded, position, istat_code as municipality_code,
    null::uuid as neighbourhood_id, bounds
  from municipality
  union all
  select 'neighbourhood', id::text, name, folded, position, municipality_code, id, bounds from neighbourhood
  union all
  select 'street', id::text, name, folded, position, municipality_code, neighbourhood_id, null::box from street
  union all
  select 'point', p.id::text, p.name, p.folded, point(l.longitude, l.latitude), l.municipality_code, l.neighbourhood_id,
    null::box
  from point p join location l on l.id = p.location_id;
