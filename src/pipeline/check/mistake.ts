import type { Diagnostic } from '../../ir/diagnostic.ts'
import { fieldHistory } from '../history.ts'
import type { Pointer } from '../pointer.ts'
import { type Resource, titleOf } from '../resource.ts'

/** A field of an object. */
export interface Field {
  readonly resource: Resource
  readonly pointer: Pointer
}

/** Something that is wrong with a field. What is known of its place is added when it is reported. */
export interface Mistake extends Pick<Diagnostic, 'code' | 'severity' | 'message' | 'hint'> {
  readonly field: Field
  /** The other field that it is about, with a few words: the limit that a request exceeds. */
  readonly related?: { readonly message: string; readonly field: Field }
}

/** Checks one object for what an API server would reject, and for what cannot be intended. */
export type Rule = (resource: Resource) => Iterable<Mistake>

/**
 * The diagnostic for a mistake: at the line that the field comes from. A plugin that is not ours is named, since the
 * mistake may well be its own.
 */
export function diagnosticOf(mistake: Mistake, ownPlugins: ReadonlySet<string>): Diagnostic {
  const { field, related, code, severity, message, hint } = mistake
  const { origins, change } = fieldHistory(field.resource, field.pointer)
  const other = related && fieldHistory(related.field.resource, related.field.pointer).origins[0]
  const author = ownPlugins.has(change.plugin) ? '' : ` Set by plugin "${change.plugin}".`
  return {
    code,
    severity,
    message: message + author,
    entry: field.resource.unit,
    ...(origins[0] && { at: origins[0] }),
    ...(hint !== undefined && { hint }),
    ...(related && other && { related: [{ message: related.message, at: other }] }),
  }
}

/** A field as people name it: `containers[0].image of Deployment "web"`, without the steps that every pod has. */
export function nameOfField({ resource, pointer }: Field): string {
  if (pointer === '') return titleOf(resource)
  const path = pointer
    .replace(/^\/spec(?:\/jobTemplate\/spec)?\/template\/spec\//, '/')
    .replace(/^\/spec(?:\/jobTemplate\/spec)?\/template\//, '/template/')
    .replace(/^\/spec\//, '/')
    .slice(1)
    .split('/')
    .reduce((text, step) => text + named(step.replaceAll('~1', '/').replaceAll('~0', '~'), text === ''), '')
  return `${path} of ${titleOf(resource)}`
}

function named(step: string, isFirst: boolean): string {
  if (/^\d+$/.test(step)) return `[${step}]`
  if (!/^[A-Za-z][\w-]*$/.test(step)) return `["${step}"]`
  return isFirst ? step : `.${step}`
}
