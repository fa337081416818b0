const SAID = new Set(
  `name alternate_name description email website url year_incorporated municipality_code number application_process
   fees_description eligibility_description latitude longitude attention address_1 address_2 city state_province
   postal_code identifier status`.split(/\s+/),
);

/** The message that calls a column of the database by the name that people give it. */
export const columnKey = (column: string): string => `import.column.${SAID.has(column) ? column : 'other'}`;
