import { sha256 } from '../ir/sha256.ts'

/** The name of a Job that runs this and nothing else: no Job can be changed, so what runs differently has another name. */
export function jobName(name: string, content: string): string {
  return `${stemFor(name)}-${sha256(content).slice(0, DIGITS)}`
}

/** Whether a Job runs for what has this name, whatever its content was. */
export function isJobOf(job: string, name: string): boolean {
  return stemOfJob(job) === stemFor(name)
}

/** The part of a Job's name that stays when what it runs changes. */
export function stemOfJob(job: string): string {
  return job.replace(/-[0-9a-f]{8}$/, '')
}

function stemFor(name: string): string {
  return name.slice(0, LONGEST - DIGITS - 1).replace(/[-.]+$/, '')
}

/** The pods of a Job carry its name as a label. */
const LONGEST = 63
const DIGITS = 8
