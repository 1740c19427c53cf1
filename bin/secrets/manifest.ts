import type { World } from '../world.ts'
import { type ListedSecret, missingKeys } from './listed-secrets.ts'
import type { Shown } from './shown.ts'

/** Writes a List of Secrets with every value that is known and that nothing delivers; for kubectl, never for a terminal. */
export function shownManifest(listed: readonly ListedSecret[], world: World): Shown {
  world.output.writeFile(manifestOf(listed))
  const missing = missingKeys(listed)
  for (const key of missing) world.errors.write(`No value: ${key}\n`)
  return { missing: missing.length }
}

function manifestOf(listed: readonly ListedSecret[]): string {
  const items = listed.flatMap(({ namespace, name, keys }) => {
    const known = keys.flatMap(({ key, value, delivery }) =>
      value && delivery === undefined ? [[key, Buffer.from(value).toString('base64')]] : [],
    )
    if (known.length === 0) return []
    const data = Object.fromEntries(known)
    const type = '.dockerconfigjson' in data ? 'kubernetes.io/dockerconfigjson' : 'Opaque'
    return [{ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, type, data }]
  })
  return `${JSON.stringify({ apiVersion: 'v1', kind: 'List', items }, undefined, 2)}\n`
}
