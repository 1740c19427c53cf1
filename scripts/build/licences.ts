import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'

/** Writes the licences of the packages that files of a bundle come from. */
export function writeLicences(inputs: readonly string[]): void {
  const packages = new Set(inputs.flatMap(path => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []))
  const texts = [...packages].sort().map(name => `${name}\n\n${licenceOf(join(root, 'node_modules', name))}`)
  writeFileSync(join(root, 'dist/LICENCES.txt'), `${texts.join('\n\n----\n\n')}\n`)
}

function licenceOf(folder: string): string {
  const file = existsSync(folder) && readdirSync(folder).find(name => /^licen[cs]e/i.test(name))
  if (file) return readFileSync(join(folder, file), 'utf8').trim()
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { license: string }).license
}
