import { closestTo, type Diagnostic, originsOf } from 'k3s-platform/plugin'
import type { Service } from '../model/service.ts'
import { unknownOption, unknownValue } from './shape-messages.ts'
import { VOCABULARIES, type Vocabulary } from './vocabularies.ts'

/**
 * Words of a service that are none of those that Docker knows. The schema of the Compose Specification takes any text
 * for them, and Docker refuses most when it makes the container.
 */
export function checkWords(service: Service, report: (diagnostic: Diagnostic) => void): void {
  for (const vocabulary of VOCABULARIES) {
    const name = vocabulary.path.filter(step => step !== '*').join('.')
    for (const { word, parent, key } of wordsAt(service, vocabulary.path)) {
      if (word === '' || isKnown(word, vocabulary)) continue
      const at = originsOf(parent, key)[0]
      const meant = closestTo(comparable(word, vocabulary), vocabulary.words)
      const told = vocabulary.isOpen ? unknownOption : unknownValue
      report(told(name, word, vocabulary.words, meant, at))
    }
  }
}

interface Word {
  readonly word: string
  readonly parent: object
  readonly key: string | number
}

/** The texts at a path, of which `*` stands for every item of a list. */
function wordsAt(node: unknown, [step, ...rest]: readonly string[]): readonly Word[] {
  if (typeof node !== 'object' || node === null || step === undefined) return []
  const keys = step === '*' ? Object.keys(node) : Object.hasOwn(node, step) ? [step] : []
  return keys.flatMap(key => {
    const value = (node as Readonly<Record<string, unknown>>)[key]
    if (rest.length > 0) return wordsAt(value, rest)
    return typeof value === 'string' ? [{ word: value, parent: node, key: step === '*' ? Number(key) : key }] : []
  })
}

function isKnown(word: string, vocabulary: Vocabulary): boolean {
  return vocabulary.words.includes(comparable(word, vocabulary)) || vocabulary.others?.test(word) === true
}

/** The word as Docker compares it. */
function comparable(word: string, { read }: Vocabulary): string {
  return read === undefined ? word : read(word)
}
