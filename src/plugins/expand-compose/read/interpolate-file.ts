import { isSecretName, type Origin, originsOf, variableReference, withProvenanceOf } from 'k3s-platform/plugin'
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
  let changed: object | undefined
  for (const [key, value] of Object.entries(node)) {
    const after =
      typeof value === 'string'
        ? text(node, { key, value, secrets: secretPlaceOf([...path, key]) }, interpolation)
        : visit(value, interpolation, [...path, key])
    if (after === value) continue
    changed ??= copyOf(node)
    setField(changed, key, after)
  }
  return changed ? withProvenanceOf(node, changed) : node
}

interface Written {
  readonly key: string
  readonly value: string
  readonly secrets: SecretPlace
}

function text(node: object, { key, value, secrets }: Written, interpolation: Interpolation): string {
  const { environment, reading, warned } = interpolation
  if (!value.includes('$') || interpolation.expanded > MOST_EXPANDED) return value
  const at = placeOf(node, key)
  const isAssignedSecret = secrets === 'assigned' && isSecretName(assignedName(key, value))
  const lookup = (name: string) => {
    const found = environment.lookup(name)
    if (found && isAssignedSecret) return variableReference(name)
    return secrets === 'kept' || secrets === 'refused' ? found : environment.reference(name)
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
  const [missing] = result.missing
  if (missing) {
    if (!environment.isIncomplete) reading.report(requiredVariable(missing.name, missing.message, at))
    return value
  }
  for (const name of result.unset) {
    if (!warned.has(name) && !environment.isIncomplete) reading.report(unsetVariable(name, at))
    warned.add(name)
  }
  const secret =
    secrets === 'refused'
      ? result.variables.find(name => environment.lookup(name) && environment.isSecret(name))
      : undefined
  if (secret !== undefined) reading.report(secretInTree(secret, at))
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

/** The name of the variable that a field of a map, or an item `NAME=value` of a list, gives a value. */
function assignedName(key: string, value: string): string {
  return /^\d+$/.test(key) ? value.slice(0, Math.max(0, value.indexOf('='))) : key
}
