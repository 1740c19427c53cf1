import type { Plugin } from 'k3s-platform'

/** The plugins that the file `k3s-platform.config.*` of a folder names; none without such a file. */
export async function pluginsBeside(_folder: string): Promise<readonly Plugin[]> {
  return []
}
