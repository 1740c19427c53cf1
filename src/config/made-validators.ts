import type { Validator } from './validators.ts'

/**
 * Validators made in advance, by the JSON of their schema: those for the options of bundled plugins. The build of the
 * package puts them here; from source there are none, and all are made on the spot.
 */
export function madeValidators(): ReadonlyMap<string, Validator> {
  return new Map()
}
