import { hasCode } from './file-system.ts'

/** Runs an optional step: if the operating system refuses it, nothing happens. */
export function ignoreRefusal(action: () => void): void {
  try {
    action()
  } catch (error) {
    if (!hasCode(error)) throw error
  }
}
