import type { Validated, Validator } from '../schema/validators.ts'

export type { SchemaError, Validated, Validator } from '../schema/validators.ts'

/** The validators of apps.yaml: made on the spot from source, made in advance in the published package. */
export function validators(): Promise<Readonly<Record<Validated, Validator>>> {
  made ??= import('../schema/validators.ts').then(module => module.makeValidators())
  return made
}

let made: Promise<Readonly<Record<Validated, Validator>>> | undefined
