import {
  type Diagnostic,
  isSecretName,
  originsOf,
  own,
  type TextAt,
  variableReference,
  withProvenanceOf,
  withSecrets,
} from 'k3s-platform/plugin'
import { malformedReference, requiredVariable, secretInTree, tooLong, undefinedVariable } from './messages.ts'
import { hasReference, type Part, parseVariableText } from './variable-text.ts'

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
    const step = Array.isArray(node) ? Number(field) : field
    const inner = text?.at(step)
    const after =
      typeof value === 'string'
        ? replaced(node, step, value, options, parent, inner)
        : visit(value, options, field, inner)
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
  if (!hasReference(value)) return value
  const at = originsOf(node, step)[0]
  const parts = parseVariableText(value)
  if ('problem' in parts) {
    options.report(malformedReference(value, parts.problem, at))
    return value
  }
  // Not spread: a context's project is not there yet, and says so when it is read.
  const { environment, variables } = options
  const report: Interpolation['report'] = diagnostic => options.report({ ...diagnostic, ...(at && { at }) })
  const { text: result, used } = evaluate(parts, { environment, variables, report })
  if (result.length > LONGEST_TEXT) {
    options.report(tooLong(at))
    return value
  }
  const key = String(step)
  const secrets = parent === 'environment' && isSecretName(key) ? used : used.filter(isSecretName)
  if (secrets.length > 0 && parent === 'environment') {
    const referred = Object.fromEntries(secrets.map(name => [name, variableReference(name)]))
    const quiet = { environment, variables: { ...variables, ...referred }, report: () => {} }
    return withSecrets(evaluate(parts, quiet).text, key)
  }
  if (secrets.length > 0) options.report(secretInTree(secrets[0]!, at))
  const isWhole = parts.length === 1 && typeof parts[0] !== 'string'
  return isWhole && text?.kind === undefined ? scalarOf(result) : result
}

/** Characters of a text whose variables are replaced: 1 MiB, all that one object of Kubernetes can hold. */
const LONGEST_TEXT = 1024 * 1024

/** The text that the parts make, and the variables whose values are in it. */
function evaluate(parts: readonly Part[], options: Interpolation): { readonly text: string; readonly used: string[] } {
  const used: string[] = []
  const texts = parts.map(part => {
    if (typeof part === 'string') return part
    const value = own(options.variables, part.name)
    if (value !== undefined && (value || part.operator === undefined)) {
      used.push(part.name)
      return value
    }
    if (part.operator === undefined) options.report(undefinedVariable(part.name, options.environment))
    const operand = evaluate(part.operand, options)
    if (part.operator === ':?') options.report(requiredVariable(part.name, operand.text, options.environment))
    if (part.operator !== ':-') return ''
    used.push(...operand.used)
    return operand.text
  })
  return { text: texts.join(''), used }
}

/** A scalar that is one whole reference is read again as YAML 1.2 reads a plain scalar. */
function scalarOf(text: string): unknown {
  if (/^(true|True|TRUE)$/.test(text)) return true
  if (/^(false|False|FALSE)$/.test(text)) return false
  if (/^(null|Null|NULL|~)$/.test(text)) return null
  if (/^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$/.test(text)) return Number(text)
  return text
}
