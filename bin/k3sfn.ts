import { start } from './start.ts'

start('k3sfn')
