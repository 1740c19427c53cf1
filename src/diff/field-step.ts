import { pointerOf } from '../pipeline/field-path.ts'
import type { Pointer } from '../pipeline/pointer.ts'

/**
 * One step to a field: the key of a map, or an element of a list, which may have another position in the other version.
 */
export type FieldStep = string | ElementStep

/** An element of a list: its label, and its position in each version that has it. */
export interface ElementStep {
  readonly label: string
  readonly before?: number
  readonly after?: number
}

/** A path as `explain` takes it: `spec.template.spec.containers[web].image`. */
export function pathText(path: readonly FieldStep[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step !== 'string') return `${text}[${step.label}]`
    if (!/^[\w-]+$/.test(step)) return `${text}[${JSON.stringify(step)}]`
    return text === '' ? step : `${text}.${step}`
  }, '')
}

/** The pointer to a field in one of the versions; undefined if that lacks the element. */
export function pointerIn(path: readonly FieldStep[], version: 'after' | 'before'): Pointer | undefined {
  const steps = path.map(step => (typeof step === 'string' ? step : step[version]))
  return steps.includes(undefined) ? undefined : pointerOf(steps.map(String))
}
