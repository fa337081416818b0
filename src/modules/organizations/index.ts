export { type OrganizationRowsTable, putOrganizationRows } from './commands.ts';
