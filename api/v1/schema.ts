/** A JSON Schema (2020-12, as OpenAPI 3.1 has it) as a plain object. */
export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
export const flag: Schema = { type: 'boolean' };
export const whole: Schema = { type: 'integer' };
export const share: Schema = { type: 'number', minimum: 0, maximum: 1 };
export const time: Schema = { type: 'integer', description: 'Seconds since 1970, UTC.' };
export const isoTime: Schema = { type: 'string', format: 'date-time' };
export const messageId: Schema = { type: 'string', description: 'A Message-ID without angle brackets.' };
/** A line of the body of a mail. */
export const line: Schema = { type: 'integer', minimum: 1 };

export function oneOf(...values: readonly (string | null)[]): Schema {
  return { enum: values };
}

export function maybe(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

export function list(items: Schema): Schema {
  return { type: 'array', items };
}

/** An object that has all of these keys and no others. */
export function object(properties: Readonly<Record<string, Schema>>, description?: string): Schema {
  return {
    type: 'object',
    ...(description ? { description } : {}),
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  };
}

/** One of the schemas that have a name of their own. */
export function named(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}
