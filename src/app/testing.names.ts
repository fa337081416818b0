/** The same secret for the template and its clones: the roles' passwords are derived from it. */
export const testSecret = 'only-for-tests-0123456789abcdef0123456789abcdef';

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, database: string): string {
  const parts = new URL(serverUrl.replace(/^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)\//, '$1placeholder.invalid/'));
  parts.pathname = `/${database}`;
  return parts.toString().replace('placeholder.invalid', '');
}
