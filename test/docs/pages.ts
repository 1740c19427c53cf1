import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { root } from '../../scripts/build/root.ts'

/** A page of the project's documentation. */
export interface Page {
  /** Relative to the project. */
  readonly file: string
  readonly text: string
}

/** Every page that people wrote or a script made, without those of other packages and of fixtures. */
export function pages(): readonly Page[] {
  const top = readdirSync(root).filter(name => name.endsWith('.md'))
  const below = ['bench', 'docs', 'examples', 'plugins', 'schemas', 'scripts', 'src', 'test'].flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map(path => `${folder}/${path.split(sep).join('/')}`)
      .filter(path => path.endsWith('.md') && !path.startsWith('test/fixtures/')),
  )
  return [...top, ...below].sort().map(file => ({ file, text: readFileSync(join(root, file), 'utf8') }))
}

/** The text without its code blocks. */
export function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '')
}

/** The code blocks of one language. */
export function codeBlocks(text: string, language: string): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, code]) => code!)
}
