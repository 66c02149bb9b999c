import type { NextRequest } from 'next/server';
import { handlePatchwork } from '#api/patchwork/handle.ts';
import { apiRequestOf, refusalOf } from '../../api-request.ts';

/** Patchwork's REST API, `/api/` and `/api/1.0/` to `/api/1.3/`. */
async function answer(request: NextRequest): Promise<Response> {
  const api = apiRequestOf(request);
  return refusalOf(api) ?? handlePatchwork(api);
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
