import type { IngressClass, KnownIngressClass } from '../ir/ingress-class.ts'
import { own } from '../ir/own.ts'
import type { Plugin } from './plugin.ts'

/** The ingress classes that plugins have tapped, each with what a plugin declares of it. */
export function knownClasses(
  tapped: readonly string[],
  plugins: readonly Plugin[],
  declaredAs: ReadonlyMap<string, string>,
): ReadonlyMap<string, KnownIngressClass> {
  const declared = (name: string): IngressClass =>
    Object.assign({}, ...plugins.map(({ ingressClasses = {} }) => own(ingressClasses, name)))
  return new Map(
    tapped.map(name => {
      const declaration = declaredAs.get(name) ?? name
      return [name, { controller: name, declaredAs: declaration, ...declared(declaration) }]
    }),
  )
}
