import { stars } from '../ir/known-secrets.ts'
import type { Config } from './config.ts'
import { kindOfName } from './secret-name.ts'
import { isPlaceholder, isPlainValue, secretsIn } from './secret-text.ts'

/**
 * The texts of the files that were read, as they may be shown: each letter of a secret is a star, so that lines and
 * columns stay where they are. Of a file of variables only the names are shown.
 */
export function shownSources(config: Pick<Config, 'secrets' | 'sources'>): ReadonlyMap<string, string> {
  return new Map([...config.sources.keys()].map(file => [file, shownSource(config, file)!]))
}

/** One of these texts: long files take longer to read for secrets than to compile. */
export function shownSource(
  { sources, secrets }: Pick<Config, 'secrets' | 'sources'>,
  file: string,
): string | undefined {
  const source = sources.get(file)
  if (source === undefined) return undefined
  const known = secrets.maskMarkedInPlace(source.text)
  return VARIABLES.test(file) ? namesOnly(known) : known.split('\n').map(shownLine).join('\n')
}

/** Files that hold variables: `.env`, `.env.prod`, `web.env`. */
const VARIABLES = /(?:^|[/.])env(?:\.[^/]*)?$/

/** Keeps names and comments, and hides the rest of each line: it may be part of a value. */
function namesOnly(text: string): string {
  return text
    .split('\n')
    .map(line => {
      const [, name = '', value = ''] = /^([^=]*=)(.*)$/s.exec(line) ?? []
      if (name !== '') return name + stars(value)
      return /^\s*#/.test(line) ? line : stars(line)
    })
    .join('\n')
}

/** A line without the values that follow the name of a secret, however short, and without known shapes of secrets. */
export function shownLine(line: string): string {
  const hide = (whole: string, before: string, name: string, value: string) =>
    isShown(name, value.replace(/^["']|["']$/g, '')) ? whole : before + stars(value)
  const named = line.replace(WHOLE, hide).replace(ASSIGNED, hide)
  return secretsIn(named).reduce((shown, secret) => shown.replaceAll(secret, stars(secret)), named)
}

const WHOLE = /^([ \t]*(?:- )?["']?([A-Za-z_][\w.-]{0,80})["']?[ \t]*[:=][ \t]+)([^\s"'{[#|>*&!][^#]*)/

const ASSIGNED = /((?<![\w./-])([A-Za-z_][\w.-]{0,80})["']?[ \t]*[:=][ \t]*)("[^"]*"|'[^']*'|[^\s"'{[#,}\]][^\s,}\]]*)/g

/** Keys in small letters, such as `secret: name` and `auth-secret: name`, mostly name a Secret. */
function isShown(name: string, value: string): boolean {
  const kind = kindOfName(name)
  if (kind === 'plain' || kind === 'connection' || NAMES.test(name)) return true
  return isPlainValue(value) || isPlaceholder(value)
}

const NAMES = /(?:secrets?|credentials)$/
