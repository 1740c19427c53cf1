import type { Compilation } from './compile.ts'
import { builtSide } from './diff/built-side.ts'
import { setFields } from './diff/set-fields.ts'
import type { TreeObject } from './diff/tree-side.ts'
import { writtenSide } from './diff/written-side.ts'
import type { Diagnostic } from './ir/diagnostic.ts'
import { isManifestFile } from './k8s/manifest-file.ts'
import { keyOf } from './k8s/object.ts'
import { yamlText } from './pipeline/yaml-text.ts'
import type { Cluster } from './server/cluster.ts'
import type { ClusterOptions } from './server/cluster-options.ts'

/** Which cluster to read, and what else to look for in it. */
export interface ClusterTreeOptions extends ClusterOptions {
  /** The tree of an environment that was applied before: what is gone of it, and still runs, would be removed. */
  readonly former: (compilation: Compilation) => ReadonlyMap<string, string>
}

/** What a cluster has of trees. */
export interface ClusterTrees {
  /** Its context; empty if the cluster did not respond. */
  readonly cluster: string
  /** By environment: path → text, with only those fields that the tree sets. */
  readonly trees: ReadonlyMap<string, ReadonlyMap<string, string>>
  /** Why there are none. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads the objects of built environments from the cluster of the user's kubectl, without changes. Fields that the
 * server or others have set are skipped. Rejects only when the signal stops it.
 */
export async function readClusterTrees(
  compilations: readonly Compilation[],
  { former, ...options }: ClusterTreeOptions,
): Promise<ClusterTrees> {
  const { liveObject, NotAsked, NotShown, notShown, openCluster } = await import('./server/index.ts')
  let cluster: Cluster | undefined
  try {
    cluster = await openCluster(options)
    const trees = new Map<string, ReadonlyMap<string, string>>()
    for (const compilation of compilations) {
      const live = await Promise.all(wanted(compilation, former).map(object => found(object, cluster!, liveObject)))
      trees.set(compilation.environment, textsOf(live.flat(), compilation))
    }
    return { cluster: cluster.name.context, trees, diagnostics: [] }
  } catch (error) {
    options.signal?.throwIfAborted()
    if (error instanceof NotAsked) return { cluster: '', trees: new Map(), diagnostics: [error.diagnostic] }
    if (!(error instanceof NotShown)) throw error
    const diagnostic = notShown(cluster!.name, `${error.ref.kind}/${error.ref.name}`, error.message)
    return { cluster: '', trees: new Map(), diagnostics: [diagnostic] }
  } finally {
    cluster?.close()
  }
}

/** The objects of the tree, and those of the former one that are gone from it. */
function wanted(compilation: Compilation, former: ClusterTreeOptions['former']): readonly TreeObject[] {
  const built = builtSide(compilation)
  const gone = [...writtenSide(former(compilation), built).objects.values()].filter(
    ({ ref }) => !built.objects.has(keyOf(ref)),
  )
  return [...built.objects.values(), ...gone]
}

type Look = typeof import('./server/live-object.ts').liveObject

async function found(object: TreeObject, cluster: Cluster, look: Look): Promise<readonly TreeObject[]> {
  const live = await look(cluster, object.ref)
  return live === undefined ? [] : [{ ...object, value: setFields(live, object.value) }]
}

/** As files of a tree. Those without objects are in no cluster, and do not differ. */
function textsOf(objects: readonly TreeObject[], { files }: Compilation): ReadonlyMap<string, string> {
  const texts = new Map([...files].filter(([path]) => !isManifestFile(path)))
  for (const { file, value } of objects) {
    const before = texts.get(file)
    texts.set(file, `${before === undefined ? '' : `${before}---\n`}${yamlText(value)}`)
  }
  return texts
}
