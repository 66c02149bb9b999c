import type { NextRequest } from 'next/server';
import { handleV1 } from '#api/v1/handle.ts';
import { apiRequestOf, refusalOf } from '../../../api-request.ts';

/** Our own API; `/api/v1/openapi.json` describes it. */
async function answer(request: NextRequest): Promise<Response> {
  const api = apiRequestOf(request);
  return refusalOf(api) ?? handleV1(api);
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
