/** Why a text is no Python, and the stretch of it that shows it. */
export interface SyntaxProblem {
  readonly start: number
  readonly end: number
  /** In words that follow "cannot be read: ". */
  readonly problem: string
}
