export { SlaModule } from './sla.module.js';
export { HealthHttpModule } from './http/health-http.module.js';
export { AuditHealth, type AuditStatus } from './audit-health.js';
export { Alarms } from './alarms.service.js';
export { Auditor } from './auditor.service.js';
export { Sweep } from './sweep.service.js';
export type { SlaTiming } from './sla-timing.js';
