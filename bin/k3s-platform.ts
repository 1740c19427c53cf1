import { start } from './start.ts'

start('k3s-platform')
