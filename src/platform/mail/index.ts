export { deliverDue, forgetOldMail } from './deliver.ts';
export { openPost, type Post } from './post.ts';
export { markUndelivered, readReports } from './reports.ts';
export { deliver, type Letter, type LyingMail, latestMails, writeMail } from './write.ts';
