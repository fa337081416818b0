import { addAssets } from './assets.ts';
import { addOrganizations } from './organizations.ts';
import { addPlaces } from './places.ts';
import { addProcedures } from './procedures.ts';
import { type DemoRows, noRows } from './rows.ts';
import { addServices } from './services.ts';
import { addTerritory } from './territory.ts';

/**
 * Borgovivo, a town that does not exist, with its neighbour Pieve Alta: rows by table, with ids that never change.
 * @param today `YYYY-MM-DD`; dates of checking, holidays of offices and changed hours lie around it.
 */
export function demoTown(today: string): DemoRows {
  const rows = noRows();
  addTerritory(rows);
  addOrganizations(rows, today);
  addPlaces(rows, today);
  addServices(rows, today);
  addAssets(rows, today);
  addProcedures(rows, today);
  return rows;
}
