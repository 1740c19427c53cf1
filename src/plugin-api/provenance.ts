/** Where a value was written, and what is said about it. */

export type { Diagnostic, DiagnosticCode, RelatedPlace, Severity } from '../ir/diagnostic.ts'
export { type Edit, type Fix, likelyFix, safeFix } from '../ir/fix.ts'
export { distinct, type Origin, placeKey } from '../ir/origin.ts'
export {
  byRule,
  type Fields,
  fieldOf,
  fieldsOf,
  type Mark,
  markOf,
  type Provenance,
  provenanceOf,
  type Reasoned,
  tracedTo,
  type Written,
  withProvenance,
  withProvenanceOf,
  writtenOriginsOf,
} from '../ir/provenance.ts'
