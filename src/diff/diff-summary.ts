import type { DiffCounts } from './diff-counts.ts'
import { RISK_KINDS, RISK_TITLES } from './risk.ts'

/** How much differs, in one line: `2 objects changed (3 fields), 1 added · restarts pods: 1`. */
export function summaryText({ added, removed, changed, moved, replaced, fields, files, risks }: DiffCounts): string {
  const parts = [
    ...(changed > 0 ? [`${counted(changed, 'object')} changed (${counted(fields, 'field')})`] : []),
    ...(replaced > 0 ? [`${counted(replaced, 'object')} replaced`] : []),
    ...(added > 0 ? [`${counted(added, 'object')} added`] : []),
    ...(removed > 0 ? [`${counted(removed, 'object')} removed`] : []),
    ...(moved > 0 ? [`${counted(moved, 'object')} moved to another file`] : []),
  ]
  const told = parts.length > 0 ? parts.join(', ') : files > 0 ? 'no object differs' : 'no differences'
  const marks = RISK_KINDS.filter(kind => risks[kind] > 0).map(kind => `${RISK_TITLES[kind]}: ${risks[kind]}`)
  return [told, ...marks].join(' · ')
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
