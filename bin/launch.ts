#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Script } from 'node:vm'
import { cachedCode, keepCode } from './code-cache.ts'
import { compileLess, isLargeProject } from './large-project.ts'

/** The tool that this file starts: the build makes one for each. */
declare const TOOL: string

/** Starts the bundled program. What V8 made of it in an earlier run is used again, which halves the time to start. */
const file = join(__dirname, 'command-line.cjs')
const kind = isLargeProject() ? 'large' : 'small'
// Before the code is loaded: V8 takes none that was compiled under other flags.
if (kind === 'large') compileLess()
const cachedData = cachedCode(kind)
// The build wraps the program in a function of the parameters below, and writes it in ASCII.
const script = new Script(readFileSync(file, 'latin1'), {
  filename: file,
  ...(cachedData && { cachedData }),
})
// Saved at the end: only then are the functions that the command needs compiled, and part of it.
if (cachedData === undefined || script.cachedDataRejected) process.once('exit', () => keepCode(script, kind))
const program = { exports: {} as { start(tool: string): void } }
script.runInThisContext()(program.exports, require, program, file, __dirname, (url: string) => import(url))
program.exports.start(TOOL)
