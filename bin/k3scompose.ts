import { start } from './start.ts'

start('k3scompose')
