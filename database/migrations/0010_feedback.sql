-- How clear readers found a page: counts by month, never words and never who.
create table page_feedback (
  month date not null,
  path text not null,
  score int not null,
  -- What made it hard or easy, from a list; empty where nothing was chosen.
  reason text not null default '',
  times int not null default 1,
  primary key (month, path, score, reason),
  constraint page_feedback_month_first check (extract(day from month) = 1),
  constraint page_feedback_score_range check (score between 1 and 5),
  constraint page_feedback_path_ours check (path ~ '^/[a-z0-9/-]{0,120}$'),
  constraint page_feedback_reason_known check (reason in ('', 'words', 'missing', 'wrong', 'find', 'broken'))
);
