import {
  because,
  type Context,
  closestTo,
  isGuard,
  originsOf,
  type Reasoned,
  type Route,
  trace,
  violationOfOrigin,
} from 'k3s-platform/plugin'
import { globalAnnotation, invalidCorsOrigin, unknownAnnotation } from './annotation-messages.ts'
import { annotationKeys, scopeOf } from './keys.ts'
import { unusableTimeout } from './messages.ts'

/** The key of an annotation of HAProxy Ingress. */
export function haproxyKey(name: string): string {
  return `${PREFIX}${name}`
}

/**
 * The user's own annotations under their usual prefix, without those that the controller would ignore; the two are one to
 * the controller. What it would take wrongly is reported too.
 */
export function ownAnnotations({ annotations }: Route, context: Context): Readonly<Record<string, string>> {
  const kept: Record<string, Reasoned<string>> = {}
  for (const [written, value] of Object.entries(annotations)) {
    const name = [PREFIX, LEGACY].flatMap(prefix => (written.startsWith(prefix) ? written.slice(prefix.length) : []))[0]
    const key = name === undefined ? written : haproxyKey(name)
    // The usual prefix wins where a key is written under both.
    if (key !== written && Object.hasOwn(annotations, key)) continue
    if (name === undefined || isRead(name, written, annotations, context)) kept[key] = because(value, written)
    if (name !== undefined) reportValue(name, written, annotations, context)
  }
  return trace(annotations, kept)
}

const PREFIX = 'haproxy-ingress.github.io/'
const LEGACY = 'ingress.kubernetes.io/'

function isRead(name: string, key: string, annotations: Route['annotations'], context: Context): boolean {
  const [at] = originsOf(annotations, key)
  const value = annotations[key]!
  const scope = scopeOf(name)
  switch (scope) {
    case 'annotation':
      return true
    case 'global':
      context.report(globalAnnotation(key, name, value, { guards: isGuard(key, value), at }))
      return false
    case 'unknown': {
      const closest = closestTo(name, annotationKeys())
      const guards = isGuard(closest ?? key, value)
      context.report(unknownAnnotation(key, closest && haproxyKey(closest), { guards, at }))
      return false
    }
    default:
      return scope satisfies never
  }
}

/** A time without a unit is read as milliseconds or ignored, and one bad origin opens a route to all. */
function reportValue(name: string, key: string, annotations: Route['annotations'], context: Context): void {
  const value = annotations[key]!.trim()
  const [at] = originsOf(annotations, key)
  if (name.startsWith('timeout-') && scopeOf(name) === 'annotation' && !/^\d+(us|ms|s|m|h|d)$/.test(value))
    context.report(unusableTimeout(key, value, at))
  if (name === 'cors-allow-origin') {
    const wrong = annotations[key]!.split(',').find(origin => violationOfOrigin(origin) || origin.includes('://*.'))
    if (wrong !== undefined) context.report(invalidCorsOrigin(wrong, at))
  }
}
