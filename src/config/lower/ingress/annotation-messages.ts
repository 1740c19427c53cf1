import { type Diagnostic, error, info, warning } from '../../../ir/diagnostic.ts'
import type { KnownIngressClass } from '../../../ir/ingress-class.ts'
import type { Origin } from '../../../ir/origin.ts'

type Place = Origin | undefined

/**
 * An annotation of another controller that has no counterpart on the one that serves the route, or whose value is not
 * valid. It is not in the tree, since the controller would not read it. Write the setting in the ingress block, or move
 * the annotation into the block of the environment whose controller reads it.
 */
export function annotationDropped(key: string, controller: string, why: string, at: Place): Diagnostic {
  return warning(
    'config/annotation-dropped',
    `${controller} does not read the annotation "${key}". It is dropped: ${why}.`,
    at,
    'Write it in the ingress block, or under "ingress_annotations" of the environment whose controller reads it.',
  )
}

/**
 * An annotation of another controller that has a counterpart on the one that serves the route. The tree has the
 * counterpart instead, since the controller would not read the annotation. No action is needed.
 */
export function annotationTranslated(key: string, controller: string, became: string, at: Place): Diagnostic {
  return info(
    'config/annotation-translated',
    `${controller} does not read the annotation "${key}"; it becomes ${became}.`,
    at,
    'The ingress block has the same setting for every controller.',
  )
}

/**
 * An annotation restricts access (by a login, a certificate, addresses), and the controller of the route does not read
 * it. The route would be open to everyone, so the build fails. Guard the route in a way that the controller supports;
 * then set the annotation to `null` in the environment's block.
 */
export function guardDropped(key: string, { controller, guardedBy }: KnownIngressClass, at: Place): Diagnostic {
  return error(
    'config/guard-dropped',
    `${controller} does not read the annotation "${key}", without which the route is open to everyone.`,
    at,
    `Guard ${guardedBy ? `the route by ${guardedBy}` : 'what it leads to in the app itself'}, and set "${key}: null" in the block of this environment.`,
  )
}

/**
 * The deprecated annotation for the ingress class, which the API server rejects together with `ingressClassName`. Name
 * the class in the ingress block, or for the environment under `defaults.ingress`.
 */
export function ingressClassAnnotation(value: string, known: ReadonlyMap<string, unknown>, at: Place): Diagnostic {
  return error(
    'config/ingress-class-annotation',
    'The annotation "kubernetes.io/ingress.class" cannot be combined with the class of the Ingress.',
    at,
    known.has(value) ? `Remove it, and write "class: ${value}" in the ingress block.` : 'Remove it.',
  )
}
