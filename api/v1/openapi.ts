import type { Endpoint } from './endpoint.ts';
import { endpoints, schemas } from './endpoints.ts';
import { PAGE_PARAMETERS } from './page-parameters.ts';
import { named, type Schema, text } from './schema.ts';

/** The document of our own API (OpenAPI 3.1.0), made of the descriptions that answer it. */
export function openApiOf(origin: string): Schema {
  const paths = new Map<string, Record<string, Schema>>();
  for (const endpoint of endpoints)
    paths.set(endpoint.path, { ...paths.get(endpoint.path), [endpoint.method]: operationOf(endpoint) });
  return {
    openapi: '3.1.0',
    info: {
      title: 'Reroll',
      version: '1',
      description: 'Series, their review comments, and what became of them. All but marks is read only.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths: Object.fromEntries(paths),
    components: {
      schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A token made by `reroll token add`.' },
      },
    },
  };
}

function operationOf({ path, method, summary, id, query = [], isPaged, isForMarkers, body, answer }: Endpoint): Schema {
  const asked = isPaged ? [...query, ...PAGE_PARAMETERS] : query;
  return {
    operationId: `${method}${path.replace(/\{id\}/g, 'one').replace(/\/(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    summary,
    parameters: [
      ...(id ? [{ name: 'id', in: 'path', required: true, description: id, schema: text }] : []),
      ...asked.map((parameter) => ({ ...parameter, in: 'query' })),
    ],
    ...(body ? { requestBody: { required: true, content: json(body) } } : {}),
    ...(isForMarkers ? { security: [{ token: [] }] } : {}),
    responses: {
      [method === 'post' ? '201' : '200']: {
        description: 'What was asked for.',
        ...(isPaged
          ? { headers: { Link: { description: 'rel="next" (RFC 8288) where there is more.', schema: text } } }
          : {}),
        content: json(answer),
      },
      default: { description: 'Why not, for people.', content: json(named('Error')) },
    },
  };
}

function json(schema: Schema): Schema {
  return { 'application/json': { schema } };
}
