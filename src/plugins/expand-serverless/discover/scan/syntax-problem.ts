/** Why a file is not valid Python, and the range that shows it. */
export interface SyntaxProblem {
  readonly start: number
  readonly end: number
  /** In words that follow "cannot be read: ". */
  readonly problem: string
}
