export { deliverDue, forgetOldMail } from './deliver.ts';
export { openPost, type Post } from './post.ts';
export { markUndelivered, readReports } from './reports.ts';
export { deliver, isRefused, type Letter, type LyingMail, latestMails, writeMail, writeMails } from './write.ts';
