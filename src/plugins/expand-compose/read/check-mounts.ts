import { type Diagnostic, type Origin, originsOf } from 'k3s-platform/plugin'
import type { Service } from '../model/service.ts'
import { duplicateMount } from './check-messages.ts'

/** Mounts of a service that hide one another. */
export function checkMounts({ tmpfs = [], volumes = [] }: Service, report: (diagnostic: Diagnostic) => void): void {
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
