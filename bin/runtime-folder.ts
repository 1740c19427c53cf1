import { fileURLToPath } from 'node:url'

/** The folder of the Python package that serves functions. In the bundled program it is beside `dist`. */
export function runtimeFolder(): string {
  return fileURLToPath(new URL('../runtime/python', import.meta.url))
}
