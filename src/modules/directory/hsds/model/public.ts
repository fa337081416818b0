import { type HsdsTable, isHsdsTable } from './model.ts';

/**
 * What anyone may read, field by field: a field that is not named here leaves the house only in an export made by
 * whoever runs it. Withheld are `service.assurer_email` (the address of whoever checked the entry, often a person's)
 * and `address.attention` (a person's name).
 */
export const publicFields: Readonly<Record<HsdsTable, readonly string[]>> = {
  organization:
    words(`id name alternate_name description email website tax_status tax_id year_incorporated legal_status logo uri
    parent_organization_id`),
  program: words('id organization_id name alternate_name description'),
  service: words(`id organization_id program_id name alternate_name description url email status interpretation_services
    application_process fees_description wait_time fees accreditations eligibility_description minimum_age maximum_age assured_date
    licenses alert last_modified`),
  attribute: words('id link_id taxonomy_term_id link_type link_entity value label'),
  service_at_location: words('id service_id location_id description'),
  location:
    words(`id location_type url organization_id name alternate_name description transportation latitude longitude
    external_identifier external_identifier_type`),
  phone: words(
    'id location_id service_id organization_id contact_id service_at_location_id number extension type description',
  ),
  contact: words('id organization_id service_id service_at_location_id location_id name title department email'),
  address: words('id location_id address_1 address_2 city region state_province postal_code country address_type'),
  schedule:
    words(`id service_id location_id service_at_location_id valid_from valid_to dtstart timezone until count wkst freq interval
    byday byweekno bymonthday byyearday description opens_at closes_at schedule_link attending_type notes`),
  funding: words('id organization_id service_id source'),
  service_area: words('id service_id service_at_location_id name description extent extent_type uri'),
  required_document: words('id service_id document uri'),
  language: words('id service_id location_id phone_id name code note'),
  accessibility: words('id location_id description details url'),
  taxonomy_term: words('id code name description parent_id taxonomy language taxonomy_id term_uri'),
  metadata:
    words(`id resource_id resource_type last_action_date last_action_type field_name previous_value replacement_value
    updated_by`),
  meta_table_description: words('id name language character_set'),
  cost_option: words('id service_id valid_from valid_to option currency amount amount_description'),
  organization_identifier: words('id organization_id identifier_scheme identifier_type identifier'),
  taxonomy: words('id name description uri version'),
  service_capacity: words('id service_id unit_id available maximum description updated'),
  unit: words('id name scheme identifier uri'),
  url: words('id label url organization_id service_id'),
};

/** A service that was withdrawn is for strangers as if it had never been, here as on the pages. */
export const hiddenStatuses: readonly string[] = ['inactive', 'defunct'];

/** Of these the present is public and the past is not: a number or a name that was withdrawn stays withdrawn. */
const forgotten: readonly string[] = ['contact', 'phone'];

/** Whether a change may be told: of a public field, and never of what people withdrew. */
export function isPublicChange(resourceType: unknown, fieldName: unknown): boolean {
  if (typeof resourceType !== 'string' || !isHsdsTable(resourceType) || forgotten.includes(resourceType)) return false;
  return typeof fieldName === 'string' && publicFields[resourceType].includes(fieldName) && fieldName !== 'email';
}

/** Who made a change, as strangers may know it: an import by its name, and otherwise someone of the editors. */
export function publicAuthor(updatedBy: unknown): string {
  return typeof updatedBy === 'string' && /^import(: .*)?$/.test(updatedBy) ? updatedBy : 'editor';
}

function words(list: string): string[] {
  return list.split(/\s+/);
}
