import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What Python finds in a folder: the functions as `k3sfn.discover` prints them, or what stands in its way. */
export type FoundByPython = { readonly functions: readonly Record<string, unknown>[] } | { readonly problem: string }

const here = dirname(fileURLToPath(import.meta.url))

/** Imports the functions of folders with the Python package, each folder in a process of its own. */
export function discoveredByPython(python: string, folders: readonly string[]): readonly FoundByPython[] {
  const { stdout, stderr, status } = spawnSync(python, ['-B', join(here, 'discover_folders.py')], {
    input: JSON.stringify(folders),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONPATH: join(here, '../../../runtime/python/src') },
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as FoundByPython[]
}

/** A function without arguments that are `None`, which are as good as not given. */
export function withoutNone(found: Record<string, unknown>): Record<string, unknown> {
  const given = (node: unknown) =>
    Object.fromEntries(Object.entries(node as object).filter(([, value]) => value !== null))
  return { ...found, trigger: given(found.trigger), settings: given(found.settings) }
}
