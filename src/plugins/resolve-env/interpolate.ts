import {
  type Diagnostic,
  isSecretName,
  originsOf,
  own,
  partsOf,
  replaceVariables,
  type TextAt,
  variableReference,
  variablesIn,
  withProvenanceOf,
  withSecrets,
} from 'k3s-platform/plugin'
import { malformedReference, requiredVariable, secretInTree, tooLong, undefinedVariable } from './messages.ts'
import { GRAMMAR, hasReference } from './variable-grammar.ts'

/** What interpolation may use, and whom it tells. */
export interface Interpolation {
  readonly environment: string
  readonly variables: Readonly<Record<string, string>>
  report(diagnostic: Diagnostic): void
}

/**
 * The node with every `${VARIABLE}` in its values replaced; the same node when there is none. `text` says where a value
 * stays text that would be a number or a boolean elsewhere.
 */
export function interpolate<Node>(node: Node, options: Interpolation, text?: TextAt): Node {
  return visit(node, options, '', text) as Node
}

function visit(node: unknown, options: Interpolation, parent: string, text: TextAt | undefined): unknown {
  if (typeof node !== 'object' || node === null) return node
  let changed: Record<string, unknown> | unknown[] | undefined
  for (const [field, value] of Object.entries(node)) {
    const isContainer = typeof value === 'object' && value !== null
    if (!isContainer && !(typeof value === 'string' && hasReference(value))) continue
    const step = Array.isArray(node) ? Number(field) : field
    const inner = text?.at(step)
    const after = isContainer
      ? visit(value, options, field, inner)
      : replaced(node, step, value, options, parent, inner)
    if (after === value) continue
    changed ??= Array.isArray(node) ? node.slice() : { ...node }
    ;(changed as Record<string, unknown>)[field] = after
  }
  return changed ? withProvenanceOf(node, changed) : node
}

function replaced(
  node: object,
  step: string | number,
  value: string,
  options: Interpolation,
  parent: string,
  text: TextAt | undefined,
): unknown {
  const at = originsOf(node, step)[0]
  const names = variablesIn(value, GRAMMAR)
  const result = 'problem' in names ? names : replaceVariables(value, GRAMMAR, name => own(options.variables, name))
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
  for (const name of unset) report(undefinedVariable(name, options.environment))
  for (const { name, message } of missing) report(requiredVariable(name, message, options.environment))
  const key = String(step)
  const secrets = parent === 'environment' && isSecretName(key) ? variables : variables.filter(isSecretName)
  if (secrets.length > 0 && parent === 'environment') {
    const referred = (name: string) => (secrets.includes(name) ? variableReference(name) : own(options.variables, name))
    const reference = replaceVariables(value, GRAMMAR, referred)
    if ('text' in reference) return withSecrets(reference.text, key)
    options.report(tooLong(at))
    return value
  }
  if (secrets.length > 0) options.report(secretInTree(secrets[0]!, at))
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
