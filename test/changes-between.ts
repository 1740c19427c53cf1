import type { Change, Compilation } from 'k3s-platform'

/** The changes of files that one tree makes to another, as a build would write them. */
export function changesBetween(then: Compilation, now: Compilation): readonly Change[] {
  const { environment } = now
  return [...new Set([...then.files.keys(), ...now.files.keys()])]
    .map(path => ({ path, before: then.files.get(path), after: now.files.get(path) }))
    .filter(({ before, after }) => before !== after)
    .map(({ path, before, after }) => ({
      environment,
      path,
      ...(before !== undefined && { before: { text: before, digest: '' } }),
      ...(after !== undefined && { after: { text: after, digest: '' } }),
    }))
}
