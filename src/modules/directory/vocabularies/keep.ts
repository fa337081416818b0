import { putRows, type Tx } from '#platform/database/index.ts';
import { taxonomyRows, termLabelRows, termRows } from './rows.ts';

/** Writes the taxonomies that come with the program, new or anew: the same ids in every commons. */
export async function keepVocabularies(tx: Tx): Promise<void> {
  await putRows(tx, 'taxonomy', taxonomyRows());
  await putRows(tx, 'taxonomy_term', termRows());
  await putRows(tx, 'term_label', termLabelRows(), { key: ['term_id', 'lang'] });
}
