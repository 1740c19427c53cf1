import { costCenter } from './cost-center.ts'
import { monitoring } from './monitoring/index.ts'

export const plugins = [costCenter, monitoring]
