import type { Field, Mistake } from 'k3s-platform/plugin'
import {
  at,
  forbiddenField,
  invalidLabel,
  missingField,
  type Pointer,
  type Resource,
  violationOfLabelValue,
  violationOfQualifiedName,
} from 'k3s-platform/plugin'
import type { LabelSelector } from 'kubernetes-types/meta/v1.js'
import { labelMistakes } from './labels.ts'
import { podOf } from './pod.ts'
import { emptySelector, selectorMismatch } from './pod-messages.ts'
import { unknownValue } from './schema-messages.ts'

/** The selector of a controller: it selects something, and that is its own pods. */
export function* selectors(resource: Resource): Iterable<Mistake> {
  const { spec } = resource.object as { spec?: { selector?: LabelSelector } }
  const pod = podOf(resource)
  if (!pod || !spec?.selector) return
  yield* selectorMistakes(resource, spec.selector, '/spec/selector')
  yield* ownPodsMistakes({ resource, pointer: '/spec/selector' }, spec.selector, pod.template.metadata?.labels)
}

/** What is wrong with a selector that must select pods with these labels, and not all. */
export function* ownPodsMistakes(
  field: Field,
  selector: LabelSelector,
  labels: Readonly<Record<string, string>> = {},
): Iterable<Mistake> {
  if (isEmpty(selector)) yield emptySelector(field)
  for (const key in selector.matchLabels) {
    const wanted = selector.matchLabels[key]!
    if (labels[key] !== wanted)
      yield selectorMismatch({ ...field, pointer: `${field.pointer}/matchLabels${at`/${key}`}` }, key, {
        wanted: `${key}: ${wanted}`,
        found: labels[key],
      })
  }
  for (const { key, operator, values = [] } of selector.matchExpressions ?? [])
    if (!matches({ key, operator, values }, labels)) {
      const wanted = [key, operator, values.join(', ')].filter(Boolean).join(' ')
      yield selectorMismatch(field, key, { wanted, found: labels[key] })
    }
}

/** What is wrong with a selector of pods or namespaces. */
export function* selectorMistakes(
  resource: Resource,
  selector: LabelSelector | undefined,
  pointer: Pointer,
): Iterable<Mistake> {
  if (!selector) return
  yield* labelMistakes(resource, selector.matchLabels, `${pointer}/matchLabels`)
  for (const [index, expression] of (selector.matchExpressions ?? []).entries())
    yield* expressionMistakes(resource, expression, `${pointer}/matchExpressions/${index}`, OPERATORS)
}

/** What is wrong with one requirement of a selector; nodes can also be compared by numbers. */
export function* expressionMistakes(
  resource: Resource,
  { key, operator, values = [] }: Expression,
  pointer: Pointer,
  operators: readonly string[],
): Iterable<Mistake> {
  const field = { resource, pointer }
  const valuesField = { resource, pointer: `${pointer}/values` }
  if (!operators.includes(operator))
    yield unknownValue({ resource, pointer: `${pointer}/operator` }, operator, operators)
  if ((operator === 'In' || operator === 'NotIn') && values.length === 0)
    yield missingField(field, 'values', `"${operator}" needs values`)
  if ((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0)
    yield forbiddenField(valuesField, `"${operator}" compares with nothing`)
  if ((operator === 'Gt' || operator === 'Lt') && values.length !== 1)
    yield missingField(field, 'values', `"${operator}" needs exactly one value`)
  const wrongKey = violationOfQualifiedName(key ?? '')
  if (wrongKey) yield invalidLabel({ resource, pointer: `${pointer}/key` }, key ?? '', wrongKey)
  for (const [index, value] of values.entries()) {
    const wrongValue = violationOfLabelValue(value)
    if (wrongValue) yield invalidLabel({ resource, pointer: `${pointer}/values${at`/${index}`}` }, value, wrongValue)
  }
}

/** One requirement of a selector. */
export interface Expression {
  readonly key: string
  readonly operator: string
  readonly values?: readonly string[]
}

function isEmpty({ matchLabels = {}, matchExpressions = [] }: LabelSelector): boolean {
  return Object.keys(matchLabels).length === 0 && matchExpressions.length === 0
}

function matches({ key, operator, values = [] }: Expression, labels: Readonly<Record<string, string>>): boolean {
  const value = labels[key]
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
    default:
      return true
  }
}

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist']
