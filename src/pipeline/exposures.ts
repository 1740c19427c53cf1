import type { Exposures } from '../ir/exposure.ts'
import type { Plugin } from './plugin.ts'

/** What kinds of objects let in and keep out, as plugins have declared it. */
export function exposuresOf(plugins: readonly Plugin[]): Exposures {
  return Object.assign({}, ...plugins.map(({ exposure }) => exposure))
}
