import { shownObject } from '../config/shown-object.ts'
import { KnownSecrets } from '../ir/known-secrets.ts'
import type { Pointer } from '../pipeline/pointer.ts'
import { valueAt } from '../pipeline/pointer.ts'
import type { FieldChange } from './field-change.ts'
import { pointerIn } from './field-step.ts'
import type { TreeSide } from './tree-side.ts'

/** What a report shows instead of a value that it must not show. */
const HIDDEN = '(hidden)'

/** Shows objects of two trees without the secrets of either. */
export class Redaction {
  readonly #known: readonly KnownSecrets[]

  constructor(before: TreeSide, after: TreeSide) {
    const known = [before.secrets, after.secrets].filter(secrets => secrets !== undefined)
    this.#known = known.length > 0 ? known : [new KnownSecrets()]
  }

  /** An object as reports show it: a Secret without its values, any other object without secrets. */
  object(object: object): object {
    const { kind } = object as { readonly kind?: string }
    const shown = kind === 'Secret' ? withoutValues(object) : object
    return this.#known.reduce((value, secrets) => shownObject(value, secrets), shown)
  }

  /** Differences as reports show them: that a secret changed, without its values. */
  changes(changes: readonly FieldChange[], before: object, after: object): readonly FieldChange[] {
    if (changes.length === 0) return changes
    const [then, now] = [this.object(before), this.object(after)]
    return changes.map(change => {
      if (change.change === 'reordered') return change
      return {
        ...change,
        path: change.path.map(step => (typeof step === 'string' ? step : { ...step, label: this.#text(step.label) })),
        ...('before' in change && { before: inside(then, pointerIn(change.path, 'before')) }),
        ...('after' in change && { after: inside(now, pointerIn(change.path, 'after')) }),
      }
    })
  }

  #text(text: string): string {
    return this.#known.reduce((shown, secrets) => secrets.mask(shown), text)
  }
}

function inside(object: object, pointer: Pointer | undefined): unknown {
  return pointer === undefined ? undefined : valueAt(object, pointer)
}

function withoutValues(secret: object): object {
  return Object.fromEntries(
    Object.entries(secret).map(([name, value]) => [
      name,
      name === 'data' || name === 'stringData' ? hidden(value) : value,
    ]),
  )
}

function hidden(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return HIDDEN
  return Object.fromEntries(Object.keys(value).map(name => [name, HIDDEN]))
}
