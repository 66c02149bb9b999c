import { commentEndpoints } from './comment-endpoints.ts';
import { commentSchemas } from './comment-schemas.ts';
import type { Endpoint } from './endpoint.ts';
import { mailEndpoints } from './mail-endpoints.ts';
import { mailSchemas } from './mail-schemas.ts';
import type { Schema } from './schema.ts';
import { searchEndpoints } from './search-endpoints.ts';
import { seriesEndpoints } from './series-endpoints.ts';
import { seriesSchemas } from './series-schemas.ts';
import { topicEndpoints } from './topic-endpoints.ts';
import { topicSchemas } from './topic-schemas.ts';
import { workEndpoints } from './work-endpoints.ts';
import { workSchemas } from './work-schemas.ts';

/** All that can be asked of our own API. */
export const endpoints: readonly Endpoint[] = [
  ...seriesEndpoints,
  ...commentEndpoints,
  ...mailEndpoints,
  ...searchEndpoints,
  ...topicEndpoints,
  ...workEndpoints,
];

export const schemas: Readonly<Record<string, Schema>> = {
  ...seriesSchemas,
  ...commentSchemas,
  ...mailSchemas,
  ...topicSchemas,
  ...workSchemas,
};
