import { createReadStream } from 'node:fs';
import { Refusal, type Tx } from '#platform/database/index.ts';
import { stored } from '../model/own.ts';
import type { Row } from '../reading/load.ts';
import { type Entry, readJson } from './read-json.ts';
import { readTabular } from './read-tabular.ts';
import { emptyReport, type HsdsImportReport, refuseRow } from './report.ts';
import { settle } from './settle.ts';
import { closeStage, openStage, stage } from './stage.ts';
import { type Piece, unfold } from './unfold.ts';
import { isWritable } from './write.ts';

/** A file by its path, or what it holds. */
export type HsdsSource = string | Uint8Array;

/**
 * Reads HSDS 3.1, JSON or tabular, ours or of others, and writes it within the transaction of whoever calls: rows are known
 * by their ids, new ones are made, those that differ are changed, none is taken away. The same file twice changes nothing.
 * A row that cannot be taken is refused with its reason, in the report. Throws a `Refusal` when the file as a whole cannot
 * be read; nothing is written then. What is found by searching must be indexed anew afterwards (`reindexAll`).
 */
export async function importHsds(tx: Tx, source: HsdsSource): Promise<HsdsImportReport> {
  const report = emptyReport();
  const strange = new Set<string>();
  const unknown = (field: string): void => {
    if (strange.has(field)) return;
    strange.add(field);
    report.notes.push({
      table: field.split(/[.:]/)[0] ?? '',
      place: field,
      said: { key: 'hsds.import.unknown', values: { field } },
    });
  };
  await openStage(tx);
  if (await isZip(source)) {
    for await (const rows of readTabular(bytesOf(source), unknown)) {
      const whole = rows.filter((one) => {
        if (one.ragged) refuse(report, one.table, one.row, one.place, 'hsds.import.ragged');
        return !one.ragged;
      });
      await keep(
        tx,
        report,
        whole.flatMap(({ table, row, place }) => [...unfold(table, row, place, unknown)]),
      );
    }
  } else {
    let waiting: Piece[] = [];
    for await (const entry of readJson(bytesOf(source))) {
      waiting.push(...piecesOf(entry, report, unknown));
      if (waiting.length < 2000) continue;
      await keep(tx, report, waiting);
      waiting = [];
    }
    await keep(tx, report, waiting);
  }
  await closeStage(tx);
  await settle(tx, report);
  return report;
}

function piecesOf(
  { table, object, place }: Entry,
  report: HsdsImportReport,
  unknown: (field: string) => void,
): Piece[] {
  if (table !== null && stored.has(table)) return [...unfold(table, object, place, unknown)];
  refuse(report, '?', object, place, 'hsds.import.no_table');
  return [];
}

async function keep(tx: Tx, report: HsdsImportReport, pieces: readonly Piece[]): Promise<void> {
  const known = pieces.filter(({ table, key, row, place }) => {
    if (key === null) refuse(report, table, row, place, 'hsds.import.no_key');
    return key !== null && isWritable(table);
  });
  await stage(tx, known);
}

function refuse(report: HsdsImportReport, table: string, row: Row, place: string, key: string): void {
  refuseRow(report, { table, row, place, said: { key } });
}

async function* bytesOf(source: HsdsSource): AsyncGenerator<Uint8Array> {
  if (typeof source !== 'string') {
    yield source;
    return;
  }
  try {
    yield* createReadStream(source);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new Refusal('hsds.import.unreadable', undefined, { file: source });
    throw error;
  }
}

/** A zip begins with PK. */
async function isZip(source: HsdsSource): Promise<boolean> {
  for await (const chunk of bytesOf(source)) return chunk[0] === 0x50 && chunk[1] === 0x4b;
  return false;
}
