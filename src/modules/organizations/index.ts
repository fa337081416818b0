export { type OrganizationRowsTable, putOrganizationRows, removeOrganization } from './commands.ts';
