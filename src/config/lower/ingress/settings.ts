import { own } from '../../../ir/own.ts'
import { keyOriginOf, originsOf } from '../../../ir/provenance.ts'
import type { RouteSettings } from '../../../ir/route.ts'
import type { Ingress } from '../../../schema/ingress.ts'
import { missingKey } from '../../schema-messages.ts'
import { type Lowering, picked } from '../lowering.ts'
import { unusedKey } from '../messages.ts'

/** The keys that the plugin of a class declares, as they are written; those of other classes are reported. */
export function toRouteSettings(
  ingress: Ingress,
  ingressClass: string,
  { vocabulary, known, report }: Lowering,
): RouteSettings | undefined {
  const { ingressClasses, keys: added } = vocabulary
  const { keys, required } = own(ingressClasses, known.ingress.get(ingressClass)?.declaredAs ?? ingressClass) ?? {
    keys: [],
    required: [],
  }
  for (const key of required)
    if (!Object.hasOwn(ingress, key))
      report(missingKey(originsOf(ingress)[0], '"ingress"', key, own(added.ingress, key) ?? {}))
  for (const key of Object.keys(ingress))
    if (Object.hasOwn(added.ingress, key) && !keys.includes(key)) {
      const classes = Object.keys(ingressClasses).filter(name => ingressClasses[name]!.keys.includes(key))
      const hint = `It works with ${classes.map(name => `"${name}"`).join(', ')}.`
      report(unusedKey(key, `a route of class "${ingressClass}"`, hint, keyOriginOf(ingress, key)))
    }
  return keys.length > 0 ? picked(ingress, keys) : undefined
}
