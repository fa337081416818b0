import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { testTown } from './testing.ts';

describe('two towns in one database', async () => {
  const { db, otherDb, commons, other } = await testTown();
  const { installation } = await testTown();

  test('what one writes the other does not see', async () => {
    await db.insertInto('organization').values({ name: 'Auser Borgovivo' }).execute();
    expect(await otherDb.selectFrom('organization').select('name').execute()).toEqual([]);
    expect(await db.selectFrom('organization').select('name').execute()).toEqual([{ name: 'Auser Borgovivo' }]);
  });

  test('raw SQL that names the other town is refused, reading and writing', async () => {
    const foreign = sql.table(`${commons.schema_name}.organization`);
    for (const statement of [
      sql`select * from ${foreign}`,
      sql`insert into ${foreign} (name) values ('intruso')`,
      sql`update ${foreign} set name = 'intruso'`,
      sql`delete from ${foreign}`,
      sql`truncate ${foreign}`,
      sql`drop table ${foreign}`,
      sql`select * from comunanza.commons`,
    ]) {
      await expect(statement.execute(otherDb)).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  test('changing the search path, the role or the schema opens nothing', async () => {
    await expect(
      otherDb.connection().execute(async (one) => {
        await sql`set search_path = ${sql.ref(commons.schema_name)}`.execute(one);
        return sql`select name from organization`.execute(one);
      }),
    ).rejects.toThrow(/permission denied|does not exist/);
    await expect(sql`set role ${sql.ref(commons.role_name)}`.execute(otherDb)).rejects.toThrow(/permission denied/);
    await expect(sql`create table public.scritto (a int)`.execute(otherDb)).rejects.toThrow(/permission denied/);
    await expect(sql`create table ${sql.ref(other.schema_name)}.scritto (a int)`.execute(otherDb)).rejects.toThrow(
      /permission denied/,
    );
  });

  test('nothing of ours stands in public but extensions', async () => {
    const { rows } = await sql`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`.execute(
      db,
    );
    expect(rows).toEqual([]);
  });

  test('erasing one leaves the other whole', async () => {
    expect(await installation.eraseCommons('altrove')).toBe(true);
    const left = await installation.listCommons();
    expect(left.map((one) => one.name)).toEqual(['borgovivo']);
    const [first] = left;
    if (!first) throw new Error('no commons left');
    expect(await installation.open(first).selectFrom('organization').select('id').execute()).toEqual([]);
  });
});
