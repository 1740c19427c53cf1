import {
  type Diagnostic,
  originsOf,
  own,
  partsOf,
  replaceVariables,
  type SecretRule,
  type TextAt,
  variablesIn,
  withProvenanceOf,
} from 'k3s-platform/plugin'
import { malformedReference, requiredVariable, secretInTree, tooLong, undefinedVariable } from './messages.ts'
import { secretPlaceOf } from './secret-place.ts'
import { secretText, shownBy } from './secret-text.ts'
import { GRAMMAR, hasReference } from './variable-grammar.ts'

/** What interpolation may use, and where it reports. */
export interface Interpolation {
  readonly variables: Readonly<Record<string, string>>
  readonly secrets: SecretRule
  report(diagnostic: Diagnostic): void
}

/**
 * The node with every `${VARIABLE}` in its values replaced; the same node when there is none. `text` says where a value
 * stays text that would be a number or a boolean elsewhere.
 */
export function interpolate<Node>(node: Node, options: Interpolation, text?: TextAt): Node {
  return visit(node, options, [], text) as Node
}

function visit(node: unknown, options: Interpolation, path: readonly string[], text: TextAt | undefined): unknown {
  if (typeof node !== 'object' || node === null) return node
  let changed: Record<string, unknown> | unknown[] | undefined
  for (const [field, value] of Object.entries(node)) {
    const isContainer = typeof value === 'object' && value !== null
    if (!isContainer && !(typeof value === 'string' && hasReference(value))) continue
    const step = Array.isArray(node) ? Number(field) : field
    const inner = text?.at(step)
    const after = isContainer
      ? visit(value, options, [...path, field], inner)
      : replaced({ node, step, value, path, text: inner }, options)
    if (after === value) continue
    changed ??= Array.isArray(node) ? node.slice() : { ...node }
    ;(changed as Record<string, unknown>)[field] = after
  }
  return changed ? withProvenanceOf(node, changed) : node
}

/** A string with variables, and its place. */
interface Written {
  readonly node: object
  readonly step: string | number
  readonly value: string
  /** The keys that lead to its map or list. */
  readonly path: readonly string[]
  readonly text: TextAt | undefined
}

function replaced({ node, step, value, path, text }: Written, options: Interpolation): unknown {
  const at = originsOf(node, step)[0]
  const names = variablesIn(value, GRAMMAR)
  const lookup = (name: string) => own(options.variables, name)
  const result = 'problem' in names ? names : replaceVariables(value, GRAMMAR, lookup, shownBy(lookup, options.secrets))
  if ('problem' in result) {
    options.report(malformedReference(value, result.problem, at))
    return value
  }
  if ('isTooLong' in result) {
    options.report(tooLong(at))
    return value
  }
  const { unset, missing, variables } = result
  const report = (diagnostic: Diagnostic) => options.report({ ...diagnostic, ...(at && { at }) })
  const place = secretPlaceOf(path)
  const isLeftToSecret = (name: string) => place !== 'refused' && options.secrets.isName(name)
  const undefinedNames = unset.filter(name => !isLeftToSecret(name))
  for (const name of undefinedNames) report(undefinedVariable(name))
  for (const { name, message } of missing) report(requiredVariable(name, message))
  const used = [...variables, ...unset.filter(isLeftToSecret)]
  const secret = secretText({ value, variables: used, name: place === 'assigned' ? String(step) : undefined }, options)
  if (secret !== undefined && place !== 'refused') return secret
  if (secret !== undefined) {
    const [first] = variables.filter(name => options.secrets.isSecret(name, lookup(name) ?? ''))
    options.report(secretInTree(first ?? variables[0]!, path.includes('probes') || path.includes('lifecycle'), at))
    return value
  }
  const [first, second] = partsOf(value, GRAMMAR)
  const isWhole = typeof first === 'object' && second === undefined
  return isWhole && text?.kind === undefined ? scalarOf(result.text) : result.text
}

/** A scalar that is one whole reference is read again as YAML 1.2 reads a plain scalar. */
function scalarOf(text: string): unknown {
  if (/^(true|True|TRUE)$/.test(text)) return true
  if (/^(false|False|FALSE)$/.test(text)) return false
  if (/^(null|Null|NULL|~)$/.test(text)) return null
  if (/^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$/.test(text)) return Number(text)
  return text
}
