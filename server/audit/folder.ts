import { join } from 'node:path';

export const auditFolder = (dataDir: string): string => join(dataDir, 'audit');
