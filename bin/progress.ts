import type { World } from './world.ts'

/** The current step of a command, on a line of the terminal that is erased at the end. */
export interface Progress {
  step(text: string): void
  end(): void
}

/** Shows nothing on a terminal before the user has to wait, and never anything elsewhere. */
export function progressOn({ errors, variables }: World, patience = 1000): Progress {
  if (!errors.isTerminal || variables.TERM === 'dumb') return { step() {}, end() {} }
  let current = ''
  let isShown = false
  const show = () => {
    isShown = true
    errors.write(`${ERASE_LINE}${current} …`)
  }
  const timer = setTimeout(show, patience).unref()
  return {
    step(text) {
      current = text
      if (isShown) show()
    },
    end() {
      clearTimeout(timer)
      if (isShown) errors.write(ERASE_LINE)
    },
  }
}

const ERASE_LINE = '\r\x1b[K'
