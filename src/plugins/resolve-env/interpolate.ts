import {
  type Diagnostic,
  isSecretName,
  keyOriginOf,
  originsOf,
  own,
  type Provenance,
  provenanceOf,
  withProvenance,
} from 'k3s-platform/plugin'
import { malformedReference, requiredVariable, secretInTree, tooLong, undefinedVariable } from './messages.ts'

import { hasReference, type Part, parseVariableText } from './variable-text.ts'

/** What interpolation may use, and whom it tells. */
export interface Interpolation {
  readonly environment: string
  readonly variables: Readonly<Record<string, string>>
  report(diagnostic: Diagnostic): void
}

/** The node with every `${VARIABLE}` in its values replaced; the same node when there is none. */
export function interpolate<Node>(node: Node, options: Interpolation): Node {
  return visit(node, options, '') as Node
}

function visit(node: unknown, options: Interpolation, parent: string): unknown {
  if (typeof node !== 'object' || node === null) return node
  const texts = new Map<string, Replaced>()
  let changed: Record<string, unknown> | unknown[] | undefined
  for (const [field, value] of Object.entries(node)) {
    const after =
      typeof value === 'string' ? replaced(node, field, value, options, parent, texts) : visit(value, options, field)
    if (after === value) continue
    changed ??= Array.isArray(node) ? node.slice() : { ...node }
    ;(changed as Record<string, unknown>)[field] = after
  }
  return changed ? withProvenance(changed, interpolatedProvenance(node, texts)) : node
}

interface Replaced {
  readonly text: string
  readonly variables: readonly string[]
}

function replaced(
  node: object,
  field: string,
  value: string,
  options: Interpolation,
  parent: string,
  texts: Map<string, Replaced>,
): unknown {
  if (!hasReference(value)) return value
  const index = Array.isArray(node) ? Number(field) : field
  const at = originsOf(node, index)[0]
  const parts = parseVariableText(value)
  if ('problem' in parts) {
    options.report(malformedReference(value, parts.problem, at))
    return value
  }
  const used: string[] = []
  // Not spread: a context's project is not there yet, and says so when it is read.
  const { environment, variables } = options
  const report: Interpolation['report'] = diagnostic => options.report({ ...diagnostic, ...(at && { at }) })
  const text = evaluate(parts, { environment, variables, report }, used)
  if (text.length > LONGEST_TEXT) {
    options.report(tooLong(at))
    return value
  }
  const secret = parent === 'environment' ? undefined : used.find(isSecretName)
  if (secret !== undefined) options.report(secretInTree(secret, at))
  texts.set(field, { text, variables: used })
  return parts.length === 1 && typeof parts[0] !== 'string' ? scalarOf(text) : text
}

/** Characters of a text whose variables are replaced: 1 MiB, all that one object of Kubernetes can hold. */
const LONGEST_TEXT = 1024 * 1024

function evaluate(parts: readonly Part[], options: Interpolation, used: string[]): string {
  return parts
    .map(part => {
      if (typeof part === 'string') return part
      const value = own(options.variables, part.name)
      if (part.operator === undefined ? value !== undefined : value) {
        used.push(part.name)
        return value
      }
      if (part.operator === ':-') return evaluate(part.operand, options, used)
      options.report(
        part.operator === ':?'
          ? requiredVariable(part.name, evaluate(part.operand, options, used), options.environment)
          : undefinedVariable(part.name, options.environment),
      )
      return ''
    })
    .join('')
}

/** A scalar that is one whole reference is read again as YAML 1.2 reads a plain scalar. */
function scalarOf(text: string): unknown {
  if (/^(true|True|TRUE)$/.test(text)) return true
  if (/^(false|False|FALSE)$/.test(text)) return false
  if (/^(null|Null|NULL|~)$/.test(text)) return null
  if (/^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?$/.test(text)) return Number(text)
  return text
}

function interpolatedProvenance(node: object, texts: ReadonlyMap<string, Replaced>): Provenance {
  return {
    own: () => originsOf(node),
    field: field => originsOf(node, field),
    key: field => keyOriginOf(node, field),
    text: field => texts.get(String(field))?.text ?? provenanceOf(node)?.text?.(field),
    variables: field => texts.get(String(field))?.variables ?? provenanceOf(node)?.variables?.(field),
  }
}
