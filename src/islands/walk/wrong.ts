/** The first thing that the server would refuse, said while the person is still in front of it: its field, and which sentence. */
export function firstWrong(values: Record<string, string>, hasPhoto: boolean): { field: string; label: string } | null {
  const empty = (name: string) => (values[name] ?? '').trim() === '';
  if (empty('kind')) return { field: 'kind', label: 'kind_missing' };
  if (empty('name')) return { field: 'name', label: 'name_missing' };
  if (empty('address') && (empty('lat') || empty('lon'))) return { field: 'address', label: 'where_missing' };
  if (values.kind === 'informal-group' && values.consent !== 'on')
    return { field: 'consent', label: 'consent_missing' };
  if (hasPhoto && empty('alt')) return { field: 'alt', label: 'alt_missing' };
  return null;
}
