import type { Command } from '../command.ts'
import { build } from './build.ts'
import { completion } from './completion.ts'
import { explain } from './explain.ts'
import { list } from './list.ts'
import { schema } from './schema.ts'
import { validate } from './validate.ts'

/** Every command, in the order of the help. */
export const commands: readonly Command[] = [build, validate, list, explain, schema, completion]
