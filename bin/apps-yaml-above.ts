import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The apps.yaml of a folder, or of the nearest one above it that has one; absolute when the folder is. */
export function appsYamlAbove(folder: string): string | undefined {
  const path = join(folder, 'apps.yaml')
  if (existsSync(path)) return path
  const above = dirname(folder)
  return above === folder ? undefined : appsYamlAbove(above)
}
