/** Which kind of page an address leads to: the same for every service, and for every search. */
export function kindOf(address: string): string {
  const path = new URL(address, 'http://localhost').pathname;
  const parts = path.split('/').map((part) => (/^[0-9a-f]{8}-[0-9a-f-]{27}(\.\w+)?$/.test(part) ? ':id' : part));
  return parts.join('/').replace(/\/quartieri\/[^/]+/, '/quartieri/:quartiere') || '/';
}
