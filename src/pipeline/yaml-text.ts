import { yamlKey, yamlString } from './yaml-string.ts'

/**
 * Writes one YAML document in block style that every reader takes for the same value, whether it follows YAML 1.1 (as
 * Kubernetes does) or 1.2. Keys keep their order, `undefined` is left out, and no value is ever written as an alias.
 */
export function yamlText(value: unknown): string {
  if (Array.isArray(value)) return `${list(value, '\n') || '[]'}\n`
  if (typeof value === 'object' && value !== null) return `${map(value, '\n') || '{}'}\n`
  return `${scalar(value, '\n')}\n`
}

/** `newline` is a line break and the indentation of this map's keys; the first key is at the current position. */
function map(value: object, newline: string): string {
  let text = ''
  for (const key of Object.keys(value)) {
    const part = (value as Record<string, unknown>)[key]
    if (part === undefined) continue
    if (text !== '') text += newline
    text += yamlKey(key, newline) + afterKey(part, newline)
  }
  if (text === '') assertPlain(value)
  return text
}

/** The items are at the column of their key, as kubectl and kustomize write them. */
function list(items: readonly unknown[], newline: string): string {
  const inner = `${newline}  `
  let text = ''
  for (const item of items) {
    if (item === undefined) continue
    text += text === '' ? '- ' : `${newline}- `
    if (typeof item !== 'object' || item === null) text += scalar(item, newline)
    else text += Array.isArray(item) ? list(item, inner) || '[]' : map(item, inner) || '{}'
  }
  return text
}

function afterKey(value: unknown, newline: string): string {
  if (typeof value !== 'object' || value === null) return ` ${scalar(value, newline)}`
  if (Array.isArray(value)) {
    const items = list(value, newline)
    return items === '' ? ' []' : newline + items
  }
  const inner = `${newline}  `
  const entries = map(value, inner)
  return entries === '' ? ' {}' : inner + entries
}

function scalar(value: unknown, newline: string): string {
  switch (typeof value) {
    case 'string':
      return yamlString(value, newline)
    case 'number':
      return number(value)
    case 'boolean':
      return value ? 'true' : 'false'
    case 'bigint':
      return String(value)
    case 'undefined':
    case 'object':
      return 'null'
    default:
      throw new TypeError(`A document cannot contain a ${typeof value}.`)
  }
}

function number(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`A document cannot contain the number ${value}.`)
  const text = String(value)
  // YAML 1.1 takes `1e+21` for a string: its floats have a point.
  return text.includes('e') && !text.includes('.') ? text.replace('e', '.0e') : text
}

/** Dates, maps and sets have no keys of their own, and would silently become an empty map. */
function assertPlain(value: object): void {
  const prototype = Object.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype) return
  throw new TypeError(`A document cannot contain a ${prototype.constructor?.name ?? 'foreign object'}.`)
}
