import { namedUuid } from '../vocabularies/index.ts';

/** The id of a row of the invented town: the same at every loading, so that loading twice changes nothing. */
export const demoId = (table: string, key: string): string => namedUuid(`demo/${table}/${key}`);
