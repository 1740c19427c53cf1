import type { KubernetesObject } from '../k8s/object.ts'
import type { Exposure } from './exposure/exposure.ts'
import { type GoneOwner, goneOwners } from './gone-owners.ts'
import { leftBehind } from './left-behind.ts'
import { lostRoutes } from './lost-routes.ts'
import type { Risk } from './risk.ts'
import { isLeft } from './sync-option.ts'
import type { TreeObject, TreeSide } from './tree-side.ts'
import { unitOfPath } from './unit-of-path.ts'

/** What Argo CD does to objects because of what happens to others: their Application, their project, the routes. */
export class Fate {
  readonly #owners: readonly GoneOwner[]
  readonly #leftBehind: (gone: TreeObject) => string | undefined
  readonly #lostRoutes: (before: object) => readonly string[]

  constructor(before: TreeSide, after: TreeSide, exposure: Exposure) {
    this.#owners = goneOwners(valuesOf(before), valuesOf(after))
    this.#leftBehind = leftBehind(before, after)
    this.#lostRoutes = lostRoutes(after, exposure)
  }

  /** What the removal of an object does. */
  ofGone(gone: TreeObject): readonly Risk[] {
    const left = this.#leftBehind(gone)
    const owner = this.#owners.find(({ application }) => application === gone.value)
    return [
      ...(left === undefined ? [] : [{ kind: 'leaves-behind' as const, because: left }]),
      ...(owner ? [{ kind: 'outage' as const, because: 'its finalizer deletes everything that it applied' }] : []),
      ...this.ofRoutes(gone),
    ]
  }

  /** Why an object is deleted and recreated; nothing if it is not. */
  ofReplaced(then: TreeObject, now: TreeObject): readonly Risk[] {
    const unit = unitOfPath(then.file)
    const owner = this.#owners.find(each => each.unit !== undefined && each.unit === unit)
    const { name } = owner?.application.metadata ?? {}
    return [
      ...(owner && !isLeft(then.value, 'Delete')
        ? [{ kind: 'outage' as const, because: `it is deleted with Application/${name} and recreated` }]
        : []),
      ...(then.ref.name === now.ref.name
        ? []
        : [{ kind: 'runs-again' as const, because: 'the Job is another one, which runs' }]),
    ]
  }

  /** Addresses that an object served and nothing serves any longer. */
  ofRoutes({ value }: TreeObject): readonly Risk[] {
    return this.#lostRoutes(value).map(address => ({
      kind: 'outage',
      because: `nothing answers at ${address} any longer`,
    }))
  }
}

function valuesOf({ objects }: TreeSide): readonly KubernetesObject[] {
  return [...objects.values()].map(({ value }) => value as KubernetesObject)
}
