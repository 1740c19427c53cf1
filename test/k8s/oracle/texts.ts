import { seeds } from './seeds.ts'

/**
 * Prints texts for the oracle to judge: for each grammar its seeds, and mutations of them, always the same ones.
 *
 * npx tsx test/k8s/oracle/texts.ts | (cd test/k8s/oracle && go run .) > test/k8s/oracle/verdicts.tsv
 */
const count = Number(process.argv[2] ?? 100)
let state = 20_260_101

for (const [grammar, texts] of Object.entries(seeds)) {
  const all = new Set(texts)
  // Hardly any mutation of a time zone is one.
  const wanted = grammar === 'time-zone' ? 0 : count
  for (let tries = 0; all.size < wanted && tries < count * 20; tries++) all.add(mutated(texts))
  for (const text of all) console.log(`${grammar}\t${JSON.stringify(text)}`)
}

/** One of the texts with one or two letters taken out, doubled, or put in from another. */
function mutated(texts: readonly string[]): string {
  const letters = texts.join('')
  let text = texts[random(texts.length)]!
  for (let changes = 1 + random(2); changes > 0; changes--) {
    const place = random(text.length + 1)
    const letter = letters.charAt(random(letters.length))
    const rest = text.slice(place + random(2))
    text = text.slice(0, place) + (random(3) === 0 ? '' : letter) + rest
  }
  return text
}

function random(below: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
  return Math.floor((state / 0x80000000) * below)
}
