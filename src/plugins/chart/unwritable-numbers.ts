import { type Context, originsOf } from 'k3s-platform/plugin'
import { unwritableNumber } from './messages.ts'

/** Reports numbers without an end and those that are none; answers whether there is one. */
export function hasUnwritableNumbers(values: object, context: Context, path = ''): boolean {
  const found = Object.entries(values).map(([key, value]) => {
    const name = path === '' ? key : `${path}.${key}`
    if (typeof value === 'object' && value !== null) return hasUnwritableNumbers(value, context, name)
    if (typeof value !== 'number' || Number.isFinite(value)) return false
    const at = originsOf(values, Array.isArray(values) ? Number(key) : key)[0]
    context.report(unwritableNumber(name, value, at))
    return true
  })
  return found.includes(true)
}
