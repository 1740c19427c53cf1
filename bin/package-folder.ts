import { fileURLToPath } from 'node:url'

/** The folder of this package, with `docs` and `runtime`. In the bundled program it is the one above `dist`. */
export function packageFolder(): string {
  return fileURLToPath(new URL('..', import.meta.url))
}
