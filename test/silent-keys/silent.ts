import { compile, filesInMemory, ProjectFiles, readConfig } from 'k3s-platform'
import { stringify } from 'yaml'
import type { Way } from '../generate/mutated.ts'
import { type Context, FILES } from './contexts.ts'
import type { Trial } from './trials.ts'

/**
 * Whether no value of a key changes a byte of the tree or a word of what is said. A key that no sound project can have
 * here is none.
 */
export async function isSilent({ way, values }: Trial, context: Context): Promise<boolean> {
  const without = withKey(context.entry, way, undefined)
  const before = await outcome(context.project(without))
  if (before === undefined || isTold(before, way)) return false
  for (const value of values)
    if ((await outcome(context.project(withKey(context.entry, way, value)))) !== before) return false
  return true
}

/** Whether the block around a key is told as one without effect. */
function isTold(outcome: string, way: Way): boolean {
  return way.slice(0, -1).some(step => outcome.includes(`["config/unused-key","warning","\\"${step}\\"`))
}

/** The entry with a value at a path, or without it; the maps and lists around it are there in both. */
function withKey(node: unknown, [step, ...rest]: Way, value: unknown): object {
  const copy = (Array.isArray(node) ? [...node] : { ...(node as object) }) as Record<string | number, unknown>
  if (rest.length > 0) {
    const empty = typeof rest[0] === 'number' ? [] : {}
    copy[step!] = withKey(typeof copy[step!] === 'object' ? copy[step!] : empty, rest, value)
  } else if (value === undefined) delete copy[step!]
  else copy[step!] = value
  return copy
}

/** Everything that comes of a sound project, without the places of what is said, which move with the key. */
async function outcome(project: object): Promise<string | undefined> {
  const text = stringify(project, { aliasDuplicateObjects: false })
  const files = new ProjectFiles(filesInMemory(FILES))
  const compilation = await compile(await readConfig({ file: 'apps.yaml', text, files }), 'gcp')
  if (!compilation.ok) return undefined
  const said = compilation.diagnostics.map(({ code, severity, message, hint }) => [code, severity, message, hint])
  return JSON.stringify([said, [...compilation.files].map(([path, made]) => [path, made.replace(DIGEST, '')])])
}

/** The metadata file knows a digest of all that went in, which is no effect. */
const DIGEST = /"inputDigest": "\w+"/g
