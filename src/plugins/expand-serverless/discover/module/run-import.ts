import { NAMES_BY_MODULE, OTHER_NAMES } from '../functions/decorator-name.ts'
import { type Stretch, splitAt } from '../literals/token-groups.ts'
import type { Place } from '../literals/value.ts'
import { closingOf, type Token } from '../scan/token.ts'
import type { Binding } from './binding.ts'
import { type Certainty, type ModuleNames, TYPE_CHECKING, unknownBinding } from './module-names.ts'

/** The modules of an entry, which run when they are imported first. */
export interface ModuleLoader {
  load(module: string): ModuleNames | undefined
  /** Whether a module of the entry is a folder with modules. */
  isPackage(module: string): boolean
  /** A name was imported that the Python package does not have. */
  unknownName(name: string, place: Place): void
}

/** Binds what `import a.b as c` and `from .a import b as c` bind. */
export class Imports {
  readonly #names: ModuleNames
  readonly #loader: ModuleLoader

  constructor(names: ModuleNames, loader: ModuleLoader) {
    this.#names = names
    this.#loader = loader
  }

  run(tokens: readonly Token[], stretch: Stretch, certainty: Certainty): void {
    if (tokens[stretch.from]!.text === 'import') this.#import(tokens, { ...stretch, from: stretch.from + 1 }, certainty)
    else this.#from(tokens, stretch, certainty)
  }

  #import(tokens: readonly Token[], stretch: Stretch, certainty: Certainty): void {
    for (const part of splitAt(tokens, stretch, ',')) {
      const words = tokens.slice(part.from, part.to)
      const alias = words.findIndex(({ text }) => text === 'as')
      const path = words.slice(0, alias < 0 ? words.length : alias)
      const module = path.map(({ text }) => text).join('')
      if (module === '') continue
      const place = this.#place(words)
      const loaded = this.#module(module, place)
      if (alias >= 0) this.#names.bind(words[alias + 1]?.text ?? '', loaded, certainty, place)
      else this.#names.bind(path[0]!.text, this.#module(path[0]!.text, place), certainty, place)
    }
  }

  #from(tokens: readonly Token[], stretch: Stretch, certainty: Certainty): void {
    const at = tokens.findIndex(({ text }, index) => index > stretch.from && text === 'import')
    if (at < 0 || at >= stretch.to) return
    const module = this.#absolute(
      tokens
        .slice(stretch.from + 1, at)
        .map(({ text }) => text)
        .join(''),
    )
    if (module === undefined) return
    const bracket = tokens[at + 1]?.text === '('
    const inside = {
      from: at + (bracket ? 2 : 1),
      to: bracket ? (closingOf(tokens, at + 1) ?? stretch.to) : stretch.to,
    }
    if (tokens[inside.from]?.text === '*') {
      this.#all(module, this.#place(tokens.slice(stretch.from, stretch.to)), certainty)
      return
    }
    for (const { from, to } of splitAt(tokens, inside, ',')) {
      const words = tokens.slice(from, to)
      const name = words[0]?.text
      if (name === undefined) continue
      const place = this.#place(words)
      this.#names.bind(
        words[1]?.text === 'as' ? (words[2]?.text ?? '') : name,
        this.#member(module, name, place),
        certainty,
        place,
      )
    }
  }

  /** The module that dots before a name stand for; nothing when they lead out of the entry. */
  #absolute(written: string): string | undefined {
    const dots = /^\.*/.exec(written)![0].length
    if (dots === 0) return written
    const { module } = this.#names
    const steps = module.split('.')
    const up = dots - (this.#loader.isPackage(module) ? 1 : 0)
    if (up >= steps.length + (up === 0 ? 1 : 0)) return undefined
    const folder = steps.slice(0, steps.length - up)
    return [...folder, ...(written.length > dots ? [written.slice(dots)] : [])].join('.')
  }

  #module(module: string, place: Place): Binding {
    if (NAMES_BY_MODULE.has(module)) return { kind: 'package', module }
    if (TYPING.has(module)) return { kind: 'typing' }
    const loaded = this.#loader.load(module)
    return loaded ? { kind: 'module', module: loaded } : foreign(module, place)
  }

  #member(module: string, name: string, place: Place): Binding {
    const ours = NAMES_BY_MODULE.get(module)
    if (ours) {
      const decorator = ours.get(name)
      if (decorator) return { kind: 'decorator', name: decorator }
      const inner = `${module}.${name}`
      if (NAMES_BY_MODULE.has(inner)) return { kind: 'package', module: inner }
      if (module === 'k3sfn' && !OTHER_NAMES.includes(name)) this.#loader.unknownName(name, place)
      return foreign(module, place)
    }
    if (TYPING.has(module) && name === TYPE_CHECKING.name) return TYPE_CHECKING.binding(place)
    const from = this.#loader.load(module)
    const known = from?.get(name)
    if (known) return known
    const inner = from && this.#loader.load(`${module}.${name}`)
    return inner ? { kind: 'module', module: inner } : foreign(module, place)
  }

  #all(module: string, place: Place, certainty: Certainty): void {
    const ours = NAMES_BY_MODULE.get(module)
    if (ours)
      for (const name of ours.keys()) this.#names.bind(name, this.#member(module, name, place), certainty, place)
    if (ours)
      for (const name of module === 'k3sfn' ? OTHER_NAMES : [])
        this.#names.bind(name, foreign(module, place), certainty, place)
    const from = ours ? undefined : this.#loader.load(module)
    if (!from) {
      if (TYPING.has(module)) this.#names.bind(TYPE_CHECKING.name, TYPE_CHECKING.binding(place), certainty, place)
      else if (!ours) this.#names.starred = true
      return
    }
    const listed = listedNames(from)
    for (const name of listed === 'unknown' ? from.list() : listed) {
      if (listed === 'unknown')
        this.#names.bind(name, unknownBinding(place, 'code computes the exported names', true), certainty, place)
      else this.#names.bind(name, this.#member(module, name, place), certainty, place)
    }
    if (from.starred) this.#names.starred = true
  }

  #place(words: readonly Token[]): Place {
    const first = words[0]
    return { source: this.#names.source, start: first?.start ?? 0, end: words.at(-1)?.end ?? first?.end ?? 0 }
  }
}

/** What a star takes: the names of `__all__`, else those that do not start with `_`. */
function listedNames(names: ModuleNames): readonly string[] | 'unknown' {
  const all = names.get('__all__')
  if (!all) return names.list().filter(name => !name.startsWith('_'))
  if (all.kind !== 'value' || (all.value.type !== 'list' && all.value.type !== 'tuple')) return 'unknown'
  return all.value.items.flatMap(item => (item.type === 'str' ? [item.value] : []))
}

function foreign(module: string, place: Place): Binding {
  return unknownBinding(place, `it comes from ${module}, which is not part of the entry`)
}

const TYPING: ReadonlySet<string> = new Set(['typing', 'typing_extensions'])
