import type { Field, Mistake } from 'k3s-platform/plugin'
import { at, invalidValue, type KubernetesSchemas, missingField, outOfRange, type Resource } from 'k3s-platform/plugin'
import { duplicateElement, unknownField, unknownKind, unknownValue, wrongType } from './schema-messages.ts'
import { type ShapeProblem, shapeValidators } from './shape.ts'

/** What is wrong with the shape of an object, by the schema of its kind. */
export type SchemaRule = (resource: Resource) => readonly Mistake[]

/** The rule for these schemas. It caches what it derives from them, as long as they are in use. */
export function schemaRule(schemas: KubernetesSchemas): SchemaRule {
  const known = RULES.get(schemas)
  if (known) return known
  const validatorOf = shapeValidators(schemas)
  const rule: SchemaRule = resource => problemsOf(resource, validatorOf, schemas)
  RULES.set(schemas, rule)
  return rule
}

const RULES = new WeakMap<KubernetesSchemas, SchemaRule>()

function problemsOf(
  resource: Resource,
  validatorOf: ReturnType<typeof shapeValidators>,
  schemas: KubernetesSchemas,
): readonly Mistake[] {
  const { apiVersion, kind } = resource.object
  const reference = schemas.kinds[`${apiVersion} ${kind}`]
  if (reference !== undefined)
    return validatorOf(reference)(resource.object)
      .filter(problem => !isDefault(problem))
      .map(problem => mistakeOf(resource, problem))
  return [
    otherCase(resource, schemas) ?? otherVersion(resource, schemas) ?? unknownKind({ resource, pointer: '' }),
    ...validatorOf(METADATA)(resource.object.metadata).map(problem =>
      mistakeOf(resource, { ...problem, steps: ['metadata', ...problem.steps] }),
    ),
  ]
}

/** An empty string is not a value of an enumeration, except for tolerations, where it means every effect. */
function isDefault({ keyword, steps, value }: ShapeProblem): boolean {
  return keyword === 'enum' && value === '' && steps.at(-3) === 'tolerations'
}

/** What every kind has. */
const METADATA = '#/$defs/meta.v1.ObjectMeta'

/** A kind that is known, in other letters: `deployment`. */
function otherCase(resource: Resource, { kinds }: KubernetesSchemas): Mistake | undefined {
  const { apiVersion, kind } = resource.ref
  const wanted = `${apiVersion} ${kind}`.toLowerCase()
  const found = Object.keys(kinds).find(known => known.toLowerCase() === wanted)
  return found === undefined
    ? undefined
    : unknownValue({ resource, pointer: '/kind' }, kind, [found.slice(apiVersion.length + 1)])
}

/**
 * A kind that is known, in a version that is not: `apps/v1beta1`, which no server has any more. Groups without a dot
 * are Kubernetes' own, so that a kind which lives in another one does not live there too: `extensions/v1beta1`.
 */
function otherVersion(resource: Resource, { kinds }: KubernetesSchemas): Mistake | undefined {
  const { apiVersion, kind } = resource.ref
  const group = groupOf(apiVersion)
  const versions = Object.keys(kinds)
    .filter(known => known.endsWith(` ${kind}`) && (groupOf(known) === group || !group.includes('.')))
    .map(known => known.slice(0, known.indexOf(' ')))
  return versions.length === 0 ? undefined : unknownValue({ resource, pointer: '/apiVersion' }, apiVersion, versions)
}

function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? '' : apiVersion.slice(0, slash)
}

function mistakeOf(resource: Resource, { keyword, steps, value, schema }: ShapeProblem): Mistake {
  const pointer = steps.map(step => at`/${step}`).join('')
  const field: Field = { resource, pointer }
  switch (keyword) {
    case 'bound':
      return outOfRange(field, value, boundsOf(schema))
    case 'double':
      return duplicateElement(field, schema['x-list-map-keys'] ?? ['value'])
    case 'enum':
      return unknownValue(field, value, schema.enum ?? [])
    case 'format':
      return invalidValue(
        field,
        value,
        schema.format === 'byte' ? 'is not valid base64' : 'has an invalid format',
        formOf(schema),
      )
    case 'missing':
      return missingField(field, String(value))
    case 'type':
      return wrongType(field, value, [schema.type ?? []].flat())
    case 'unknown':
      return unknownField(field, String(value), Object.keys(schema.properties ?? {}))
    default:
      return keyword satisfies never
  }
}

function boundsOf({ minimum, maximum, minLength, maxLength, minItems }: ShapeProblem['schema']): string {
  if (minItems !== undefined) return `at least ${minItems} long`
  if (minLength !== undefined || maxLength !== undefined)
    return maxLength === undefined ? `at least ${minLength} characters long` : `at most ${maxLength} characters long`
  if (minimum !== undefined && maximum !== undefined) return `from ${minimum} to ${maximum}`
  return minimum === undefined ? `at most ${maximum}` : `at least ${minimum}`
}

function formOf({ pattern, format }: ShapeProblem['schema']): string {
  if (format === 'byte') return 'Use stringData for plain text.'
  return pattern === undefined ? 'Write it as 2006-01-02T15:04:05Z.' : `It must match ${pattern}.`
}
