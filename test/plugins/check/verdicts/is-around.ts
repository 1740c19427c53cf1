import type { Mistake } from 'k3s-platform/plugin'

/**
 * Whether a mistake of ours is at the field that a server names (`spec.ports[0].name`), inside of it, or at what it
 * belongs to; when something is missing, at whatever is not complete without it. The server leaves out numbers of
 * elements when it cannot even read an object.
 */
export function isAround(named: string, { code, field: { pointer } }: Mistake): boolean {
  const theirs = stepsOf(named)
  const ours = pointer.split('/').slice(1).map(unescaped)
  let met = 0
  for (const step of ours) {
    if (met === theirs.length) return true
    if (step === theirs[met]) met++
    else if (!/^\d+$/.test(step)) return false
  }
  return code === 'check/missing-field' || met >= theirs.length - 1
}

function stepsOf(named: string): readonly string[] {
  const path = named
    .replace(/\btemplate\.(?=(labels|annotations)$)/, 'template.metadata.')
    .replace(/^(?=(labels|annotations)\b)/, 'metadata.')
    // Go names what it embeds, and sometimes its own name of a field.
    .replace('.ProbeHandler', '')
    .replace(/\.[A-Z]/, letter => letter.toLowerCase())
  return [...path.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(match => match[1] ?? match[0])
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}
