import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import {
  addUser,
  addUserRole,
  generatePassword,
  listUsers,
  removeUserRole,
  removeUserSecondFactor,
  setUserPassword,
} from '#modules/people/index.ts';
import { roleNames } from '#platform/identity/index.ts';
import { withCommons } from './at-work.ts';

const scopeWords = 'commons, or organization:ID, point:ID, neighbourhood:ID';

interface PasswordOptions {
  passwordStdin?: boolean;
  generate?: boolean;
}

/** Which town: on every sub-command, needed only where there are several. */
const town = ['--commons <name>', 'which town, where there are several'] as const;

export function addUserCommands(program: Command): void {
  const user = program.command('user').description('Who has an account, and which roles.');
  user
    .command('add <email>')
    .description('A new account.')
    .requiredOption('--name <name>', 'name and surname')
    .option('--role <role>', `one of ${roleNames.join(', ')}`)
    .option('--scope <scope>', `where the role counts: ${scopeWords}`, 'commons')
    .option('--password-stdin', 'read the password from standard input')
    .option('--generate', 'make a password and print it once')
    .option(...town)
    .action(
      (email: string, options: PasswordOptions & { name: string; role?: string; scope: string; commons?: string }) =>
        withCommons(options.commons, async ({ db }) => {
          const password = await readPassword(options);
          const grant = options.role ? { role: options.role, scope: options.scope } : undefined;
          await addUser(db, { email, name: options.name, password, grant });
          console.log(`${email} has an account.`);
          if (options.generate) console.log(`Password: ${password}`);
          if (password === undefined)
            console.error(`Without a password nobody enters: npm run comunanza -- user password ${email} --generate`);
          return 0;
        }),
    );
  user
    .command('password <email>')
    .description('A new password in place of the old one; whoever was signed in with it is out.')
    .option('--password-stdin', 'read the password from standard input')
    .option('--generate', 'make a password and print it once')
    .option(...town)
    .action((email: string, options: PasswordOptions & { commons?: string }) =>
      withCommons(options.commons, async ({ db }) => {
        const password = await readPassword(options);
        if (password === undefined) {
          console.error('Say --password-stdin or --generate.');
          return 2;
        }
        await setUserPassword(db, email, password);
        console.log(options.generate ? `Password: ${password}` : 'The password is changed.');
        return 0;
      }),
    );
  user
    .command('list')
    .description('Everyone, with their roles.')
    .option(...town)
    .action((options: { commons?: string }) =>
      withCommons(options.commons, async ({ db }) => {
        const people = await listUsers(db);
        for (const person of people)
          console.log([person.email, person.name, person.roles.join(', ') || '(no role)'].join('\t'));
        if (people.length === 0) console.log('Nobody yet.');
        return 0;
      }),
    );
  user
    .command('second-factor')
    .description('What a person gives besides the password.')
    .command('remove <email>')
    .description('Take app, recovery codes and passkeys away from who lost them, once you have recognised them.')
    .option(...town)
    .action((email: string, options: { commons?: string }) =>
      withCommons(options.commons, async ({ db }) => {
        await removeUserSecondFactor(db, email);
        console.log('The second factor is gone: at the next sign-in they set up another.');
        return 0;
      }),
    );
  const role = user.command('role').description('Give or take a role.');
  for (const [word, change, done] of [
    ['add', addUserRole, 'The role is given.'],
    ['remove', removeUserRole, 'The role is taken.'],
  ] as const) {
    role
      .command(`${word} <email> <role>`)
      .description(word === 'add' ? 'Give a role.' : 'Take a role.')
      .option('--scope <scope>', `where the role counts: ${scopeWords}`, 'commons')
      .option(...town)
      .action((email: string, name: string, options: { scope: string; commons?: string }) =>
        withCommons(options.commons, async ({ db }) => {
          await change(db, email, { role: name, scope: options.scope });
          console.log(done);
          return 0;
        }),
      );
  }
}

async function readPassword(options: PasswordOptions): Promise<string | undefined> {
  if (options.generate) return generatePassword();
  if (!options.passwordStdin) return undefined;
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}
