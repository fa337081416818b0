// Who may lean on whom. Held by `script/walls.ts`; a waiver is a decision record, never a line here alone.

/** Beside the spine (people, places, organizations), which leans on nothing above it, each room names its neighbours. */
const mayUse = {
  people: [],
  places: [],
  organizations: ['people', 'places'],
  directory: ['people', 'places', 'organizations'],
  desk: ['people', 'places', 'organizations', 'directory'],
};

const rooms = Object.keys(mayUse);
const tests = '[.](test|fixture)[.]tsx?$|/factory[.]ts$';

const neighbours = Object.entries(mayUse).map(([room, allowed]) => ({
  name: `neighbours-of-${room}`,
  comment: `The room ${room} leans on ${allowed.join(', ') || 'no other room'}: what must go up or sideways is queued as a fact, or composed in app.`,
  severity: 'error',
  from: { path: `^src/modules/${room}/`, pathNot: tests },
  to: { path: '^src/modules/', pathNot: [room, ...allowed].map((name) => `^src/modules/${name}/`) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'platform-knows-no-neighbourhood',
      comment:
        'The ground floor carries every room and knows none: move what it needs down, or hand it over as an argument.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: tests },
      to: { path: '^src/(modules|app)/' },
    },
    {
      name: 'rooms-do-not-know-the-house',
      comment: 'Only app knows all rooms: a room that imports app would know them too.',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: tests },
      to: { path: '^src/(app/|main[.]ts)' },
    },
    {
      name: 'through-the-front-door',
      comment:
        'Another room is entered by its index.ts, where it says what it offers; its other files may change any day.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index[.]ts$'] },
    },
    {
      name: 'folders-are-private',
      comment: "A room's root files are its face; app mounts those, and leaves its folders alone.",
      severity: 'error',
      from: { path: '^src/(app/|main[.]ts)', pathNot: tests },
      to: { path: '^src/modules/[^/]+/[^/]+/' },
    },
    ...neighbours,
    {
      name: 'a-new-room-says-its-neighbours',
      comment: 'A room that is not in the table of .dependency-cruiser.mjs has not said on whom it leans.',
      severity: 'error',
      from: { path: '^src/modules/', pathNot: rooms.map((room) => `^src/modules/${room}/`) },
      to: { path: '^src/' },
    },
    {
      name: 'pure-heart',
      comment:
        'What may come in, what must hold and who may do what are plain values: no database, no framework, no clock of their own.',
      severity: 'error',
      from: { path: '^src/modules/.*/(schema|rules|policy)[.]ts$' },
      to: {
        dependencyTypesNot: ['type-only'],
        path: [
          '^src/platform/(database|http|forms|jobs|mail)/',
          'node_modules/(pg|pg-boss|kysely|hono|@hono/node-server|better-auth)/',
        ],
      },
    },
    {
      name: 'the-kit-leans-on-nothing',
      comment:
        'The shared kit becomes the biggest room as soon as it imports one: components take what they show as arguments.',
      severity: 'error',
      from: { path: '^src/platform/ui/', pathNot: tests },
      to: { path: '^src/', pathNot: '^src/platform/ui/' },
    },
    {
      name: 'islands-run-elsewhere',
      comment:
        'An island runs in the browser: what it imports of ours would be sent there, so only pure geometry may go with it.',
      severity: 'error',
      from: { path: '^src/islands/', pathNot: tests },
      to: { path: '^src/', pathNot: ['^src/islands/', '^src/platform/geo/'] },
    },
    {
      name: 'the-browser-is-elsewhere',
      comment: 'The server never runs an island: it sends the file that the build made of it.',
      severity: 'error',
      from: { path: '^src/(platform|modules|app)/', pathNot: tests },
      to: { path: '^src/islands/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or three.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'only-what-is-declared',
      comment: 'A package that package.json does not name is there by chance, and gone tomorrow.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-tools-in-the-program',
      comment: 'A package for building or testing is not there where the program runs.',
      severity: 'error',
      from: { path: '^src/', pathNot: [tests, '^src/app/testing', '[.]d[.]ts$', '^src/islands/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'nothing-missing',
      comment: 'An import that leads nowhere hides what it would have brought.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
