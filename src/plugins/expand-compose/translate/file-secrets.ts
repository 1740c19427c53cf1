import { own } from 'k3s-platform/plugin'
import type { FileVariable } from './environment-files.ts'
import type { Subject } from './stack.ts'

/** Whether a variable of a file is a secret, or one that went into its value. */
export function isFileSecret({ name, value, variables }: FileVariable, { stack }: Subject): boolean {
  if (value === '') return false
  const { secrets, compose } = stack
  return (
    secrets.isSecret(name, value) ||
    variables.some(other => {
      const known = own(compose.variables, other)
      return known === undefined ? secrets.isName(other) : secrets.isSecret(other, known)
    })
  )
}
