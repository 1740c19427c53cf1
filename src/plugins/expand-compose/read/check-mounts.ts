import { type Diagnostic, type Origin, originsOf } from 'k3s-platform/plugin'
import type { Service } from '../model/service.ts'
import { duplicateMount } from './check-messages.ts'
import { missingKey } from './shape-messages.ts'

/** Mounts of a service that lack something, or hide one another. */
export function checkMounts({ tmpfs = [], volumes = [] }: Service, report: (diagnostic: Diagnostic) => void): void {
  for (const [index, { type, source, target }] of volumes.entries()) {
    const at = originsOf(volumes, index)[0]
    if (!target) report(missingKey('the mount', 'target', 'It is a path in the container.', at))
    if (type === 'bind' && !source) report(missingKey('the mount', 'source', 'It is a path of the project.', at))
  }
  const known = new Map<string, Origin | undefined>()
  const mounts = [
    ...tmpfs.map((mount, index) => ({ target: mount.split(':')[0]!, at: originsOf(tmpfs, index)[0] })),
    ...volumes.flatMap((mount, index) =>
      mount.target === undefined ? [] : [{ target: mount.target, at: originsOf(volumes, index)[0] }],
    ),
  ]
  for (const { target, at } of mounts) {
    if (known.has(target)) report(duplicateMount(target, at, known.get(target)))
    known.set(target, at)
  }
}
