/** The import table and the rules of purity, as one function of a file's path and text. */

type Zone = {
  readonly folder: string;
  /** Our own files it may import besides its own folder: files, or folders that end in a slash. */
  readonly ours: readonly string[];
  /** Packages it may import; `all` for the folders that have effects. */
  readonly packages: readonly string[] | 'all';
};

const MODEL = 'db/model.ts';
const STAGES = ['mail', 'patch', 'series', 'commit', 'review', 'track', 'topic', 'check'] as const;

/** Each stage imports the stages before it. */
const stageZones: readonly Zone[] = STAGES.map((stage, index) => ({
  folder: `ingest/${stage}/`,
  ours: [MODEL, ...STAGES.slice(0, index).map((earlier) => `ingest/${earlier}/`)],
  packages: stage === 'mail' ? ['mailparser', 'libmime', 'html-to-text', 'htmlparser2'] : [],
}));

/** The first zone that holds a file decides. */
const zones: readonly Zone[] = [
  ...stageZones,
  { folder: 'ingest/source/', ours: ['ingest/mail/html-depth.ts'], packages: 'all' },
  { folder: 'ingest/', ours: ['db/', 'ingest/', 'bin/typescript.js'], packages: 'all' },
  { folder: 'db/query/', ours: [MODEL], packages: ['snowball-stemmers'] },
  { folder: 'db/', ours: [], packages: 'all' },
  {
    folder: 'cli/',
    ours: [
      'ingest/pipeline.ts',
      'ingest/follow.ts',
      'ingest/as-of.ts',
      'ingest/reparse.ts',
      'ingest/doctor.ts',
      'ingest/check-patches.ts',
      'ingest/source/',
      'db/',
      'access/settings.ts',
    ],
    packages: 'all',
  },
  {
    folder: 'components/',
    ours: [MODEL, 'db/deceptive-text.ts', 'db/status.ts'],
    packages: ['react', 'next', 'remark', 'remark-*', 'rehype-*', 'hast-util-*', 'lowlight', 'diff', 'd3-scale'],
  },
  // What programs are answered: functions of a request and the store, without the web framework.
  { folder: 'api/', ours: ['db/'], packages: [] },
  // Who may do what: functions of the settings, a request's headers and the store, without the web framework.
  { folder: 'access/', ours: ['db/'], packages: ['openid-client', 'node:crypto'] },
  { folder: 'app/', ours: ['components/', 'db/', 'api/', 'access/'], packages: 'all' },
];

const PURE = [...stageZones.map(({ folder }) => folder), 'db/query/', 'components/'];

/** What a pure folder does not touch, with how it looks in a line of code. */
const impurities: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: 'the environment', pattern: /(?<![\w.'"-])process\./ },
  { name: 'the console', pattern: /(?<![\w.'"-])console\./ },
  {
    name: 'the clock',
    pattern: /\bDate\.now\b|\bnew Date\(\)|(?<![\w.])performance\.|(?<![\w.])set(?:Timeout|Interval)\(/,
  },
  { name: 'chance', pattern: /\bMath\.random\b|\brandomUUID\b/ },
];

/** A name that says nothing of what is in the file. */
const EMPTY_NAME = /^(?:utils?|helpers?|common|misc|managers?)\.|[-.](?:utils?|helpers?|managers?)\./;

/** The list of all types may be longer. */
const MAX_LINES = 300;

/**
 * Says what in a file breaks the rules, one sentence each.
 * @param path from the root of the checkout, with slashes
 */
export function listViolations(path: string, source: string): readonly string[] {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const code = source.split('\n').filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line));
  const isTest = /^(?:test|e2e)\//.test(path);
  const violations: string[] = [];

  if (EMPTY_NAME.test(name)) violations.push(`${path}: the name does not say what it holds`);
  if (!isTest && path !== MODEL && path.match(/\.tsx?$/) && source.trimEnd().split('\n').length > MAX_LINES) {
    violations.push(`${path}: more than ${MAX_LINES} lines`);
  }
  if (/["'`( ]\/(?:work|root)\//.test(source)) violations.push(`${path}: names a folder of one machine`);
  if (!isTest && !path.startsWith('bench/') && /\.\.\/shared\b/.test(source)) {
    violations.push(`${path}: names ../shared, which a user does not have`);
  }
  if (PURE.some((folder) => path.startsWith(folder))) {
    for (const { name: what, pattern } of impurities) {
      if (code.some((line) => pattern.test(line))) violations.push(`${path}: is pure, but touches ${what}`);
    }
  }
  for (const imported of listImports(code.join('\n'))) {
    if (!mayImport(path, imported)) violations.push(`${path}: may not import ${imported}`);
  }
  return violations;
}

/** The specifiers of all imports, re-exports and requires in a text. */
function listImports(code: string): readonly string[] {
  const statement = /^(?:import|export)\b(?:[^'";=()]*\bfrom)?\s*(['"])([^'"\n]+)\1/gm;
  const call = /\b(?:import|require)\(\s*(['"])([^'"\n]+)\1/g;
  return [statement, call].flatMap((pattern) => [...code.matchAll(pattern)].map(([, , specifier = '']) => specifier));
}

function mayImport(path: string, specifier: string): boolean {
  const zone = zones.find(({ folder }) => path.startsWith(folder));
  if (!zone) return true;
  const target = findOurs(path, specifier);
  if (target !== undefined) {
    if (target.endsWith('.css')) return true;
    return [zone.folder, ...zone.ours].some((place) =>
      place.endsWith('/') ? target.startsWith(place) : target === place,
    );
  }
  if (path === 'ingest/patch/patch-id.ts' && specifier === 'node:crypto') return true;
  if (specifier === 'server-only') return path === 'app/database.ts';
  return zone.packages === 'all' || zone.packages.some((entry) => matchesPackage(entry, specifier));
}

/** `remark-*` fits all packages whose names start so; `next` fits `next/link` too. */
function matchesPackage(entry: string, specifier: string): boolean {
  if (entry.endsWith('*')) return specifier.startsWith(entry.slice(0, -1));
  return specifier === entry || specifier.startsWith(`${entry}/`);
}

/** The file of ours that a specifier names, from the root; undefined for a package. */
function findOurs(path: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (!specifier.startsWith('.')) return undefined;
  const root = 'file:///';
  const target = new URL(specifier, root + path).href.slice(root.length);
  return target.startsWith('node_modules/') ? undefined : target;
}
