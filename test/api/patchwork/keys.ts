/**
 * The keys of Patchwork's resources with their types, and since which version of the API they are there; written down
 * from its schemas (docs/api/schemas/v1.0 to v1.3/patchwork.yaml of github.com/getpatchwork/patchwork). `?` allows null.
 *
 * Where schema and program differ, the program counts: `headers` is an object and `tags` is one, in all versions (the
 * schemas before 1.3 say lists); `hash` is null for a patch without text; `cover` of an event is a cover, not a string.
 */
import { VERSIONS, type Version } from '#api/patchwork/version.ts';

export type Keys = Readonly<Record<string, string | readonly [Version, string]>>;

const LINKS: Keys = { web_url: ['1.1', 'uri'], list_archive_url: ['1.2', 'uri?'] };

const SERIES_EMBEDDED: Keys = {
  id: 'integer',
  url: 'uri',
  web_url: ['1.1', 'uri'],
  name: 'string?',
  date: 'iso8601',
  version: 'integer',
  mbox: 'uri',
};

const MAIL: Keys = { id: 'integer', url: 'uri', ...LINKS, msgid: 'string', date: 'iso8601', name: 'string' };

const PROJECT_EMBEDDED: Keys = {
  id: 'integer',
  url: 'uri',
  name: 'string',
  link_name: 'string',
  list_id: 'string',
  list_email: 'string',
  web_url: 'string',
  scm_url: 'string',
  webscm_url: 'string',
  list_archive_url: ['1.2', 'uri?'],
  list_archive_url_format: ['1.2', 'uri?'],
  commit_url_format: ['1.2', 'string'],
};

const PERSON_EMBEDDED: Keys = { id: 'integer', url: 'uri', name: 'string', email: 'string' };

const PATCH: Keys = {
  ...MAIL,
  project: 'ProjectEmbedded',
  commit_ref: 'string?',
  pull_url: 'string?',
  state: 'string',
  archived: 'boolean',
  hash: 'string?',
  submitter: 'PersonEmbedded',
  delegate: 'UserEmbedded?',
  mbox: 'uri',
  series: 'SeriesEmbedded[]',
  comments: ['1.1', 'uri'],
  check: 'string',
  checks: 'uri',
  tags: 'object',
  related: ['1.2', 'PatchEmbedded[]'],
};

const COVER: Keys = {
  ...MAIL,
  project: 'ProjectEmbedded',
  submitter: 'PersonEmbedded',
  mbox: ['1.1', 'uri'],
  series: 'SeriesEmbedded[]',
  comments: ['1.1', 'uri'],
};

const EVENT: Keys = {
  id: 'integer',
  category: 'string',
  project: 'ProjectEmbedded',
  date: 'iso8601',
  actor: ['1.2', 'UserEmbedded?'],
};

const TEXT: Keys = { headers: 'object', content: 'string' };

const SCHEMAS: Readonly<Record<string, Keys>> = {
  Index: Object.fromEntries(
    ['bundles', 'covers', 'events', 'patches', 'people', 'projects', 'users', 'series'].map((name) => [name, 'uri']),
  ),
  SeriesEmbedded: SERIES_EMBEDDED,
  PatchEmbedded: { ...MAIL, mbox: 'uri' },
  CoverEmbedded: { ...MAIL, mbox: 'uri' },
  CommentEmbedded: MAIL,
  ProjectEmbedded: PROJECT_EMBEDDED,
  PersonEmbedded: PERSON_EMBEDDED,
  UserEmbedded: {
    id: 'integer',
    url: 'uri',
    username: 'string',
    first_name: 'string',
    last_name: 'string',
    email: 'string',
  },
  Project: { ...PROJECT_EMBEDDED, maintainers: 'UserEmbedded[]', subject_match: ['1.1', 'string'] },
  Person: { ...PERSON_EMBEDDED, user: 'UserEmbedded?' },
  Series: {
    ...SERIES_EMBEDDED,
    project: 'ProjectEmbedded',
    submitter: 'PersonEmbedded',
    total: 'integer',
    received_total: 'integer',
    received_all: 'boolean',
    cover_letter: 'CoverEmbedded?',
    patches: 'PatchEmbedded[]',
  },
  PatchList: PATCH,
  PatchDetail: { ...PATCH, ...TEXT, diff: 'string', prefixes: 'string[]' },
  CoverList: COVER,
  CoverDetail: { ...COVER, ...TEXT },
  Comment: {
    id: 'integer',
    url: ['1.3', 'uri'],
    ...LINKS,
    msgid: 'string',
    date: 'iso8601',
    subject: 'string',
    submitter: 'PersonEmbedded',
    ...TEXT,
    addressed: ['1.3', 'boolean?'],
  },
  'Event series-created': { ...EVENT, payload: 'SeriesPayload' },
  'Event series-completed': { ...EVENT, payload: 'SeriesPayload' },
  'Event cover-created': { ...EVENT, payload: 'CoverPayload' },
  'Event patch-created': { ...EVENT, payload: 'PatchPayload' },
  'Event patch-completed': { ...EVENT, payload: 'PatchCompletedPayload' },
  'Event cover-comment-created': { ...EVENT, payload: 'CoverCommentPayload' },
  'Event patch-comment-created': { ...EVENT, payload: 'PatchCommentPayload' },
  SeriesPayload: { series: 'SeriesEmbedded' },
  CoverPayload: { cover: 'CoverEmbedded' },
  PatchPayload: { patch: 'PatchEmbedded' },
  PatchCompletedPayload: { patch: 'PatchEmbedded', series: 'SeriesEmbedded' },
  CoverCommentPayload: { cover: 'CoverEmbedded', comment: 'CommentEmbedded' },
  PatchCommentPayload: { patch: 'PatchEmbedded', comment: 'CommentEmbedded' },
};

/** What of a value is not as Patchwork's schema of that name and version says: one sentence each. */
export function listDeviations(version: Version, schema: string, value: unknown, place = schema): string[] {
  const type = schema.replace(/\?$/, '');
  if (type !== schema && value === null) return [];
  if (type.endsWith('[]')) {
    if (!Array.isArray(value)) return [`${place} is no list`];
    return value.flatMap((each, index) => listDeviations(version, type.slice(0, -2), each, `${place}[${index}]`));
  }
  const keys = SCHEMAS[type];
  if (!keys) return isOf(type, value) ? [] : [`${place} is no ${type}: ${JSON.stringify(value)}`];
  if (typeof value !== 'object' || value === null) return [`${place} is no object`];
  const expected = Object.entries(keys).flatMap(([key, entry]) => {
    const [since, keyType] = typeof entry === 'string' ? (['1.0', entry] as const) : entry;
    return VERSIONS.indexOf(version) >= VERSIONS.indexOf(since) ? [[key, keyType] as const] : [];
  });
  const known = new Set(expected.map(([key]) => key));
  const given = value as Readonly<Record<string, unknown>>;
  return [
    ...Object.keys(given).flatMap((key) => (known.has(key) ? [] : [`${place}.${key} is not in ${version}`])),
    ...expected.flatMap(([key, keyType]) =>
      key in given ? listDeviations(version, keyType, given[key], `${place}.${key}`) : [`${place}.${key} is missing`],
    ),
  ];
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case 'integer':
      return Number.isInteger(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'string':
      return typeof value === 'string';
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'uri':
      return typeof value === 'string' && URL.canParse(value);
    case 'iso8601':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(value);
    default:
      throw new Error(`The table has no ${type}.`);
  }
}
