import { type Diagnostic, error, info, warning } from '../../../ir/diagnostic.ts'
import type { KnownIngressClass } from '../../../ir/ingress-class.ts'
import type { Origin } from '../../../ir/origin.ts'

type Place = Origin | undefined

/**
 * An annotation of another controller that has no counterpart on the one that serves the route, or whose value makes no
 * sense. It is left out of the tree, since the controller would not read it. Write the setting in the ingress block, or
 * move the annotation into the block of the environment whose controller reads it.
 */
export function annotationDropped(key: string, controller: string, why: string, at: Place): Diagnostic {
  return warning(
    'config/annotation-dropped',
    `${controller} does not read the annotation "${key}". It is dropped: ${why}.`,
    at,
    'Say it in the ingress block, or under "ingress_annotations" of the environment whose controller reads it.',
  )
}

/**
 * An annotation of another controller that says something the one that serves the route can do too. It is not written
 * as it is, since the controller would not read it; what it means is. Nothing has to be done.
 */
export function annotationTranslated(key: string, controller: string, became: string, at: Place): Diagnostic {
  return info(
    'config/annotation-translated',
    `${controller} does not read the annotation "${key}"; it becomes ${became}.`,
    at,
    'The same can be said in the ingress block, for every controller.',
  )
}

/**
 * An annotation that keeps somebody out (a login, a certificate, addresses), and that the controller of the route does
 * not read. Without it the route would be open to everybody, so nothing is built. Guard the route in a way that the
 * controller knows; then take the annotation away for this environment by writing `null` for it in the environment's
 * block.
 */
export function guardDropped(key: string, { controller, guardedBy }: KnownIngressClass, at: Place): Diagnostic {
  return error(
    'config/guard-dropped',
    `${controller} does not read the annotation "${key}". Without it the route is open to those whom it would refuse.`,
    at,
    `Guard ${guardedBy ? `the route by ${guardedBy}` : 'what it leads to in the app itself'}, and write "${key}: null" in the block of this environment.`,
  )
}

/**
 * The old annotation for the ingress class, which the API server refuses together with `ingressClassName`. Name the
 * class in the ingress block, or for the environment under `defaults.ingress`.
 */
export function ingressClassAnnotation(value: string, known: ReadonlyMap<string, unknown>, at: Place): Diagnostic {
  return error(
    'config/ingress-class-annotation',
    'The annotation "kubernetes.io/ingress.class" cannot be combined with the class of the Ingress.',
    at,
    known.has(value) ? `Remove it, and write "class: ${value}" in the ingress block.` : 'Remove it.',
  )
}
