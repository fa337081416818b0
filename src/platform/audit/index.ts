export { type AuditState, verifyAudit } from './verify.ts';
export { type AuditFact, writeAudit, writeDenial } from './write.ts';
