import { existsSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { projectFile } from '../../platform/project.ts'

/** The official compiled schemas, beside the checkout; each `*_list` describes one row of `contents`. */
const FOLDER = projectFile('../shared/data/hsds-3.0/schema')

/** Why nothing can be validated here, or `false` when it can. */
export const schemasAbsent: string | false = existsSync(FOLDER)
  ? false
  : 'the official HSDS schemas are not beside this checkout (../shared/data/hsds-3.0)'

export type SchemaName =
  | 'organization'
  | 'organization_list'
  | 'service'
  | 'service_list'
  | 'service_at_location'
  | 'service_at_location_list'
  | 'taxonomy_term'
  | 'taxonomy'

// The schemas carry words of their own (core, constraints, datapackage_type), which a strict reader refuses.
const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false })
formats.default(ajv)
const compiled = new Map<SchemaName, ValidateFunction>()

/**
 * Compiles schemas before a server starts in the same process. Each takes seconds on a busy machine; after six in which nothing
 * else was done the server closes the connections that rest, while the next request is already on one of them (ECONNRESET).
 */
export function compileFirst(names: Iterable<SchemaName>): void {
  if (!schemasAbsent) for (const name of names) validatorOf(name)
}

function validatorOf(name: SchemaName): ValidateFunction {
  const validate = compiled.get(name) ?? ajv.compile(schemaOf(name))
  compiled.set(name, validate)
  return validate
}

/** The faults of a value against an official schema, in words; none when it is valid. */
export function faults(name: SchemaName, value: unknown): string[] {
  const validate = validatorOf(name)
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${name}${instancePath} ${message}`)
}

/** Terms and taxonomies have no file of their own: their schema stands where an attribute holds them. */
function schemaOf(name: SchemaName): object {
  if (name === 'taxonomy') return inside(schemaOf('taxonomy_term'), 'properties', 'taxonomy_detail')
  if (name === 'taxonomy_term')
    return inside(schemaOf('service'), 'properties', 'attributes', 'items', 'properties', 'taxonomy_term')
  return JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8'))
}

const inside = (schema: object, ...path: string[]): object =>
  path.reduce((part, key) => (part as Record<string, object>)[key] ?? {}, schema)
