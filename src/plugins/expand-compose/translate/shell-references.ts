import { referenceParts, referencesIn } from 'k3s-platform/plugin'

/**
 * A command that the kubelet runs inside of a container, where it replaces no variables: one that refers to some is run
 * by a shell, which does.
 */
export function withShell(words: readonly string[]): readonly string[] {
  if (words.every(word => referencesIn(word).length === 0)) return words
  const isScript = words.length === 3 && words[0] === '/bin/sh' && words[1] === '-c'
  return ['/bin/sh', '-c', isScript ? scriptWithVariables(words[2]!) : words.map(shellWord).join(' ')]
}

/** A word that a shell reads literally, with references to variables. */
export function shellWord(word: string): string {
  return referenceParts(word)
    .map(part => ('variable' in part ? `"\${${part.variable}}"` : shellQuoted(part.text)))
    .join('')
}

function shellQuoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/** A script with its references as variables of the shell, which reads none between single quotes. */
function scriptWithVariables(script: string): string {
  let quote = ''
  return referenceParts(script)
    .map(part => {
      if ('variable' in part) return quote === "'" ? `'"\${${part.variable}}"'` : `\${${part.variable}}`
      quote = quoteBehind(part.text, quote)
      return part.text
    })
    .join('')
}

/** The quote that is open behind a stretch of a script, when `quote` was open before it. */
function quoteBehind(text: string, quote: string): string {
  let open = quote
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!
    if (letter === '\\' && open !== "'") at++
    else if (letter === open) open = ''
    else if (open === '' && (letter === "'" || letter === '"')) open = letter
  }
  return open
}
