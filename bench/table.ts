import { cpus, totalmem } from 'node:os'
import type { Sample } from './measure.ts'
import { type Measured, median, ratio, type Time } from './rounds.ts'
import type { Scenario, Wish } from './scenario.ts'
import { START } from './scenarios.ts'

/** The table of a run in Markdown, and whether each wish is met. */
export function reportText(scenarios: readonly Scenario[], measured: Measured): string {
  const rows = scenarios.map(scenario => rowOf(scenario, measured))
  const wishes = scenarios.flatMap(scenario => (scenario.wishes ?? []).map(wish => wishRow(scenario, wish, measured)))
  return `${MACHINE}\n\n${markdown(COLUMNS, rows)}\n${markdown(['wish', 'at most', ...TITLES], wishes)}`
}

const MACHINE = `Node ${process.versions.node}, ${process.platform}, ${process.arch}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB.`

const TIMES: readonly Time[] = ['mainThread', 'processor', 'wall']
/** Main threads compare programs of Node only. */
const PEER_TIMES: readonly Time[] = ['processor', 'wall']
const TITLES = ['main thread', 'processor', 'wall']

const COLUMNS = [
  '',
  ...TITLES,
  `× ${START}`,
  '(processor)',
  '(wall)',
  '× floor',
  '(processor)',
  '(wall)',
  '× helm (processor)',
  '(wall)',
  'peak MiB',
  'runs',
]

function rowOf({ name, floor, peer }: Scenario, measured: Measured): string[] {
  const samples = samplesOf(name, measured)
  const start = samplesOf(START, measured)
  const least = floor === undefined ? [] : samplesOf(floor, measured)
  const other = peer === undefined ? [] : samplesOf(peer, measured)
  return [
    name,
    ...TIMES.map(part => milliseconds(middle(samples, part))),
    ...TIMES.map(part => times(ratio(samples, start, part))),
    ...TIMES.map(part => times(ratio(samples, least, part))),
    ...PEER_TIMES.map(part => times(ratio(samples, other, part))),
    whole(middle(samples, 'mebibytes')),
    String(samples.length),
  ]
}

function wishRow({ name }: Scenario, wish: Wish, measured: Measured): string[] {
  const samples = samplesOf(name, measured)
  if ('mostMebibytes' in wish)
    return [`${name}: peak memory`, `${wish.mostMebibytes} MiB`, `${whole(middle(samples, 'mebibytes'))} MiB`, '', '']
  const other = samplesOf(wish.timesOf, measured)
  const reached = TIMES.map(part => `${times(ratio(samples, other, part))} ×`)
  return [name, `${wish.most} × ${wish.timesOf}`, ...reached]
}

function samplesOf(name: string, measured: Measured): readonly Sample[] {
  return measured.get(name) ?? []
}

function middle(samples: readonly Sample[], part: keyof Sample): number | undefined {
  const values = samples.flatMap(sample => sample[part] ?? [])
  return values.length > 0 ? median(values) : undefined
}

function milliseconds(value: number | undefined): string {
  if (value === undefined) return ''
  return `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`
}

function times(value: number | undefined): string {
  return value === undefined ? '' : value < 0.1 ? value.toFixed(3) : value.toFixed(2)
}

function whole(value: number | undefined): string {
  return value === undefined ? '' : String(Math.round(value))
}

function markdown(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
  const widths = head.map((_, column) => Math.max(...all.map(row => row[column]!.length)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(' | ')} |\n`
  return all.map(line).join('')
}
