import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from './package-folder.ts'

/** What docs/diagnostics.md says about the code of a diagnostic; nothing for a code that it does not have. */
export function codeExplanation(code: string): string | undefined {
  const page = readFileSync(join(packageFolder(), 'docs/diagnostics.md'), 'utf8')
  const [, behind] = page.split(`### <a id="${code}"></a>`)
  return behind === undefined ? undefined : asPlainText(behind.split(/^#{2,3} /m)[0]!)
}

/** Every code of docs/diagnostics.md. */
export function allCodes(): readonly string[] {
  const page = readFileSync(join(packageFolder(), 'docs/diagnostics.md'), 'utf8')
  return [...page.matchAll(/^### <a id="([^"]+)">/gm)].map(([, code]) => code!)
}

/** Without the signs of Markdown and without the link to the fixture, which is not in the package. */
function asPlainText(section: string): string {
  return `${section
    .replace(/^From the fixtures? .*$/gm, '')
    .replace(/^```.*\n/gm, '')
    .replace(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replace(/^\*(info|warning|error)\*/m, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}
