import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The version of this package. */
export function packageVersion(): string {
  const above = dirname(dirname(fileURLToPath(import.meta.url)))
  return (JSON.parse(readFileSync(join(above, 'package.json'), 'utf8')) as { version: string }).version
}
