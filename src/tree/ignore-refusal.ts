import { hasCode } from './file-system.ts'

/** Does what need not be done: that the operating system refuses it is no matter. */
export function ignoreRefusal(action: () => void): void {
  try {
    action()
  } catch (error) {
    if (!hasCode(error)) throw error
  }
}
