import type { SourceFile } from 'k3s-platform/plugin'

/** A stretch of a Python file. */
export interface Place {
  readonly source: SourceFile
  readonly start: number
  readonly end: number
}

/** A value of Python that is known without running the file, and where it is written. */
export type Value = { readonly place: Place } & (
  | { readonly type: 'str'; readonly value: string }
  | { readonly type: 'bytes' }
  | { readonly type: 'int'; readonly value: bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'None' }
  | { readonly type: 'list' | 'tuple' | 'set'; readonly items: readonly Value[] }
  | { readonly type: 'dict'; readonly items: readonly (readonly [key: Value, value: Value])[] }
)

/** A value that is only known by running the file, or that no run would reach. */
export interface Unknown {
  readonly type: 'unknown'
  readonly place: Place
  /** In words that follow a colon. */
  readonly why: string
  /** Where the name that it has was given to it. */
  readonly defined?: Place
}

/** Whether Python takes a value for true in a condition. */
export function isTrue(value: Value): boolean {
  switch (value.type) {
    case 'None':
      return false
    case 'bytes':
      return true
    case 'list':
    case 'tuple':
    case 'set':
    case 'dict':
      return value.items.length > 0
    case 'str':
      return value.value !== ''
    case 'int':
      return value.value !== 0n
    default:
      return value.value === true || (typeof value.value === 'number' && value.value !== 0)
  }
}
