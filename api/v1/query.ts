import type { Endpoint, Parameter } from './endpoint.ts';
import { PAGE_PARAMETERS } from './page-parameters.ts';

/** What stands behind the question mark, by name, or what is wrong with it. Empty values are as if not there. */
export function parseQuery(endpoint: Endpoint, given: URLSearchParams): Readonly<Record<string, string>> | string {
  const known = [...(endpoint.query ?? []), ...(endpoint.isPaged ? PAGE_PARAMETERS : [])];
  const query = new Map<string, string>();
  for (const [name, text] of given) {
    const parameter = known.find((each) => each.name === name);
    if (!parameter)
      return `${name.slice(0, 100)} is not known here: use ${known.map((each) => each.name).join(', ') || 'none'}.`;
    if (text === '' || query.has(name)) continue;
    const problem = findProblem(parameter, text);
    if (problem) return `${name}=${text.slice(0, 100)}: ${problem}`;
    query.set(name, text);
  }
  return Object.fromEntries(query);
}

const LENGTH = 1000;

/** Why a text is no value of a parameter: what its schema says, in words. */
function findProblem({ schema }: Parameter, text: string): string | undefined {
  if (Array.isArray(schema.enum)) return schema.enum.includes(text) ? undefined : `use ${schema.enum.join(', ')}.`;
  switch (schema.type) {
    case 'boolean':
      return text === 'true' || text === 'false' ? undefined : 'use true or false.';
    case 'integer': {
      const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = schema as { minimum?: number; maximum?: number };
      const isWhole = /^\d{1,15}$/.test(text) && Number(text) >= minimum && Number(text) <= maximum;
      return isWhole ? undefined : `use a whole number, ${minimum} to ${maximum}.`;
    }
    default:
      return text.length <= LENGTH ? undefined : `use at most ${LENGTH} characters.`;
  }
}
