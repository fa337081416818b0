import { createCipheriv, createDecipheriv, createHmac, randomBytes, randomInt } from 'node:crypto';
import type { Db } from '#platform/database/index.ts';
import { endSessions } from './sessions.ts';
import { stepOf } from './totp.ts';

/** What a person has besides the password. */
export interface FactorState {
  /** An app that shows six figures. */
  app: boolean;
  /** Recovery codes that are left. */
  codes: number;
  passkeys: { id: string; name: string | null; created_at: Date }[];
}

/** The second factor of one commons' people; secrets lie sealed with a key that the database does not know. */
export interface SecondFactor {
  stateOf(db: Db, personId: string): Promise<FactorState>;
  /** The secret to be put into the app: of this session, so that nothing is kept until the first figures are typed. */
  offer(personId: string, sessionToken: string): Buffer;
  /** Keeps that secret once its figures are right, and returns the recovery codes, shown once; null when they are wrong. */
  confirm(db: Db, personId: string, offered: Buffer, figures: string, now: Date): Promise<string[] | null>;
  /** Whether these are the app's figures now, or a recovery code, which is used up. */
  check(db: Db, personId: string, typed: string, now: Date): Promise<boolean>;
  /** New recovery codes in place of those that are left. */
  renewCodes(db: Db, personId: string): Promise<string[]>;
  /** Takes the app and its codes away. */
  remove(db: Db, personId: string): Promise<void>;
}

const CODES = 10;
// Without signs that are taken for each other when read from paper: 10 of 30 signs are 49 bits.
const signs = 'abcdefghjkmnpqrstvwxyz23456789';

export function makeSecondFactor(key: Buffer): SecondFactor {
  const hashOf = (personId: string, code: string) => createHmac('sha256', key).update(`${personId} ${code}`).digest();

  const writeCodes = async (db: Db, personId: string): Promise<string[]> => {
    const codes = Array.from({ length: CODES }, newCode);
    await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
    await db
      .insertInto('recovery_code')
      .values(codes.map((code) => ({ person_id: personId, code_hash: hashOf(personId, plain(code)) })))
      .execute();
    return codes;
  };

  /** Takes the figures only once: the row says up to which half minute they were taken. */
  const takeFigures = async (db: Db, personId: string, typed: string, now: Date): Promise<boolean> => {
    const held = await db
      .selectFrom('second_factor')
      .select(['secret', 'last_step'])
      .where('person_id', '=', personId)
      .forUpdate()
      .executeTakeFirst();
    const step = held ? stepOf(open(key, personId, held.secret), typed.replace(/\s/g, ''), now, held.last_step) : null;
    if (step === null) return false;
    await db.updateTable('second_factor').set({ last_step: step }).where('person_id', '=', personId).execute();
    return true;
  };

  return {
    stateOf: async (db, personId) => {
      const app = await db
        .selectFrom('second_factor')
        .select('person_id')
        .where('person_id', '=', personId)
        .executeTakeFirst();
      const { codes } = await db
        .selectFrom('recovery_code')
        .select((eb) => eb.fn.countAll<number>().as('codes'))
        .where('person_id', '=', personId)
        .executeTakeFirstOrThrow();
      const passkeys = await db
        .selectFrom('passkey')
        .select(['id', 'name', 'created_at'])
        .where('person_id', '=', personId)
        .orderBy('created_at')
        .execute();
      return { app: app !== undefined, codes, passkeys };
    },
    offer: (personId, sessionToken) =>
      createHmac('sha256', key).update(`offer ${personId} ${sessionToken}`).digest().subarray(0, 20),
    confirm: async (db, personId, offered, figures, now) => {
      const step = stepOf(offered, figures.replace(/\s/g, ''), now, 0);
      if (step === null) return null;
      const kept = await db
        .insertInto('second_factor')
        .values({ person_id: personId, secret: seal(key, personId, offered), last_step: step })
        .onConflict((there) => there.column('person_id').doNothing())
        .executeTakeFirst();
      return kept.numInsertedOrUpdatedRows === 1n ? writeCodes(db, personId) : null;
    },
    check: async (db, personId, typed, now) => {
      if (await takeFigures(db, personId, typed, now)) return true;
      const used = await db
        .deleteFrom('recovery_code')
        .where('person_id', '=', personId)
        .where('code_hash', '=', hashOf(personId, plain(typed)))
        .executeTakeFirst();
      return used.numDeletedRows > 0n;
    },
    renewCodes: writeCodes,
    remove: async (db, personId) => {
      await db.deleteFrom('second_factor').where('person_id', '=', personId).execute();
      await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
    },
  };
}

/** Takes away all that a person gives besides the password, passkeys too, and ends their sessions. */
export async function removeSecondFactors(db: Db, personId: string): Promise<void> {
  await db.deleteFrom('second_factor').where('person_id', '=', personId).execute();
  await db.deleteFrom('recovery_code').where('person_id', '=', personId).execute();
  await db.deleteFrom('passkey').where('person_id', '=', personId).execute();
  await endSessions(db, personId);
}

const newCode = (): string => {
  const five = () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join('');
  return `${five()}-${five()}`;
};

/** As it was typed, whatever stands between the signs. */
const plain = (code: string): string =>
  code
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 40);

/** AES-256-GCM; the person's id is bound in, so that a row copied to another person opens nothing. */
function seal(key: Buffer, personId: string, secret: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(personId));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

function open(key: Buffer, personId: string, sealed: Buffer): Buffer {
  const opener = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    .setAAD(Buffer.from(personId))
    .setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([opener.update(sealed.subarray(28)), opener.final()]);
}
