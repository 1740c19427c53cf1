/** Whether a `.dockerignore` keeps a file out of the context: the last pattern that fits it or a folder above decides. */
export function ignoredBy(dockerignore: string): (path: string) => boolean {
  const patterns = dockerignore
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(line => ({ keeps: line.startsWith('!'), pattern: patternOf(line.replace(/^!/, '')) }))
  return path => {
    const steps = path.split('/')
    const above = steps.map((_, index) => steps.slice(0, index + 1).join('/'))
    return patterns.reduce(
      (isOut, { keeps, pattern }) => (above.some(each => pattern.test(each)) ? !keeps : isOut),
      false,
    )
  }
}

function patternOf(glob: string): RegExp {
  const text = glob
    .replace(/^\/|\/$/g, '')
    .split(/(\*\*\/|\*)/)
    .map(part => (part === '**/' ? '(?:.*/)?' : part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')))
    .join('')
  return new RegExp(`^${text}$`)
}
