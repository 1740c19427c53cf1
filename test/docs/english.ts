import { prose } from './pages.ts'

/** A text that people read, and where it is. */
export interface Text {
  readonly file: string
  readonly text: string
}

/** A turn of phrase that no technical writer uses, and what to write instead. */
interface Turn {
  readonly turn: RegExp
  readonly instead: string
}

/** The turns that texts of this project once had. Add one when a review finds it. */
const TURNS: readonly Turn[] = [
  { turn: /\bwhom?(so)?ever\b/, instead: 'anyone who, everyone who, or "you"' },
  { turn: /\b(some|no|every)body\b/, instead: 'you, someone, no one, everyone, or the passive' },
  { turn: /\b(stands?|stood)\b(?! for\b)/, instead: 'is, are, appears' },
  { turn: /\b(tells?|told)\b/, instead: 'reports, prints, shows' },
  {
    turn: /\b(build|compiler|program|command|page|document|table|test)s? (says?|said)\b/,
    instead: 'reports, prints, lists, describes',
  },
  { turn: /(?<!new )\bone (asks|edits|gets|knows|sees|wants|writes)\b/, instead: 'you' },
  { turn: /\bone's\b/, instead: 'your' },
  { turn: /\b(is|are|be) asked\b/, instead: 'checked, requested, required' },
  { turn: /(?<!-)\bbesides?\b/, instead: 'next to, in addition to, together with' },
  { turn: /\bbut for\b/, instead: 'except' },
  { turn: /\bat hand\b/, instead: 'this, the current' },
  { turn: /(?<!\bthere )\b(is|are) no (?!longer\b|more\b)/, instead: 'is not a' },
  { turn: /\bthe one\b[^.|]*\bthe other\b/, instead: 'the names of both' },
  { turn: /\banew\b/, instead: 'again, recreated' },
  { turn: /\b(becomes?|became|comes?|came) of\b/, instead: 'becomes, the result of' },
  { turn: /\bwhat there is\b/, instead: 'what exists, or a list of it' },
  { turn: /\b(has|have) to do with\b/, instead: 'concerns, is about' },
  { turn: /\bbe had\b/, instead: 'is available, can be obtained' },
  { turn: /\bso many\b/, instead: 'that many, or the number' },
  { turn: /\b(a|one) text\b/, instead: 'a string' },
  { turn: /\ban amount\b/, instead: 'a quantity' },
]

/** Where texts have such turns, with what to write instead. Quoted code and the targets of links do not count. */
export function oldTurnsIn(texts: readonly Text[]): readonly string[] {
  return texts.flatMap(({ file, text }) => {
    const words = wordsOf(text)
    return TURNS.flatMap(({ turn, instead }) =>
      [...words.matchAll(new RegExp(turn, 'gi'))].map(
        ({ 0: found, index }) => `${file}: "${found}" in "…${around(words, index)}…": write ${instead}`,
      ),
    )
  })
}

/** The words of a text on one line. Headings and cells of tables stay apart, as sentences do. */
function wordsOf(text: string): string {
  return prose(text)
    .replace(/`[^`]*`/g, '`code`')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\n\s*\n/g, ' | ')
    .replace(/\s+/g, ' ')
}

function around(words: string, index: number): string {
  return words.slice(Math.max(0, index - 30), index + 40)
}
