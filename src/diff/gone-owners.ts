import { isDeepStrictEqual } from 'node:util'
import { type KubernetesObject, keyOf, refOf } from '../k8s/object.ts'

/** An Application that goes, and whose finalizer deletes what it has applied. */
export interface GoneOwner {
  readonly application: KubernetesObject
  /** The unit whose objects it has applied; those of a chart are not known here. */
  readonly unit?: string
  /** Of a chart: the Application that installs it from now on. */
  readonly heir?: KubernetesObject
}

/** The Applications of a tree that another tree has not, as far as they take along what they have applied. */
export function goneOwners(
  before: Iterable<KubernetesObject>,
  after: readonly KubernetesObject[],
): readonly GoneOwner[] {
  const owners = [...before].filter(isOwner)
  if (owners.length === 0) return []
  const left = new Set(after.filter(isApplication).map(object => keyOf(refOf(object))))
  return owners
    .filter(object => !left.has(keyOf(refOf(object))))
    .map(application => {
      const { source } = (application as Application).spec
      const unit = source?.chart === undefined ? unitOf(source?.path) : undefined
      const heir = source?.chart === undefined ? undefined : after.filter(isApplication).find(isHeirOf(application))
      return { application, ...(unit !== undefined && { unit }), ...(heir && { heir }) }
    })
}

interface Application extends KubernetesObject {
  readonly spec: {
    readonly source?: {
      readonly path?: string
      readonly chart?: string
      readonly repoURL?: string
      readonly helm?: { readonly releaseName?: string }
    }
    readonly destination?: object
  }
}

function isApplication({ apiVersion, kind }: KubernetesObject): boolean {
  return kind === 'Application' && apiVersion.startsWith('argoproj.io/')
}

function isOwner(object: KubernetesObject): boolean {
  return isApplication(object) && (object.metadata.finalizers ?? []).some(name => name.startsWith(FINALIZER))
}

const FINALIZER = 'resources-finalizer.argocd.argoproj.io'

/** The folder of a unit is the end of the path: `argocd-state/gcp/apps/web`. */
function unitOf(path = ''): string | undefined {
  return /(?:^|\/)((?:apps|compose|serverless)\/[^/]+)$/.exec(path)?.[1]
}

function isHeirOf(gone: KubernetesObject): (other: KubernetesObject) => boolean {
  const one = releaseOf(gone)
  return other => isDeepStrictEqual(releaseOf(other), one)
}

/** What is the same in two Applications that install the same objects. */
function releaseOf(object: KubernetesObject): readonly unknown[] {
  const { source, destination } = (object as Application).spec
  return [source?.repoURL, source?.chart, source?.helm?.releaseName, { ...destination }]
}
