import type { Diagnostic } from '../ir/diagnostic.ts'
import { isMap } from '../ir/is-map.ts'
import { KnownSecrets } from '../ir/known-secrets.ts'
import { type Origin, placeKey } from '../ir/origin.ts'
import { keyOriginOf, originsOf } from '../ir/provenance.ts'
import type { Section, UnitKey } from '../ir/unit.ts'
import { violationOfDns1035Label } from '../k8s/names.ts'
import { type Config, type ConfigNode, type Entry, SECTIONS, type UnsoundEntry } from './config.ts'
import { duplicateName, emptyFile, invalidName, noEnvironments, notAMap, notAnEntry } from './config-messages.ts'
import { undeclaredInMaps } from './defaults-by-environment.ts'
import { fileOfOthers, manifestsIn } from './files-of-others.ts'
import type { ProjectFiles } from './project-files.ts'
import { readYaml } from './read-yaml.ts'
import { soundEntry } from './sound-entry.ts'
import { soundRoot } from './sound-root.ts'
import { sourceFile } from './source-file.ts'
import { takenKeys } from './taken-keys.ts'
import { textIn, withSpelling } from './text-places.ts'
import { typographicQuotes } from './typographic-quotes.ts'
import { type ValidateOptions, validateSection } from './validate.ts'
import { type Declarations, type Vocabulary, vocabularyOf } from './vocabulary.ts'

/** The text of an apps.yaml, and the files next to it. */
export interface ConfigText {
  /** The file's name as diagnostics call it, relative to the project's folder. */
  readonly file: string
  readonly text: string
  readonly files: ProjectFiles
  /** The plugins whose keys the text may use. */
  readonly plugins?: readonly Declarations[]
}

/** Reads and checks apps.yaml as far as that can be done without an environment. Mistakes are in `diagnostics`. */
export async function readConfig({ file, text, files, plugins = [] }: ConfigText): Promise<Config> {
  const vocabulary = vocabularyOf(plugins)
  const source = sourceFile(file, text)
  const { value, diagnostics: syntax, spelling } = readYaml(source)
  const empty = {
    file,
    root: {},
    entries: [],
    unsound: [],
    declared: new Set<UnitKey>(),
    disabled: new Set<UnitKey>(),
    environments: [],
    sources: new Map([[file, source]]),
    secrets: new KnownSecrets(),
    files,
    vocabulary,
  }
  const start = source.origin(0, 1, '')
  const isStream = syntax.some(({ code }) => code === 'yaml/multiple-documents')
  const foreign = isStream ? manifestsIn(text, start) : fileOfOthers(value, firstKeyOf(value) ?? start)
  if (foreign) return { ...empty, diagnostics: [foreign] }
  if (syntax.length > 0) return { ...empty, diagnostics: syntax }
  if (value === null || value === undefined) return { ...empty, diagnostics: [emptyFile(start)] }
  if (!isMap(value)) return { ...empty, diagnostics: [notAMap(start)] }
  const environments = isMap(value.environments) ? Object.keys(value.environments) : []
  const reading = readEntries(value)
  const { root: sound, diagnostics: problems } = await soundRoot(value, false, vocabulary)
  const root = spelling ? withSpelling(sound, await textIn('root', vocabulary), spelling, []) : sound
  const declared = [...vocabulary.diagnostics, ...(await takenKeys(vocabulary))]
  const diagnostics = [...declared, ...problems, ...reading.diagnostics]
  if (environments.length > 0) diagnostics.push(...undeclaredInMaps(root, environments))
  else if (value.environments === undefined || isMap(value.environments))
    diagnostics.push(noEnvironments(keyOriginOf(value, 'environments') ?? start))
  const quotes = typographicQuotes(value, source)
  diagnostics.push(...quotes)
  const { entries, unsound, mistakes } = await soundEntries(reading.entries, quotes, {
    environments,
    spelling,
    vocabulary,
  })
  diagnostics.push(...mistakes)
  const units = new Set(reading.entries.map(({ unit }) => unit))
  return { ...empty, root, entries, unsound, declared: units, environments, diagnostics }
}

/** The entries without mistakes, and the mistakes of the others. */
async function soundEntries(
  read: readonly Entry[],
  quotes: readonly Diagnostic[],
  known: ValidateOptions & { readonly environments: readonly string[]; readonly vocabulary: Vocabulary },
): Promise<{
  readonly entries: readonly Entry[]
  readonly unsound: readonly UnsoundEntry[]
  readonly mistakes: readonly Diagnostic[]
}> {
  const { environments, spelling, vocabulary } = known
  // A value in wrong quotes is not what it should be, whatever else is wrong with it.
  const quoted = new Set(quotes.flatMap(({ at, severity }) => (at && severity === 'error' ? placeKey(at) : [])))
  const entries: Entry[] = []
  const unsound: UnsoundEntry[] = []
  const mistakes: Diagnostic[] = []
  for (const entry of read) {
    const { section, node, unit } = entry
    const found = await validateSection(section, node, { ...known, entry: unit })
    const others = found.filter(({ at }) => !at || !quoted.has(placeKey(at)))
    mistakes.push(...others)
    const path = originsOf(node)[0]?.path ?? ''
    const isQuoted = quotes.some(({ at, severity }) => severity === 'error' && at?.path.startsWith(`${path}.`))
    if (isQuoted || others.some(({ severity }) => severity === 'error')) {
      const rest = isQuoted ? undefined : await soundEntry(entry, known)
      if (rest) unsound.push(rest)
      continue
    }
    const text = spelling && (await textIn(section, vocabulary))
    entries.push(text ? { ...entry, node: withSpelling(node, text, spelling, environments) } : entry)
  }
  return { entries, unsound, mistakes }
}

function firstKeyOf(value: unknown): Origin | undefined {
  return isMap(value) ? keyOriginOf(value, Object.keys(value)[0] ?? '') : undefined
}

/** The entries of the four lists that have a usable name, and what is wrong with the others. */
function readEntries(root: ConfigNode): { entries: Entry[]; diagnostics: Diagnostic[] } {
  const entries = new Map<UnitKey, Entry>()
  const diagnostics: Diagnostic[] = []
  for (const section of SECTIONS) {
    const list = root[section]
    for (const [index, node] of (Array.isArray(list) ? list : []).entries()) {
      const entry = toEntry(section, node)
      const at = originsOf(node, 'name')[0] ?? originsOf(list, index)[0]
      if (!entry) diagnostics.push(notAnEntry(section, originsOf(list, index)[0]))
      else if (violationOf(entry)) diagnostics.push(invalidName(entry.name, violationOf(entry)!, at))
      else if (entries.has(entry.unit))
        diagnostics.push(duplicateName(entry.name, section, at, originsOf(entries.get(entry.unit)!.node, 'name')[0]))
      else entries.set(entry.unit, entry)
    }
  }
  return { entries: [...entries.values()], diagnostics }
}

/** An entry without a name is left to the schema: it gets a placeholder, and its error keeps it out of the build. */
function toEntry(section: Section, node: unknown): Entry | undefined {
  if (!isMap(node)) return undefined
  const name = typeof node.name === 'string' ? node.name : undefined
  if (name === undefined) return { unit: `${section}/(nameless)` as UnitKey, section, name: 'nameless', node }
  return { unit: `${section}/${name}`, section, name, node }
}

/** Names become Services, labels and folders: a label that starts with a letter, never changed behind the user's back. */
function violationOf({ name }: Entry): string | undefined {
  return violationOfDns1035Label(name)
}
