import { type Diagnostic, error } from '../../ir/diagnostic.ts'
import type { Found } from './repair.ts'

/** A closing bracket has no opening one. Write the opening one where the list or the mapping begins, or remove this one. */
export function bracketNotOpened({ at, corrected, fix }: Found, bracket: string): Diagnostic {
  return error('yaml/bracket-not-opened', `The bracket "${bracket}" is not opened.`, at, write(corrected), { fix })
}

/** Two entries of a mapping within curly brackets have no comma between them. */
export function missingComma({ at, corrected, fix }: Found, key: string): Diagnostic {
  return error('yaml/missing-comma', `There is no comma before ${named(key)}.`, at, write(corrected), { fix })
}

/** Two keys are in one line. In block style, each key begins a line. */
export function missingLineBreak({ at, corrected, fix }: Found, key: string): Diagnostic {
  const message = `The key ${named(key)} must begin a line of its own.`
  return error('yaml/missing-line-break', message, at, write(corrected), { fix })
}

/** A line has a dash too little: it is an item of the list above it, and every item starts with `- `. */
export function missingDash({ at, corrected, fix }: Found, words: string): Diagnostic {
  return error('yaml/missing-dash', `The list item ${named(words)} has no dash.`, at, write(corrected), { fix })
}

/** A key is followed by its value, or by the lines below it, without a colon. */
export function missingColon({ at, corrected, fix }: Found, key: string): Diagnostic {
  return error('yaml/missing-colon', `The key ${named(key)} has no colon.`, at, write(corrected), { fix })
}

/**
 * The colon of a key, or the dash of a list item, is not followed by a space. Without it YAML reads the key and its
 * value as one string.
 */
export function missingSpace({ at, corrected, fix }: Found, sign: string, words: string): Diagnostic {
  const message = `The ${sign} ${sign === 'dash' ? 'before' : 'after'} ${named(words)} is not followed by a space.`
  return error('yaml/missing-space', message, at, write(corrected), { fix })
}

/**
 * A line is indented too far or not far enough. Keys of one mapping start in the same column, and so do the dashes of
 * one list.
 */
export function wrongIndentation({ at, corrected, fix }: Found, words: string, spaces: number): Diagnostic {
  const message = `The line of ${named(words)} is indented with ${inSpaces(spaces)}, which fits no line above.`
  // Another column may be valid as well, with another meaning.
  return error('yaml/indentation', message, at, indent(corrected), { fix: fix && { ...fix, isSafe: false } })
}

/** A quote is not closed. YAML reads on to the next quote, which can be the last line of the file. */
export function openQuote({ at, corrected, fix }: Found, key: string | undefined): Diagnostic {
  return error('yaml/open-quote', `The quote${of(key)} is not closed.`, at, write(corrected), { fix })
}

/** A bracket is not closed. YAML reads on until it finds something that cannot be within brackets. */
export function openBracket({ at, corrected, fix }: Found, bracket: string, key: string | undefined): Diagnostic {
  return error('yaml/open-bracket', `The bracket "${bracket}"${of(key)} is not closed.`, at, write(corrected), { fix })
}

/**
 * A value starts with a character that has a meaning in YAML (`*`, `&`, `@`, `%`, `{`, `[`, a backtick), contains `: `,
 * or is a `${VARIABLE}` within curly brackets. Quotes make it a string.
 */
export function quotesNeeded({ at, corrected, fix }: Found, key: string | undefined, why: string): Diagnostic {
  return error('yaml/quote-needed', `The value${of(key)} must be quoted, because ${why}.`, at, write(corrected), {
    fix,
  })
}

/** An image has a space behind its colon, or a colon without a tag. YAML reads both as the start of a mapping. */
export function spaceInImage({ at, corrected, fix }: Found): Diagnostic {
  return error('yaml/image', 'The "image" ends in a colon, or has a space behind one.', at, write(corrected), { fix })
}

/** A line of block style ends with a comma, which separates values only within brackets. */
export function trailingComma({ at, corrected, fix }: Found): Diagnostic {
  return error('yaml/trailing-comma', 'A comma ends a line only within brackets.', at, write(corrected), { fix })
}

/** A double-quoted string has a backslash that begins no known escape. Single quotes leave backslashes as they are. */
export function unknownEscape({ at, corrected, fix }: Found, words: string): Diagnostic {
  const message = `"${words}" is not an escape that YAML knows in double quotes.`
  return error('yaml/escape', message, at, write(corrected), { fix })
}

/** YAML must be indented with spaces. Most editors can be set to write spaces for a tab. */
export function tabs({ at, corrected, fix }: Found): Diagnostic {
  return error('yaml/tab', 'YAML must be indented with spaces, not tabs.', at, indent(corrected), { fix })
}

function indent(corrected: string): string {
  return `Indent it with ${inSpaces(corrected.search(/\S/))}:\n${corrected}`
}

function inSpaces(count: number): string {
  return `${count} ${count === 1 ? 'space' : 'spaces'}`
}

function write(corrected: string): string {
  return `Write: ${corrected.trim()}`
}

function of(key: string | undefined): string {
  return key === undefined ? '' : ` of ${named(key)}`
}

function named(words: string): string {
  return JSON.stringify(words)
}
