import { parseExpression } from '../literals/parse-expression.ts'
import type { Stretch } from '../literals/token-groups.ts'
import { isTrue, type Place } from '../literals/value.ts'
import type { LogicalLine } from '../scan/logical-lines.ts'
import type { Token } from '../scan/token.ts'
import { tokenize } from '../scan/tokenize.ts'
import { targetsOf } from './bound-names.ts'
import { calledDecorator } from './called-decorator.ts'
import { changedByLine } from './changed-names.ts'
import { decorationOf } from './decoration.ts'
import type { Decoration, Definition, OurDecoration } from './definition.ts'
import { type Certainty, type ModuleNames, unknownBinding } from './module-names.ts'
import { Imports, type ModuleLoader } from './run-import.ts'
import { bindWithin, runStatement } from './run-statement.ts'
import { hasYield, parametersOf, yieldsValues } from './signature.ts'
import { type Suite, statementsOf, suiteOf } from './suite.ts'

/** What a run of a module comes upon. */
export interface ModuleListener {
  defined(definition: Definition): void
  /** A decorator of ours is within a class or another function. */
  nested(decoration: OurDecoration, within: 'class' | 'function'): void
  /** A decorator of ours is called, and not above a function. */
  called(place: Place): void
}

/** Goes through a module's statements in the order in which Python runs them, as far as names and decorators go. */
export class ModuleRun {
  readonly #names: ModuleNames
  readonly #lines: readonly LogicalLine[]
  readonly #imports: Imports
  readonly #listener: ModuleListener
  #decorators: Decoration[] = []
  /** The line whose statement runs. */
  #reached: LogicalLine | undefined
  /** By level, the compound statement that an `else` belongs to. */
  readonly #openers: string[] = []

  constructor(names: ModuleNames, lines: readonly LogicalLine[], loader: ModuleLoader, listener: ModuleListener) {
    this.#names = names
    this.#lines = lines
    this.#imports = new Imports(names, loader)
    this.#listener = listener
  }

  /** The text of the statement that the run has come to, for those who ask where it failed. */
  get reached(): Pick<LogicalLine, 'start' | 'end'> {
    return this.#reached ?? { start: 0, end: 1 }
  }

  run(): void {
    const { text } = this.#names.source
    for (const { start, level } of this.#lines) {
      if (level === 0) continue
      const { reassigned = [], changed } = changedByLine(text, start)
      for (const name of reassigned) this.#names.reassigned.add(name)
      if (changed !== undefined) this.#names.changed.add(changed)
    }
    this.#block({ inline: [], from: 0, to: this.#lines.length }, [], 'runs')
  }

