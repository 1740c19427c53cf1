import {
  isSecretName,
  keyOriginOf,
  type Origin,
  originsOf,
  provenanceOf,
  variableReference,
  withProvenance,
} from 'k3s-platform/plugin'
import { setField } from '../canonical/set-field.ts'
import { interpolateText, MOST_EXPANDED } from '../text/interpolate-text.ts'
import type { Environment } from './environment.ts'
import type { Reading } from './reading.ts'
import { type SecretPlace, secretPlaceOf } from './secret-places.ts'
import { malformedReference, requiredVariable, secretInTree, tooLong, unsetVariable } from './variable-messages.ts'

/** A file's node with the variables in all of its values replaced; keys stay as they are. */
export function interpolateFile(node: unknown, environment: Environment, reading: Reading): unknown {
  return visit(node, { environment, reading, warned: new Set(), expanded: 0 }, [])
}

interface Interpolation {
  readonly environment: Environment
  readonly reading: Reading
  /** Variables that this file was told about. */
  readonly warned: Set<string>
  /** Characters of all texts in which variables were replaced. */
  expanded: number
}

function visit(node: unknown, interpolation: Interpolation, path: readonly string[]): unknown {
  if (typeof node !== 'object' || node === null) return node
  const replaced = new Map<string, Replaced>()
  let changed: object | undefined
  for (const [key, value] of Object.entries(node)) {
    const after =
      typeof value === 'string'
        ? text(node, { key, value, secrets: secretPlaceOf([...path, key]) }, interpolation, replaced)
        : visit(value, interpolation, [...path, key])
    if (after === value) continue
    changed ??= copyOf(node)
    setField(changed, key, after)
  }
  return changed ? withReplaced(changed, node, replaced) : node
}

interface Written {
  readonly key: string
  readonly value: string
  readonly secrets: SecretPlace
}

interface Replaced {
  readonly text: string
  readonly variables: readonly string[]
}

function text(
  node: object,
  { key, value, secrets }: Written,
  interpolation: Interpolation,
  replaced: Map<string, Replaced>,
): string {
  const { environment, reading, warned } = interpolation
  if (!value.includes('$') || interpolation.expanded > MOST_EXPANDED) return value
  const at = placeOf(node, key)
  const isSecret = (name: string) => environment.sourcesOf([name]).some(isSecretName)
  const lookup = (name: string) => {
    const found = environment.lookup(name)
    // What a command says must not be written, so it says where the value is instead.
    return found && secrets === 'referred' && isSecret(name) ? variableReference(name) : found
  }
  const result = interpolateText(value, lookup)
  if ('problem' in result) {
    reading.report(malformedReference(value, result.problem, at))
    return value
  }
  interpolation.expanded += 'text' in result ? result.text.length : 0
  if ('isTooLong' in result || interpolation.expanded > MOST_EXPANDED) {
    reading.report(tooLong(at))
    return value
  }
  if ('missing' in result) {
    if (!environment.isIncomplete) reading.report(requiredVariable(result.missing.name, result.missing.message, at))
    return value
  }
  for (const name of result.unset) {
    if (!warned.has(name) && !environment.isIncomplete) reading.report(unsetVariable(name, at))
    warned.add(name)
  }
  const secret =
    secrets === 'refused' ? result.variables.find(name => environment.lookup(name) && isSecret(name)) : undefined
  if (secret !== undefined) reading.report(secretInTree(secret, at))
  replaced.set(key, { text: result.text, variables: environment.sourcesOf(result.variables) })
  return result.text
}

function placeOf(node: object, key: string): Origin | undefined {
  return originsOf(node, Array.isArray(node) ? Number(key) : key)[0]
}

function copyOf(node: object): object {
  if (Array.isArray(node)) return node.slice()
  const copy = {}
  for (const [key, value] of Object.entries(node)) setField(copy, key, value)
  return copy
}

function withReplaced(made: object, node: object, replaced: ReadonlyMap<string, Replaced>): object {
  return withProvenance(made, {
    own: () => originsOf(node),
    field: name => originsOf(node, name),
    key: name => keyOriginOf(node, name),
    text: name => replaced.get(String(name))?.text ?? provenanceOf(node)?.text?.(name),
    variables: name => replaced.get(String(name))?.variables ?? provenanceOf(node)?.variables?.(name),
  })
}
