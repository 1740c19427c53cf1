import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from 'k3s-platform'
import type { Arguments } from './arguments.ts'
import { type Compiled, compiled } from './compiled.ts'
import * as option from './option.ts'
import { replaceFile } from './replace-file.ts'
import { diagnosticsOf } from './report.ts'
import type { World } from './world.ts'

/** A project after its fixes, and how many there were. */
export interface FixedProject {
  readonly result: Compiled
  readonly fixed: number
}

/** Applies safe fixes until none is left, since one mistake may hide the next; with `--dry-run` prints the first ones. */
export async function fixProject(before: Compiled, given: Arguments, world: World): Promise<FixedProject> {
  let result = before
  let fixed = 0
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const applied = await fixOnce(result, given, world)
    fixed += applied
    if (applied === 0 || given.has(option.fixDryRun)) break
    result = await compiled(given, world, 'all')
  }
  return { result, fixed }
}

/** A fix solves its mistake, so that the rounds end by themselves; this is for those that do not. */
const MOST_ROUNDS = 10

async function fixOnce(result: Compiled, given: Arguments, world: World): Promise<number> {
  const { fixedTexts, inOrder } = await import('k3s-platform')
  const diagnostics = inOrder(diagnosticsOf(result))
  const { config, folder } = result.project
  const files = new Set(diagnostics.flatMap(({ fix }) => fix?.edits.map(({ file }) => file) ?? []))
  const wanted = [...files].filter(file => file === config.file || given.has(option.fixCompose))
  const read = wanted.map(file => [file, readFileSync(join(folder, file), 'utf8')] as const)
  // Places do not count a byte order mark.
  const sources = new Map(read.map(([file, text]) => [file, text.replace(BYTE_ORDER_MARK, '')]))
  const { texts, applied } = fixedTexts(diagnostics, sources)
  for (const diagnostic of applied) world.errors.write(`${lineOf(diagnostic, given.has(option.fixDryRun))}\n`)
  if (given.has(option.fixDryRun)) return applied.length
  for (const [file, text] of texts) {
    const before = read.find(([name]) => name === file)![1]
    replaceFile(join(folder, file), (BYTE_ORDER_MARK.exec(before)?.[0] ?? '') + text, before)
  }
  return applied.length
}

const BYTE_ORDER_MARK = /^\ufeff/

function lineOf({ at, code, hint = '' }: Diagnostic, isDry: boolean): string {
  return `${isDry ? 'would fix' : 'fixed'} ${at?.file}:${at?.line}:${at?.column} ${code}: ${hint.replaceAll('\n', ' ')}`
}
