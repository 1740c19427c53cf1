import {
  type Origin,
  originsOf,
  placeKey,
  type ReplacedText,
  variableReference,
  withProvenanceOf,
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
  /** Variables that are already reported for this file. */
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
  const result = replaced({ key, value, secrets }, environment)
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
  if (at && result.unset.length > 0) reading.unset.set(placeKey(at), result.unset)
  for (const name of result.unset) {
    if (!warned.has(name) && !environment.isIncomplete) reading.report(unsetVariable(name, at))
    warned.add(name)
  }
  if (secrets === 'refused' && hasSecret(result.text, result.variables, environment))
    reading.report(secretInTree(result.variables.find(name => environment.isSecret(name)) ?? result.variables[0]!, at))
  return result.text
}

/** The text with its variables replaced; secrets are referred to where that is possible. */
function replaced({ key, value, secrets }: Written, environment: Environment): ReplacedText {
  const shown = (name: string) => (environment.isSecret(name) ? `\${${name}}` : environment.lookup(name))
  if (secrets === 'kept' || secrets === 'refused') return interpolateText(value, environment.lookup, shown)
  const result = interpolateText(value, name => environment.reference(name), shown)
  if (!('text' in result) || result.variables.length === 0) return result
  // Other variables may make a secret together: a password by another name in an address.
  const isMadeSecret =
    secrets === 'assigned'
      ? environment.secrets.isSecret(...assignment(key, result.text))
      : environment.secrets.isText(result.text)
  if (!isMadeSecret) return result
  return interpolateText(value, name => (environment.lookup(name) ? variableReference(name) : ''), shown)
}

function hasSecret(text: string, variables: readonly string[], environment: Environment): boolean {
  if (variables.some(name => environment.lookup(name) && environment.isSecret(name))) return true
  return variables.length > 0 && environment.secrets.isText(text)
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

/** The name and the value of the variable that a field of a map, or an item `NAME=value` of a list, sets. */
function assignment(key: string, text: string): readonly [name: string, value: string] {
  const equals = /^\d+$/.test(key) ? text.indexOf('=') : -1
  return equals < 0 ? [key, text] : [text.slice(0, equals), text.slice(equals + 1)]
}
