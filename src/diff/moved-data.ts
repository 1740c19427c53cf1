import { podSpecOf } from './pod-spec.ts'

/** A container that uses another folder of a claim than before, where it finds none of its data. */
export interface MovedData {
  readonly claim: string
  readonly container: string
  /** Folders of the claim; the root is empty. */
  readonly before: string
  readonly after: string
}

/** Which containers of an object no longer find their data in a claim that they mounted before. */
export function movedData(before: object, after: object): readonly MovedData[] {
  const old = usesOf(before)
  if (old.size === 0) return []
  const fresh = usesOf(after)
  return [...old.values()].flatMap(({ claim, container, folders }) => {
    const now = fresh.get(keyOf(claim, container))?.folders
    if (!now || now.some(folder => folders.includes(folder))) return []
    return [{ claim, container, before: folders[0]!, after: now[0]! }]
  })
}

interface Use {
  readonly claim: string
  readonly container: string
  readonly folders: readonly string[]
}

/** The folders of claims that each container uses. */
function usesOf(object: object): ReadonlyMap<string, Use> {
  const uses = new Map<string, Use>()
  const pod = podSpecOf(object)?.spec
  for (const { name: container, volumeMounts = [], env = [] } of pod?.containers ?? [])
    for (const mount of volumeMounts) {
      const volume = (pod.volumes ?? []).find(({ name }: { name: string }) => name === mount.name)
      const claim = volume?.persistentVolumeClaim?.claimName
      if (claim === undefined) continue
      const key = keyOf(claim, container)
      const folder = [mount.subPath, folderBelow(mount.mountPath, env)].filter(Boolean).join('/')
      uses.set(key, { claim, container, folders: [...(uses.get(key)?.folders ?? []), folder] })
    }
  return uses
}

/** The folder below a mount that a variable sets: Postgres has the only well-known one. */
function folderBelow(mountPath: string, env: readonly { readonly name: string; readonly value?: string }[]): string {
  const value = env.find(({ name }) => name === 'PGDATA')?.value ?? ''
  return value.startsWith(`${mountPath}/`) ? value.slice(mountPath.length + 1) : ''
}

function keyOf(claim: string, container: string): string {
  return `${container} ${claim}`
}

/** A folder of a claim in a sentence. */
export function folderOfClaim(folder: string): string {
  return folder === '' ? 'the root' : `the folder "${folder}"`
}
