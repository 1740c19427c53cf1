/**
 * A string that represents the value of a variable of the container in which it is used: a command can name a secret
 * without having it.
 */
export function variableReference(name: string): string {
  return `${OPEN}${name}${CLOSE}`
}

/** The names of the variables that a string refers to. */
export function referencesIn(text: string): readonly string[] {
  return text.includes(OPEN) ? [...text.matchAll(REFERENCE)].map(([, name = '']) => name) : []
}

/** The text with every reference replaced by what `replacement` makes of the variable's name. */
export function withoutReferences(text: string, replacement: (name: string) => string): string {
  return text.includes(OPEN) ? text.replace(REFERENCE, (_, name: string) => replacement(name)) : text
}

/** A parsed string: its literal parts, and the variables that it refers to. */
export function referenceParts(text: string): readonly ReferencePart[] {
  return text.split(REFERENCE).flatMap<ReferencePart>((part, index) => {
    if (index % 2 === 1) return [{ variable: part }]
    return part === '' ? [] : [{ text: part }]
  })
}

/** A literal part of a string, or a variable in it. */
export type ReferencePart = { readonly text: string } | { readonly variable: string }

/** Signs that no text of people has. */
const OPEN = '\uE0F0'
const CLOSE = '\uE0F1'
const REFERENCE = /\uE0F0([^\uE0F1]*)\uE0F1/g
