import type { Field, Mistake } from 'k3s-platform/plugin'
import { invalidName, violationOfQualifiedName } from 'k3s-platform/plugin'
import type { ObjectFieldSelector } from 'kubernetes-types/core/v1.js'
import { unknownValue } from './schema-messages.ts'

/** What is wrong with a reference to a field of the pod, when these can be referred to, and each label and annotation. */
export function* fieldPathMistakes(
  field: Field,
  { fieldPath }: ObjectFieldSelector,
  known: readonly string[],
): Iterable<Mistake> {
  const pathField = { ...field, pointer: `${field.pointer}/fieldPath` }
  const subscript = /^metadata\.(annotations|labels)\['(.*)'\]$/.exec(fieldPath)
  if (subscript) {
    const [, map, key = ''] = subscript
    const violation = violationOfQualifiedName(map === 'annotations' ? key.toLowerCase() : key)
    if (violation) yield invalidName(pathField, key, violation)
  } else if (!known.includes(fieldPath)) yield unknownValue(pathField, fieldPath, known)
}