  /** Runs the statements behind a colon; `tokens` are those of the line with the colon. */
  #block(suite: Suite, tokens: readonly Token[], certainty: Certainty): void {
    for (const stretch of suite.inline) this.#simple(tokens, stretch, certainty)
    for (let index = suite.from; index < suite.to; ) index = this.#line(index, certainty)
  }

  /** Runs the statement that starts with a line; the line behind it. */
  #line(index: number, certainty: Certainty): number {
    this.#reached = this.#lines[index]!
    const { start, end } = this.#reached
    const tokens = tokenize(this.#names.source.text, start, end)
    const [first, second] = tokens
    if (first?.text === '@' && tokens.length > 1) {
      this.#decorators.push(decorationOf(this.#names, tokenize(this.#names.source.text, tokens[1]!.start, end)))
      return index + 1
    }
    const word = first?.kind === 'name' ? first.text : ''
    const suite = suiteOf(this.#lines, index, tokens)
    const isDefinition = word === 'def' || word === 'class' || (word === 'async' && second?.text === 'def')
    if (isDefinition) this.#define(suite, tokens, certainty)
    this.#decorators = []
    if (isDefinition) return suite.to
    const place = { source: this.#names.source, start, end }
    if (word === 'if') return this.#branches(index, certainty)
    if (COMPOUND.has(word) || suite.to > index + 1) {
      this.#compound(word, suite, tokens, place, certainty)
      return suite.to
    }
    for (const stretch of statementsOf(tokens, { from: 0, to: tokens.length })) this.#simple(tokens, stretch, certainty)
    return index + 1
  }

  /** `if` with every `elif` and `else` that belongs to it. */
  #branches(start: number, certainty: Certainty): number {
    const { level } = this.#lines[start]!
    let index = start
    let taken: boolean | undefined = false
    while (index < this.#lines.length && this.#lines[index]!.level === level) {
      const line = this.#lines[index]!
      const tokens = tokenize(this.#names.source.text, line.start, line.end)
      const word = tokens[0]!.text
      if (index > start && word !== 'elif' && word !== 'else') break
      const suite = suiteOf(this.#lines, index, tokens)
      bindWithin(this.#names, tokens.slice(0, suite.colon), this.#placeOf(tokens), certainty)
      const holds = word === 'else' ? true : this.#condition(tokens, { from: 1, to: suite.colon })
      if (taken !== true && holds !== false)
        this.#block(suite, tokens, taken === false && holds ? certainty : lessSure(certainty))
      if (taken === false) taken = holds
      index = suite.to
      if (word === 'else') break
    }
    return index
  }

  #condition(tokens: readonly Token[], stretch: Stretch): boolean | undefined {
    const value = this.#names.evaluate(parseExpression(tokens, stretch))
    return value.type === 'unknown' ? undefined : isTrue(value)
  }

  #compound(
    word: string,
    suite: Suite & { colon: number },
    tokens: readonly Token[],
    place: Place,
    certainty: Certainty,
  ): void {
    const head = tokens.slice(0, suite.colon)
    const names = targetsOf(word, head)
    for (const name of names) this.#names.bind(name, unknownBinding(place, 'code computes it'), certainty, place)
    bindWithin(this.#names, head, place, certainty)
    const level = this.#lines[suite.from - 1]!.level
    if (!['else', 'except', 'finally'].includes(word)) this.#openers[level] = word
    const isOfTry = this.#openers[level] === 'try'
    this.#block(suite, tokens, this.#certaintyBehind(head, suite, isOfTry, certainty))
  }

  /** How sure a block is to run, and to its end, within one of a certainty. */
  #certaintyBehind(head: readonly Token[], suite: Suite, isOfTry: boolean, certainty: Certainty): Certainty {
    const [word, second] = head.map(({ text }) => text)
    if (word === 'finally') return certainty
    if (word === 'except') return handled(certainty)
    if (word === 'try') return this.#isHandled(suite) ? tried(certainty) : certainty
    if (word === 'else' && isOfTry) return tried(certainty)
    if (word === 'with' || (word === 'async' && second === 'with'))
      return head.some(({ text }) => text === 'suppress') ? tried(certainty) : certainty
    // A loop, a `match`, a `case`, or no Python.
    return lessSure(certainty)
  }

  /** Whether exceptions of a `try` go to a handler; otherwise nothing behind it runs after one. */
  #isHandled({ to }: Suite): boolean {
    const next = this.#lines[to]
    return next !== undefined && /^except\b/.test(this.#names.source.text.slice(next.start, next.end))
  }

  #simple(tokens: readonly Token[], stretch: Stretch, certainty: Certainty): void {
    const first = tokens[stretch.from]!
    const isImport = first.kind === 'name' && (first.text === 'import' || first.text === 'from')
    if (isImport) {
      this.#imports.run(tokens, stretch, certainty)
      return
    }
    const call = calledDecorator(this.#names, tokens, stretch)
    if (call) this.#listener.called(call)
    runStatement(this.#names, tokens, stretch, certainty)
  }

  #define(suite: Suite & { colon: number }, tokens: readonly Token[], certainty: Certainty): void {
    const names = this.#names
    const isAsync = tokens[0]!.text === 'async'
    const name = tokens[isAsync ? 2 : 1]
    if (name?.kind !== 'name') return
    const place = { source: names.source, start: name.start, end: name.end }
    const isClass = tokens[0]!.text === 'class'
    this.#listener.defined({
      kind: isClass ? 'class' : isAsync ? 'async def' : 'def',
      name: name.text,
      place,
      start: tokens[0]!.start,
      names,
      decorators: this.#decorators,
      parameters: isClass ? [] : parametersOf(names.source, tokens),
      yields: !isClass && (hasYield(tokens) || yieldsValues(names.source.text, this.#lines, suite.from, suite.to)),
      conditional: certainty === 'may run' || certainty === 'handler',
    })
    const last = this.#lines[suite.to - 1]
    const body = { source: names.source, start: name.end, end: Math.max(name.end, last?.end ?? 0) }
    names.bind(name.text, { kind: 'defined', place: body, names }, certainty, place)
    this.#nestedIn(suite, isClass ? 'class' : 'function')
  }

  #nestedIn({ from, to }: Suite, outer: 'class' | 'function'): void {
    const { text } = this.#names.source
    // A function within decides for what is within it.
    let functionLevel = outer === 'function' ? -1 : Number.POSITIVE_INFINITY
    for (let index = from; index < to; index++) {
      const { start, end, level } = this.#lines[index]!
      if (outer === 'class' && level <= functionLevel)
        functionLevel = /^(?:async[ \t]+)?def\b/.test(text.slice(start, start + 20)) ? level : Number.POSITIVE_INFINITY
      if (text[start] !== '@') continue
      const tokens = tokenize(text, start + 1, end)
      const decoration = tokens.length > 0 ? decorationOf(this.#names, tokens) : undefined
      if (decoration?.kind === 'ours') this.#listener.nested(decoration, level > functionLevel ? 'function' : 'class')
    }
  }

  #placeOf(tokens: readonly Token[]): Place {
    return { source: this.#names.source, start: tokens[0]!.start, end: tokens.at(-1)!.end }
  }
}

function lessSure(certainty: Certainty): Certainty {
  return certainty === 'handler' ? 'handler' : 'may run'
}

function handled(certainty: Certainty): Certainty {
  return certainty === 'runs' || certainty === 'tried' ? 'handler' : certainty
}

function tried(certainty: Certainty): Certainty {
  return certainty === 'runs' ? 'tried' : certainty
}

const COMPOUND: ReadonlySet<string> = new Set('try except finally else with for while'.split(' '))
