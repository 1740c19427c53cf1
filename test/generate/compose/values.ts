import type fc from 'fast-check'
import { CONTAINER } from './container-values.ts'
import { DEPLOYMENT } from './deployment-values.ts'
import { RESOURCES } from './resource-values.ts'
import { WORKLOAD } from './workload-values.ts'

/** Values of known meaning, by place: what the schema alone cannot say. */
export const VALUES: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  ...CONTAINER,
  ...WORKLOAD,
  ...DEPLOYMENT,
  ...RESOURCES,
}
